namespace OptGen.Compiler.Values;

/// <summary>The table of elementwise functions: binding looks names up in it, emission takes its C# from it, the reference page is printed from it.</summary>
internal static class Intrinsics
{
    public static readonly Intrinsic Sqrt = new(
        "sqrt", 1, "global::System.Math.Sqrt({0})", "TLane.Sqrt({0})", "√x", IsExact: true, Evaluate: (x, _) => Math.Sqrt(x));

    public static readonly Intrinsic Abs = new(
        "abs", 1, "global::System.Math.Abs({0})", "TLane.Abs({0})", "|x|", IsExact: true, Evaluate: (x, _) => Math.Abs(x));

    public static readonly Intrinsic Max = new(
        "max", 2, "global::OptGen.RuleMath.Max({0}, {1})", "TLane.Max({0}, {1})", "the greater; NaN if either is", IsExact: true, Evaluate: (x, y) => x > y || double.IsNaN(x) ? x : y);

    public static readonly Intrinsic Min = new(
        "min", 2, "global::OptGen.RuleMath.Min({0}, {1})", "TLane.Min({0}, {1})", "the lesser; NaN if either is", IsExact: true, Evaluate: (x, y) => x < y || double.IsNaN(x) ? x : y);

    public static readonly Intrinsic Pow = Mapped("pow", 2, "global::System.Math.Pow({0}, {1})", "Pow", "xʸ");

    public static readonly Intrinsic Remainder = new(
        "rem", 2, "{0} % {1}", "TLane.Map<global::OptGen.Lanes.Functions.Remainder>({0}, {1})", "x − y·trunc(x/y)", IsExact: true, Evaluate: (x, y) => x % y);

    public static readonly Intrinsic Cbrt = Mapped("cbrt", 1, "global::System.Math.Cbrt({0})", "Cbrt", "∛x");

    public static readonly Intrinsic Softplus = Mapped("softplus", 1, "global::OptGen.RuleMath.Softplus({0})", "Softplus", "ln(1 + eˣ); softplus(x, β) is softplus(β·x)/β");

    public static readonly Intrinsic Sign = new(
        "sign", 1, "global::OptGen.RuleMath.Sign({0})", "TLane.Sign({0})", "−1, 0 or 1; NaN for NaN");

    public static readonly Intrinsic Exp = Mapped("exp", 1, "global::System.Math.Exp({0})", "Exp", "eˣ");

    public static readonly Intrinsic Log = Mapped("log", 1, "global::System.Math.Log({0})", "Log", "the natural logarithm");

    public static readonly Intrinsic Sin = Mapped("sin", 1, "global::System.Math.Sin({0})", "Sin", "the sine");

    public static readonly Intrinsic Cos = Mapped("cos", 1, "global::System.Math.Cos({0})", "Cos", "the cosine");

    public static readonly Intrinsic Sigmoid = Mapped("sigmoid", 1, "global::OptGen.RuleMath.Sigmoid({0})", "Sigmoid", "1/(1 + e⁻ˣ)");

    public static readonly Intrinsic Truncate = new(
        "trunc", 1, "global::System.Math.Truncate({0})", "TLane.Truncate({0})", "x without its fraction", IsExact: true, Evaluate: (x, _) => Math.Truncate(x));

    public static readonly Intrinsic CopySign = new(
        "copysign", 2, "global::System.Math.CopySign({0}, {1})", "TLane.CopySign({0}, {1})", "the magnitude of the first with the sign of the second");

    public static readonly Intrinsic IsFinite = new(
        "isfinite", 1, "double.IsFinite({0})", "TLane.IsFinite({0})", "whether x is neither infinite nor NaN", IsCondition: true);

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
        Mapped("log1p", 1, "global::OptGen.RuleMath.Log1p({0})", "Log1p", "ln(1 + x), exact for small x"),
        Mapped("expm1", 1, "global::OptGen.RuleMath.Expm1({0})", "Expm1", "eˣ − 1, exact for small x"),
        Pow,
        Sin,
        Cos,
        Mapped("tan", 1, "global::System.Math.Tan({0})", "Tan", "the tangent"),
        Mapped("tanh", 1, "global::System.Math.Tanh({0})", "Tanh", "the hyperbolic tangent"),
        Mapped("atanh", 1, "global::System.Math.Atanh({0})", "Atanh", "the inverse hyperbolic tangent"),
        Mapped("atan", 1, "global::System.Math.Atan({0})", "Atan", "the arc tangent"),
        Mapped("atan2", 2, "global::System.Math.Atan2({0}, {1})", "Atan2", "the angle of the point whose ordinate comes first"),
        Mapped("acos", 1, "global::System.Math.Acos({0})", "Acos", "the arc cosine"),
        Mapped("asin", 1, "global::System.Math.Asin({0})", "Asin", "the arc sine"),
        Sigmoid,
        Softplus,
        Mapped("erf", 1, "global::OptGen.RuleMath.Erf({0})", "Erf", "the error function"),
        new("floor", 1, "global::System.Math.Floor({0})", "TLane.Floor({0})", "the largest integer not above x", IsExact: true, Evaluate: (x, _) => Math.Floor(x)),
        new("ceil", 1, "global::System.Math.Ceiling({0})", "TLane.Ceiling({0})", "the smallest integer not below x", IsExact: true, Evaluate: (x, _) => Math.Ceiling(x)),
        new("round", 1, "global::System.Math.Round({0})", "TLane.Round({0})", "the nearest integer, halves to the even one", IsExact: true, Evaluate: (x, _) => Math.Round(x)),
        Truncate,
        IsFinite,
        CopySign,
    ];

    private static readonly Dictionary<string, Intrinsic> ByName = Table.ToDictionary(intrinsic => intrinsic.Name, StringComparer.Ordinal);

    public static IReadOnlyList<Intrinsic> All => Table;

    public static Intrinsic? Find(string name) => ByName.TryGetValue(name, out Intrinsic? intrinsic) ? intrinsic : null;

    private static Intrinsic Mapped(string name, int arity, string scalar, string function, string meaning) =>
        new(name, arity, scalar, arity == 1 ? $"TLane.Map<global::OptGen.Lanes.Functions.{function}>({{0}})" : $"TLane.Map<global::OptGen.Lanes.Functions.{function}>({{0}}, {{1}})", meaning);
}
