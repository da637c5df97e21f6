using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Elementwise operations on operands.</summary>
internal sealed class ModelElements(TensorGraph graph)
{
    private readonly ElementwiseExpressions _expressions = new(graph);

    public Operand Constant(double value) => Of(graph.Constant(value));

    public Operand Condition(bool value) => Of(graph.Condition(value));

    /// <summary>A tensor as an operand.</summary>
    public Operand Of(Tensor tensor) => new(tensor);

    /// <summary>The truth value of a condition that is known; null where it is not.</summary>
    public static bool? Known(Operand condition) =>
        condition.Tensor is { Operation: TensorOperation.Constant, Kind: ElementKind.Condition } constant ? constant.Content.Value != 0 : null;

    /// <summary>An operation on elements.</summary>
    /// <param name="make">Makes the value of the operands' values.</param>
    /// <param name="axes">The axes of the result, in its order.</param>
    /// <param name="operands">The operands, whose axes are among these.</param>
    public Operand Apply(Func<Arithmetic, IReadOnlyList<Value>, Value> make, IReadOnlyList<Axis> axes, params Operand[] operands)
    {
        TensorValue made = _expressions.Make(axes, make, [.. operands.Select(operand => new TensorValue(operand.Tensor!, operand.IsProduct))]);
        Tensor whole = graph.Broadcast(made.Tensor, axes);
        return new Operand(whole) { IsProduct = made.IsProduct && whole == made.Tensor };
    }
}
