using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>
/// The weights to evaluate with. Where <c>eval = e</c> reads only what is kept between steps, they are computed when somebody asks for
/// them; otherwise, and where they take a reduction, the step stores them.
/// </summary>
internal sealed partial class BindingPass
{
    private Frame? _evaluationFrame;

    private void NoteEvaluation(EvaluationSyntax evaluation)
    {
        if (_evaluation is not null)
        {
            Report(BindingDiagnostics.SecondEvaluation, evaluation.Span);
            return;
        }

        if (RuleTree.Descendants(evaluation.Value).OfType<CallSyntax>().FirstOrDefault(IsGradient) is { } gradient)
        {
            Report(BindingDiagnostics.GradientInEvaluation, gradient.Span);
            return;
        }

        _evaluation = evaluation;
        _evaluationFrame = _frame;
        _evaluationScope = _scope.Copy();
        _noiseCountBeforeEvaluation = _noiseCount;
        Value value = _arithmetic.Number(BindExpression(evaluation.Value));
        _evaluationScope[StoredEvaluation] = value.Node;
    }

    private Node BindEvaluation(ExpressionSyntax expression)
    {
        if (!CallsWithMemory(expression))
        {
            Node onDemand = BindOnDemand(expression);
            if (ReadsOnlyWhatIsKept(expression) && !NeedsStep(onDemand))
            {
                return onDemand;
            }
        }

        Node stored = AddState(StoredEvaluation, StoredEvaluation);
        _scope[StoredEvaluation] = _evaluationScope![StoredEvaluation];
        _assignedShapes[StoredEvaluation] = Shape.Element;
        return stored;
    }

    /// <summary>Whether a value takes more than one pass over the elements, as the steps alone make, or what is given for a step.</summary>
    private static bool NeedsStep(Node value) => Uses.Of([value], []).Needed.Any(node => node.IsReductionOfElements || node.IsMatrixFunction || node.Operation == Operation.Given);

    private bool ReadsOnlyWhatIsKept(ExpressionSyntax expression) =>
        ReadNames.Of(expression, _evaluationFrame!.LoopVariables).Select(WellKnownNames.Fold).All(key =>
            (key == WellKnownNames.Weight || _states.ContainsKey(key))
                ? _scope[key] == _evaluationScope![key]
                : key is not (WellKnownNames.Gradient or "loss" or "hess") && !_evaluationFrame.Names.Assigned.ContainsKey(key));

    /// <summary>The weights to evaluate with as a value of what is kept between steps.</summary>
    private Node BindOnDemand(ExpressionSyntax expression)
    {
        (Scope scope, Frame frame, string text) = (_scope, _frame, _text);
        (_scope, _frame, _text) = (_scope.Copy(), _evaluationFrame!, _evaluationFrame!.Text);
        _scope[WellKnownNames.Weight] = _graph.Leaf(Operation.Weight, Shape.Element);
        foreach (string key in _stateOrder)
        {
            _scope[key] = _states[key].Stored;
        }

        _noiseCount = _noiseCountBeforeEvaluation;
        Node evaluation = _arithmetic.Number(BindExpression(expression)).Node;
        (_scope, _frame, _text) = (scope, frame, text);
        return evaluation;
    }
}
