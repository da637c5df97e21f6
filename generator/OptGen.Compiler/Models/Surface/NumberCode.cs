using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Surface;

/// <summary>Writes tensors without axes, made of constants, lengths and hyperparameters, as C# expressions of type <c>double</c>.</summary>
/// <param name="lengths">Writes lengths.</param>
internal sealed class NumberCode(LengthCode lengths)
{
    public string Of(Tensor number) => number.Operation switch
    {
        TensorOperation.Constant => Literals.Double(number.Content.Value),
        TensorOperation.Length => lengths.Of(number.Content.Length!) is var length && length.Contains(' ') ? $"(double)({length})" : $"(double){length}",
        TensorOperation.Hyperparameter => ModelMembers.Read(number.Content.Name, "this"),
        TensorOperation.Elementwise => Apply(number.Content.Operation, [.. number.Inputs.Select(Of)], number.Content.Function),
        _ => Of(number.Inputs[0]),
    };

    /// <summary>An operation on numbers that are C# themselves; conditions are of type <c>bool</c>.</summary>
    public static string Apply(Operation operation, string[] inputs, Intrinsic? function) => operation switch
    {
        Operation.Add => $"({inputs[0]} + {inputs[1]})",
        Operation.Subtract => $"({inputs[0]} - {inputs[1]})",
        Operation.Multiply => $"({inputs[0]} * {inputs[1]})",
        Operation.Divide => $"({inputs[0]} / {inputs[1]})",
        Operation.Remainder => $"({inputs[0]} % {inputs[1]})",
        Operation.Negate => $"(-{inputs[0]})",
        Operation.MultiplyAdd => $"(({inputs[0]} * {inputs[1]}) + {inputs[2]})",
        Operation.MultiplySubtract => $"(({inputs[0]} * {inputs[1]}) - {inputs[2]})",
        Operation.MultiplyAddNegated => $"({inputs[2]} - ({inputs[0]} * {inputs[1]}))",
        Operation.Less => $"({inputs[0]} < {inputs[1]})",
        Operation.LessOrEqual => $"({inputs[0]} <= {inputs[1]})",
        Operation.Greater => $"({inputs[0]} > {inputs[1]})",
        Operation.GreaterOrEqual => $"({inputs[0]} >= {inputs[1]})",
        Operation.Equal => $"({inputs[0]} == {inputs[1]})",
        Operation.NotEqual => $"({inputs[0]} != {inputs[1]})",
        Operation.And => $"({inputs[0]} && {inputs[1]})",
        Operation.Or => $"({inputs[0]} || {inputs[1]})",
        Operation.Not => $"(!{inputs[0]})",
        Operation.Number => $"({inputs[0]} ? 1.0 : 0.0)",
        Operation.Select => $"({inputs[0]} ? {inputs[1]} : {inputs[2]})",
        _ => string.Format(System.Globalization.CultureInfo.InvariantCulture, function!.Scalar, [.. inputs]),
    };
}
