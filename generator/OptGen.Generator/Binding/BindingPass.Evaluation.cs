using OptGen.Generator.Language;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Binding;

/// <summary>
/// The weights to evaluate with. Where <c>eval = e</c> reads only what is kept between steps, they are computed when somebody asks for
/// them; otherwise the step stores them.
/// </summary>
internal sealed partial class BindingPass
{
    private bool _storesEvaluation;
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

    private void StoreEvaluationIfNeeded()
    {
        if (_evaluation is null || ReadsOnlyWhatIsKept(_evaluation.Value))
        {
            return;
        }

        _storesEvaluation = true;
        AddState(StoredEvaluation, StoredEvaluation);
        _scope[StoredEvaluation] = _evaluationScope![StoredEvaluation];
        _assignedShapes[StoredEvaluation] = Shape.Element;
    }

    private bool ReadsOnlyWhatIsKept(ExpressionSyntax expression) =>
        !CallsWithMemory(expression) && !CallsMatrixFunction(expression)
        && ReadNames.Of(expression, _evaluationFrame!.LoopVariables).Select(WellKnownNames.Fold).All(key =>
            (key == WellKnownNames.Weight || _states.ContainsKey(key))
                ? _scope[key] == _evaluationScope![key]
                : key is not (WellKnownNames.Gradient or "loss" or "hess") && !_evaluationFrame.Names.Assigned.ContainsKey(key));

    private Node BindEvaluation(ExpressionSyntax expression)
    {
        if (_storesEvaluation)
        {
            return _states[StoredEvaluation].Stored;
        }

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
