using OptGen.Compiler.Language;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Elementwise functions, by the arithmetic of rules.</summary>
internal static class ModelIdioms
{
    /// <summary>The value of a function of elements, or of one that is short for an expression of these.</summary>
    public static Value Of(Arithmetic arithmetic, Function function, IReadOnlyList<Value> values) => (function.Name, values.Count) switch
    {
        ("ema", _) => arithmetic.Ema(values[0], values[1], values[2]),
        ("lerp", _) => arithmetic.Lerp(values[0], values[1], values[2]),
        ("clamp", _) => arithmetic.Clamp(values[0], values[1], values[2]),
        ("rsqrt", _) => arithmetic.Reciprocal(arithmetic.Call(Intrinsics.Sqrt, values[0])),
        ("softplus", 1) => arithmetic.Call(Intrinsics.Softplus, values[0]),
        ("softplus", _) => arithmetic.Divide(arithmetic.Call(Intrinsics.Softplus, arithmetic.Multiply(values[0], values[1])), values[1]),
        ("leakyrelu", 1) => LeakyRelu(arithmetic, values[0], arithmetic.Constant(0.01)),
        ("leakyrelu", _) => LeakyRelu(arithmetic, values[0], values[1]),
        ("elu", 1) => Elu(arithmetic, values[0], arithmetic.Constant(1)),
        ("elu", _) => Elu(arithmetic, values[0], values[1]),
        ("selu", _) => arithmetic.Multiply(arithmetic.Constant(1.0507009873554805), Elu(arithmetic, values[0], arithmetic.Constant(1.6732632423543772)).Named()),
        ("softsign", _) => arithmetic.Divide(values[0], arithmetic.Add(arithmetic.Constant(1), arithmetic.Call(Intrinsics.Abs, values[0]))),
        _ => arithmetic.Call(Intrinsics.Find(function.Name)!, [.. values]),
    };

    private static Value LeakyRelu(Arithmetic arithmetic, Value x, Value slope) => arithmetic.Select(IsPositive(arithmetic, x), x, arithmetic.Multiply(slope, x));

    /// <summary>Of what is positive the power is not taken: it may be infinite, and no derivative may meet it.</summary>
    private static Value Elu(Arithmetic arithmetic, Value x, Value scale)
    {
        Value isPositive = IsPositive(arithmetic, x);
        Value power = arithmetic.Call(Intrinsics.Find("expm1")!, arithmetic.Select(isPositive, arithmetic.Constant(0), x));
        return arithmetic.Select(isPositive, x, arithmetic.Multiply(scale, power));
    }

    private static Value IsPositive(Arithmetic arithmetic, Value x) => arithmetic.Compare(Operation.Greater, x, arithmetic.Constant(0));
}
