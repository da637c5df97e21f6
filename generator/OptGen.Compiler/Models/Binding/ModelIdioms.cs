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
        _ when OfActivation(arithmetic, function, values) is { } activation => activation.Value,
        _ => arithmetic.Call(Intrinsics.Find(function.Name)!, [.. values]),
    };

    private static Dual? OfActivation(Arithmetic arithmetic, Function function, IReadOnlyList<Value> values) =>
        new DualArithmetic(arithmetic).Activation(function.Name, [.. values, .. function.DefaultsBehind(values.Count).Select(arithmetic.Constant)]);
}
