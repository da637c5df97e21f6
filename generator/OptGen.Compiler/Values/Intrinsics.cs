namespace OptGen.Compiler.Values;

/// <summary>What elementwise functions are in C#, and the values of those that a compiler may compute.</summary>
internal static class Intrinsics
{
    public static readonly Intrinsic Sqrt = new("sqrt", "global::System.Math.Sqrt({0})", "TLane.Sqrt({0})", IsExact: true, Evaluate: (x, _) => Math.Sqrt(x));

    public static readonly Intrinsic Abs = new("abs", "global::System.Math.Abs({0})", "TLane.Abs({0})", IsExact: true, Evaluate: (x, _) => Math.Abs(x));

    public static readonly Intrinsic Max = new("max", "global::OptGen.RuleMath.Max({0}, {1})", "TLane.Max({0}, {1})", IsExact: true, Evaluate: (x, y) => x > y || double.IsNaN(x) ? x : y);

    public static readonly Intrinsic Min = new("min", "global::OptGen.RuleMath.Min({0}, {1})", "TLane.Min({0}, {1})", IsExact: true, Evaluate: (x, y) => x < y || double.IsNaN(x) ? x : y);

    public static readonly Intrinsic Pow = Mapped("pow", "global::System.Math.Pow({0}, {1})", "Pow");

    public static readonly Intrinsic Remainder = new("rem", "{0} % {1}", "TLane.Map<global::OptGen.Lanes.Functions.Remainder>({0}, {1})", IsExact: true, Evaluate: (x, y) => x % y);

    public static readonly Intrinsic Cbrt = Mapped("cbrt", "global::System.Math.Cbrt({0})", "Cbrt");

    public static readonly Intrinsic Softplus = Mapped("softplus", "global::OptGen.RuleMath.Softplus({0})", "Softplus");

    public static readonly Intrinsic Sign = new("sign", "global::OptGen.RuleMath.Sign({0})", "TLane.Sign({0})");

    public static readonly Intrinsic Exp = Mapped("exp", "global::System.Math.Exp({0})", "Exp");

    public static readonly Intrinsic Log = Mapped("log", "global::System.Math.Log({0})", "Log");

    public static readonly Intrinsic Sin = Mapped("sin", "global::System.Math.Sin({0})", "Sin");

    public static readonly Intrinsic Cos = Mapped("cos", "global::System.Math.Cos({0})", "Cos");

    public static readonly Intrinsic Sigmoid = Mapped("sigmoid", "global::OptGen.RuleMath.Sigmoid({0})", "Sigmoid");

    public static readonly Intrinsic Truncate = new("trunc", "global::System.Math.Truncate({0})", "TLane.Truncate({0})", IsExact: true, Evaluate: (x, _) => Math.Truncate(x));

    public static readonly Intrinsic CopySign = new("copysign", "global::System.Math.CopySign({0}, {1})", "TLane.CopySign({0}, {1})");

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
        Mapped("log1p", "global::OptGen.RuleMath.Log1p({0})", "Log1p"),
        Mapped("expm1", "global::OptGen.RuleMath.Expm1({0})", "Expm1"),
        Pow,
        Sin,
        Cos,
        Mapped("tan", "global::System.Math.Tan({0})", "Tan"),
        Mapped("tanh", "global::System.Math.Tanh({0})", "Tanh"),
        Mapped("atanh", "global::System.Math.Atanh({0})", "Atanh"),
        Mapped("atan", "global::System.Math.Atan({0})", "Atan"),
        Mapped("atan2", "global::System.Math.Atan2({0}, {1})", "Atan2"),
        Mapped("acos", "global::System.Math.Acos({0})", "Acos"),
        Mapped("asin", "global::System.Math.Asin({0})", "Asin"),
        Sigmoid,
        Softplus,
        Mapped("erf", "global::OptGen.RuleMath.Erf({0})", "Erf"),
        new("floor", "global::System.Math.Floor({0})", "TLane.Floor({0})", IsExact: true, Evaluate: (x, _) => Math.Floor(x)),
        new("ceil", "global::System.Math.Ceiling({0})", "TLane.Ceiling({0})", IsExact: true, Evaluate: (x, _) => Math.Ceiling(x)),
        new("round", "global::System.Math.Round({0})", "TLane.Round({0})", IsExact: true, Evaluate: (x, _) => Math.Round(x)),
        Truncate,
        IsFinite,
        CopySign,
    ];

    private static readonly Dictionary<string, Intrinsic> ByName = Table.ToDictionary(intrinsic => intrinsic.Name, StringComparer.Ordinal);

    public static IReadOnlyList<Intrinsic> All => Table;

    public static Intrinsic? Find(string name) => ByName.TryGetValue(name, out Intrinsic? intrinsic) ? intrinsic : null;

    private static Intrinsic Mapped(string name, string scalar, string function) =>
        new(name, scalar, $"TLane.Map<global::OptGen.Lanes.Functions.{function}>({(scalar.Contains("{1}") ? "{0}, {1}" : "{0}")})");
}
