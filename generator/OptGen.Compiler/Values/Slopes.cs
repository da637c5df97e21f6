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
        ["lgamma"] = (a, x, _) => a.Call(Intrinsics.Digamma, x),
        ["digamma"] = (a, x, _) => a.Call(Intrinsics.Trigamma, x),
        ["relu"] = (a, _, y) => a.Number(a.Compare(Operation.Greater, y, a.Constant(0))),
        ["gelu"] = OfGelu,

        // σ(x) + y·(1 − σ(x)).
        ["silu"] = (a, x, y) => a.Add(a.Call(Intrinsics.Sigmoid, x), a.Multiply(y, a.Call(Intrinsics.Sigmoid, a.Negate(x)))),
        ["mish"] = OfMish,
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

    /// <summary>Φ(x) + x·φ(x), with Φ(x) = y/x: the sum ½(1 + erf(x/√2)) would lose all digits of a small one.</summary>
    private static Value OfGelu(Arithmetic a, Value x, Value y)
    {
        Value share = a.Select(a.Compare(Operation.Equal, x, a.Constant(0)), a.Constant(0.5), a.Divide(y, x));
        Value density = a.Multiply(a.Constant(1 / Math.Sqrt(2 * Math.PI)), a.Call(Intrinsics.Exp, a.Multiply(a.Constant(-0.5), a.Power(x, a.Constant(2)))));
        return a.Add(a.Multiply(x, density.Named()), share);
    }

    /// <summary>With s = σ(x) and r = σ(−x), tanh(softplus(x)) is s·(1 + r)/(1 + r²), and its derivative 4·s·r²/(1 + r²)²: nothing cancels.</summary>
    private static Value OfMish(Arithmetic a, Value x, Value y)
    {
        Value one = a.Constant(1);
        Value s = a.Call(Intrinsics.Sigmoid, x).Named();
        Value r = a.Call(Intrinsics.Sigmoid, a.Negate(x)).Named();
        Value square = a.Multiply(r, r).Named();
        Value divisor = a.Add(one, square).Named();
        Value rise = a.Divide(a.Multiply(a.Constant(4), square), a.Multiply(divisor, divisor));
        return a.Add(a.Divide(a.Multiply(s, a.Add(one, r)), divisor), a.Multiply(a.Multiply(x, s), rise));
    }

    private static Value ReciprocalOfLeg(Arithmetic a, Value x) =>
        a.Reciprocal(a.Call(Intrinsics.Sqrt, a.Multiply(a.Subtract(a.Constant(1), x), a.Add(a.Constant(1), x))));
}
