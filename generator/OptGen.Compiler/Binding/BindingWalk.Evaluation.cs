using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>
/// The weights to evaluate with. Where <c>eval = e</c> reads only what is kept between steps, they are computed when somebody asks for
/// them; otherwise, and where they take a reduction, the step stores them.
/// </summary>
internal sealed partial class BindingWalk
{
    private Frame? _evaluationFrame;

    private void NoteEvaluation(Place at, EvaluationSyntax evaluation)
    {
        if (_evaluation is not null)
        {
            Report(at, BindingDiagnostics.SecondEvaluation, evaluation.Span);
            return;
        }

        if (RuleTree.Descendants(evaluation.Value).OfType<CallSyntax>().FirstOrDefault(IsGradient) is { } gradient)
        {
            Report(at, BindingDiagnostics.GradientInEvaluation, gradient.Span);
            return;
        }

        _evaluation = evaluation;
        _evaluationFrame = at.Frame;
        _evaluationScope = at.Scope.Copy();
        _noiseCountBeforeEvaluation = _noiseCount;
        Value value = _arithmetic.Number(BindExpression(at, evaluation.Value));
        _evaluationScope[StoredEvaluation] = value.Node;
    }

    private Node BindEvaluation(Place at, ExpressionSyntax expression)
    {
        if (!CallsWithMemory(at, expression))
        {
            Node onDemand = BindOnDemand(at, expression);
            if (ReadsOnlyWhatIsKept(at, expression) && !NeedsStep(onDemand))
            {
                return onDemand;
            }
        }

        Node stored = AddState(at, StoredEvaluation, StoredEvaluation);
        at.Scope[StoredEvaluation] = _evaluationScope![StoredEvaluation];
        _assignedShapes[StoredEvaluation] = Shape.Element;
        return stored;
    }

    /// <summary>Whether a value takes more than one pass over the elements, as the steps alone make, or what is given for a step.</summary>
    private static bool NeedsStep(Node value) => Uses.Of([value], []).Needed.Any(node => node.IsReductionOfElements || node.IsMatrixFunction || node.Operation == Operation.Given);

    private bool ReadsOnlyWhatIsKept(Place at, ExpressionSyntax expression) =>
        ReadNames.Of(expression, _evaluationFrame!.LoopVariables).Select(WellKnownNames.Fold).All(key =>
            (key == WellKnownNames.Weight || _states.ContainsKey(key))
                ? at.Scope[key] == _evaluationScope![key]
                : key is not (WellKnownNames.Gradient or "loss" or "hess") && !_evaluationFrame.Names.Assigned.ContainsKey(key));

    /// <summary>The weights to evaluate with as a value of what is kept between steps.</summary>
    private Node BindOnDemand(Place at, ExpressionSyntax expression)
    {
        Place apart = at with { Scope = at.Scope.Copy(), Frame = _evaluationFrame!, Text = _evaluationFrame!.Text };
        apart.Scope[WellKnownNames.Weight] = _graph.Leaf(Operation.Weight, Shape.Element);
        foreach (string key in _stateOrder)
        {
            apart.Scope[key] = _states[key].Stored;
        }

        _noiseCount = _noiseCountBeforeEvaluation;
        return _arithmetic.Number(BindExpression(apart, expression)).Node;
    }
}
