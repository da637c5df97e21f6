using System.Globalization;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>
/// Gradients and losses that a rule asks for at other points. Each written <c>grad(p)</c> is one call of the step, and so is <c>loss(p)</c>, unless the step
/// asks for something at that point already.
/// </summary>
internal sealed partial class BindingWalk
{
    private readonly List<GradientCall> _gradientCalls = [];

    /// <summary>The calls that give a gradient, rather than a loss alone.</summary>
    private readonly HashSet<int> _callsForGradients = [];

    /// <summary>Which call each <c>grad</c> and <c>loss</c> is answered by, in the order in which they are bound: the same at all ranks.</summary>
    private readonly List<int> _answers = [];

    private static bool IsGradient(CallSyntax call) => Functions.Of(call) is { Kind: FunctionKind.Gradient };

    private Value BindGradient(Place at, CallSyntax call, ExpressionSyntax written)
    {
        Value point = _arithmetic.Number(BindExpression(at, written));
        if (!point.IsElement)
        {
            Report(at, BindingDiagnostics.PointNeeded, written.Span, TextOf(at, written));
        }

        // In a step in which only other parameters take the branch, this one stays where it is.
        Node place = at.BranchCondition is null ? point.Node : _graph.Select(at.BranchCondition, point.Node, at.Scope[at.Frame.Key(WellKnownNames.Weight)]);
        bool isLoss = call.Function.Name.Text == Functions.Loss;
        int answer = _ranks is null ? FindAnswer(at, place, isLoss) ?? _gradientCalls.Count : _ranks.Answers[_answers.Count];
        _answers.Add(answer);
        string number = (answer + 1).ToString(CultureInfo.InvariantCulture);
        if (answer == _gradientCalls.Count)
        {
            _gradientCalls.Add(new GradientCall(_graph.Leaf(Operation.FurtherGradient, Shape.Element, number), place, TextOf(at, written), at.BranchCondition));
        }

        if (isLoss)
        {
            return new Value(_graph.Leaf(Operation.FurtherLoss, Shape.Scalar, number));
        }

        _callsForGradients.Add(answer);
        return new Value(_gradientCalls[answer].Gradient);
    }

    /// <summary>The call that takes the step to a point already; null where none does, or a gradient has been taken there.</summary>
    private int? FindAnswer(Place at, Node place, bool isLoss)
    {
        int found = _gradientCalls.FindLastIndex(call => call.Point == place && call.Condition == at.BranchCondition);
        return found < 0 || (!isLoss && _callsForGradients.Contains(found)) ? null : found;
    }

    private Node Within(Place at, Node condition) => at.BranchCondition is null ? condition : _graph.Operate(Operation.And, at.BranchCondition, condition);
}
