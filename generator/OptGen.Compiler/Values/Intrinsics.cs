namespace OptGen.Compiler.Values;

/// <summary>What elementwise functions are in C#, and the values of those that a compiler may compute.</summary>
internal static class Intrinsics
{
    public static readonly Intrinsic Sqrt = new("sqrt", "Math.Sqrt({0})", "TLane.Sqrt({0})", IsExact: true, Evaluate: (x, _) => Math.Sqrt(x));

    public static readonly Intrinsic Abs = new("abs", "Math.Abs({0})", "TLane.Abs({0})", IsExact: true, Evaluate: (x, _) => Math.Abs(x));

    public static readonly Intrinsic Max = new("max", "RuleMath.Max({0}, {1})", "TLane.Max({0}, {1})", IsExact: true, Evaluate: (x, y) => x > y || double.IsNaN(x) ? x : y);

    public static readonly Intrinsic Min = new("min", "RuleMath.Min({0}, {1})", "TLane.Min({0}, {1})", IsExact: true, Evaluate: (x, y) => x < y || double.IsNaN(x) ? x : y);

    public static readonly Intrinsic Pow = Mapped("pow", "Math.Pow({0}, {1})", "Pow");

    public static readonly Intrinsic Remainder = new("rem", "{0} % {1}", "TLane.Map<Functions.Remainder>({0}, {1})", IsExact: true, Evaluate: (x, y) => x % y);

    public static readonly Intrinsic Cbrt = Mapped("cbrt", "Math.Cbrt({0})", "Cbrt");

    public static readonly Intrinsic Softplus = Mapped("softplus", "RuleMath.Softplus({0})", "Softplus");

    public static readonly Intrinsic Sign = new("sign", "RuleMath.Sign({0})", "TLane.Sign({0})");

    public static readonly Intrinsic Exp = Mapped("exp", "Math.Exp({0})", "Exp");

    public static readonly Intrinsic Log = Mapped("log", "Math.Log({0})", "Log");

    public static readonly Intrinsic Sin = Mapped("sin", "Math.Sin({0})", "Sin");

    public static readonly Intrinsic Cos = Mapped("cos", "Math.Cos({0})", "Cos");

    public static readonly Intrinsic Sigmoid = Mapped("sigmoid", "RuleMath.Sigmoid({0})", "Sigmoid");

    public static readonly Intrinsic Expm1 = Mapped("expm1", "RuleMath.Expm1({0})", "Expm1");

    public static readonly Intrinsic Digamma = Mapped("digamma", "Digamma");

    /// <summary>The derivative of digamma, which rules do not call.</summary>
    public static readonly Intrinsic Trigamma = Mapped("trigamma", "Trigamma");

    public static readonly Intrinsic Floor = new("floor", "Math.Floor({0})", "TLane.Floor({0})", IsExact: true, Evaluate: (x, _) => Math.Floor(x));

    public static readonly Intrinsic Truncate = new("trunc", "Math.Truncate({0})", "TLane.Truncate({0})", IsExact: true, Evaluate: (x, _) => Math.Truncate(x));

    public static readonly Intrinsic CopySign = new("copysign", "Math.CopySign({0}, {1})", "TLane.CopySign({0}, {1})");

    public static readonly Intrinsic IsFinite = new("isfinite", "double.IsFinite({0})", "TLane.IsFinite({0})", IsCondition: true);

    private static readonly Intrinsic[] Table =
    [
        Sqrt,
        Cbrt,
        Abs,
        Sign,
        Min,
        Max,
        Exp,
        Log,
        Mapped("log1p", "RuleMath.Log1p({0})", "Log1p"),
        Expm1,
        Pow,
        Sin,
        Cos,
        Mapped("tan", "Math.Tan({0})", "Tan"),
        Mapped("tanh", "Math.Tanh({0})", "Tanh"),
        Mapped("atanh", "Math.Atanh({0})", "Atanh"),
        Mapped("atan", "Math.Atan({0})", "Atan"),
        Mapped("atan2", "Math.Atan2({0}, {1})", "Atan2"),
        Mapped("acos", "Math.Acos({0})", "Acos"),
        Mapped("asin", "Math.Asin({0})", "Asin"),
        Sigmoid,
        Softplus,
        Mapped("erf", "RuleMath.Erf({0})", "Erf"),
        Mapped("lgamma", "Lgamma"),
        Digamma,
        new("relu", "RuleMath.Max({0}, 0.0)", "TLane.Relu({0})", IsExact: true, Evaluate: (x, _) => x > 0 || double.IsNaN(x) ? x : 0),
        Mapped("gelu", "Gelu"),
        Mapped("silu", "Silu"),
        Mapped("mish", "Mish"),
        Floor,
        new("ceil", "Math.Ceiling({0})", "TLane.Ceiling({0})", IsExact: true, Evaluate: (x, _) => Math.Ceiling(x)),
        new("round", "Math.Round({0})", "TLane.Round({0})", IsExact: true, Evaluate: (x, _) => Math.Round(x)),
        Truncate,
        IsFinite,
        CopySign,
    ];

    private static readonly Dictionary<string, Intrinsic> ByName = Table.ToDictionary(intrinsic => intrinsic.Name, StringComparer.Ordinal);

    public static IReadOnlyList<Intrinsic> All => Table;

    public static Intrinsic? Find(string name) => ByName.TryGetValue(name, out Intrinsic? intrinsic) ? intrinsic : null;

    /// <summary>A function that .NET does not have: a scalar, too, is computed as an element of <c>double</c>.</summary>
    private static Intrinsic Mapped(string name, string function) => Mapped(name, $"Functions.Of<Functions.{function}>({{0}})", function);

    private static Intrinsic Mapped(string name, string scalar, string function)
    {
        string call = $"<Functions.{function}>({(scalar.Contains("{1}") ? "{0}, {1}" : "{0}")})";
        return new(name, scalar, "TLane.Map" + call, Element: "Functions.Of" + call);
    }
}
