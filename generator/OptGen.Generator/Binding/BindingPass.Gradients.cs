using System.Globalization;
using OptGen.Generator.Language;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Binding;

/// <summary>Gradients that a rule asks for again: each written <c>grad(p)</c> is one call of the step.</summary>
internal sealed partial class BindingPass
{
    private const string GradientFunction = "grad";

    private readonly List<GradientCall> _gradientCalls = [];

    /// <summary>The conditions of the branches around what is being bound; null where there are none.</summary>
    private Node? _branchCondition;

    private static bool IsGradient(CallSyntax call) => call is { Scope: null, Function.Name.Text: GradientFunction };

    private Value BindGradient(CallSyntax call)
    {
        if (!CheckCount(call, call.Arguments ?? [], [1]))
        {
            return Unknown;
        }

        Value point = _arithmetic.Number(BindExpression(call.Arguments![0]));
        if (!point.IsElement)
        {
            Report(BindingDiagnostics.PointNeeded, call.Arguments[0].Span, TextOf(call.Arguments[0]));
        }

        // In a step in which only other parameters take the branch, this one stays where it is.
        Node place = _branchCondition is null ? point.Node : _graph.Select(_branchCondition, point.Node, _scope[_frame.Key(WellKnownNames.Weight)]);
        string number = (_gradientCalls.Count + 1).ToString(CultureInfo.InvariantCulture);
        GradientCall gradient = new(_graph.Leaf(Operation.FurtherGradient, Shape.Element, number), place, TextOf(call.Arguments[0]), _branchCondition);
        _gradientCalls.Add(gradient);
        return new Value(gradient.Gradient);
    }

    private Node Within(Node condition) => _branchCondition is null ? condition : _graph.Operate(Operation.And, _branchCondition, condition);
}
