namespace OptGen.Compiler.Values;

/// <summary>The derivatives of the functions of the table of intrinsics, as one would write them by hand.</summary>
internal static class Slopes
{
    /// <summary>For each function of one argument that is not constant between its jumps: the derivative, from the argument and the value.</summary>
    private static readonly Dictionary<string, Func<Arithmetic, Value, Value, Value>> OfOne = new(StringComparer.Ordinal)
    {
        ["sqrt"] = (a, _, y) => a.Divide(a.Constant(0.5), y),
        ["cbrt"] = (a, _, y) => a.Reciprocal(a.Multiply(a.Constant(3), a.Power(y, a.Constant(2)))),
        ["abs"] = (a, x, _) => a.Call(Intrinsics.Sign, x),
        ["exp"] = (_, _, y) => y,
        ["log"] = (a, x, _) => a.Reciprocal(x),
        ["log1p"] = (a, x, _) => a.Reciprocal(a.Add(a.Constant(1), x)),
        ["expm1"] = (a, x, _) => a.Call(Intrinsics.Exp, x),
        ["sin"] = (a, x, _) => a.Call(Intrinsics.Cos, x),
        ["cos"] = (a, x, _) => a.Negate(a.Call(Intrinsics.Sin, x)),
        ["tan"] = (a, _, y) => a.Add(a.Constant(1), a.Power(y, a.Constant(2))),
        ["tanh"] = (a, _, y) => a.Multiply(a.Subtract(a.Constant(1), y), a.Add(a.Constant(1), y)),
        ["atanh"] = (a, x, _) => a.Reciprocal(a.Multiply(a.Subtract(a.Constant(1), x), a.Add(a.Constant(1), x))),
        ["atan"] = (a, x, _) => a.Reciprocal(a.Add(a.Constant(1), a.Power(x, a.Constant(2)))),
        ["acos"] = (a, x, _) => a.Negate(ReciprocalOfLeg(a, x)),
        ["asin"] = (a, x, _) => ReciprocalOfLeg(a, x),

        // Both factors from the function: 1 − σ(x) would lose all digits of a small one.
        ["sigmoid"] = (a, x, y) => a.Multiply(y.Named(), a.Call(Intrinsics.Sigmoid, a.Negate(x))),
        ["softplus"] = (a, x, _) => a.Call(Intrinsics.Sigmoid, x),
        ["erf"] = (a, x, _) => a.Multiply(a.Constant(2 / Math.Sqrt(Math.PI)), a.Call(Intrinsics.Exp, a.Negate(a.Power(x, a.Constant(2))))),
    };

    private static readonly HashSet<string> Steps = new(StringComparer.Ordinal) { "sign", "floor", "ceil", "round", "trunc", "isfinite" };

    /// <summary>The functions of two arguments, whose derivatives are in <see cref="DualArithmetic"/>.</summary>
    private static readonly HashSet<string> OfTwo = new(StringComparer.Ordinal) { "min", "max", "pow", "atan2", "copysign" };

    /// <summary>Whether the compiler knows the derivative of a function.</summary>
    public static bool Knows(Intrinsic function) => OfOne.ContainsKey(function.Name) || Steps.Contains(function.Name) || OfTwo.Contains(function.Name);

    /// <summary>The derivative of a function by its one argument; null where it is 0 wherever it exists.</summary>
    public static Value? Of(Intrinsic function, Arithmetic arithmetic, Value argument, Value result) =>
        Steps.Contains(function.Name) ? null : OfOne[function.Name](arithmetic, argument.Named(), result.Named());

    private static Value ReciprocalOfLeg(Arithmetic a, Value x) =>
        a.Reciprocal(a.Call(Intrinsics.Sqrt, a.Multiply(a.Subtract(a.Constant(1), x), a.Add(a.Constant(1), x))));
}
