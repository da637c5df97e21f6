using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>An elementwise function of intervals.</summary>
/// <param name="Code">C# for intervals; {0} and {1} stand for the arguments.</param>
/// <param name="Signs">The signs of its values by those of its arguments; null where it may have no value.</param>
internal sealed record IntervalFunction(string Code, Func<Signs, Signs, Signs?> Signs);

/// <summary>The functions whose values have bounds if their arguments have. Those that no instruction computes may be off in their last bits, which the limits here allow for.</summary>
internal static class IntervalFunctions
{
    private const string AboveOne = "1.0000002f";
    private const string AboveQuarterTurn = "1.5707966f";

    private static readonly Dictionary<string, IntervalFunction> Known = new(StringComparer.Ordinal)
    {
        ["sqrt"] = new("Interval.Sqrt({0})", (x, _) => x.Negative ? null : x),
        ["cbrt"] = Rising("Cbrt", x => x),
        ["abs"] = new("Interval.Abs({0})", (x, _) => x.Magnitude),
        ["sign"] = new("Interval.Sign({0})", (x, _) => x),
        ["min"] = new("Interval.Min({0}, {1})", (x, y) => -Signs.Max(-x, -y)),
        ["max"] = new("Interval.Max({0}, {1})", (x, y) => Signs.Max(x, y)),
        ["exp"] = Rising("Exp", _ => Signs.NotNegative, least: "0f"),
        ["expm1"] = Rising("Expm1", x => x, least: "-" + AboveOne),
        ["log1p"] = Rising("Log1p", x => x.Negative ? null : x),
        ["log"] = Rising("Log", x => x.Negative || x.Zero ? null : Signs.All),
        ["sin"] = Within("-" + AboveOne, AboveOne, Signs.All),
        ["cos"] = Within("-" + AboveOne, AboveOne, Signs.All),
        ["tanh"] = Rising("Tanh", x => x, "-" + AboveOne, AboveOne),
        ["atan"] = Rising("Atan", x => x, "-" + AboveQuarterTurn, AboveQuarterTurn),
        ["sigmoid"] = Rising("Sigmoid", _ => Signs.NotNegative, "0f", AboveOne),
        ["softplus"] = Rising("Softplus", _ => Signs.NotNegative, "0f"),
        ["erf"] = Rising("Erf", x => x, "-" + AboveOne, AboveOne),
        ["relu"] = new("Interval.Max({0}, 0f)", (x, _) => Signs.Max(x, Signs.None)),
        ["gelu"] = Passing("-0.17f"),
        ["silu"] = Passing("-0.279f"),
        ["mish"] = Passing("-0.309f"),
        ["floor"] = new("Interval.Floor({0})", (x, _) => x.Positive ? x.WithZero : x),
        ["ceil"] = new("Interval.Ceiling({0})", (x, _) => x.Negative ? x.WithZero : x),
        ["round"] = new("Interval.Round({0})", (x, _) => x.WithZero),
        ["trunc"] = new("Interval.Truncate({0})", (x, _) => x.WithZero),
        ["copysign"] = new("Interval.CopySign({0}, {1})", (x, y) => y.Zero ? Signs.All : x.Magnitude * y),
    };

    /// <summary>What a function is of intervals; null where nothing is known of it.</summary>
    public static IntervalFunction? Find(Intrinsic function) => Known.TryGetValue(function.Name, out IntervalFunction? known) ? known : null;

    private static IntervalFunction Rising(string name, Func<Signs, Signs?> signs, string least = "float.NegativeInfinity", string most = "float.PositiveInfinity") =>
        new($"Interval.Rising<Functions.{name}>({{0}}, {least}, {most})", (x, _) => signs(x));

    /// <summary>An activation that lets a share of its argument pass: between 0 and the argument, and above a least value.</summary>
    private static IntervalFunction Passing(string least) =>
        new($"Interval.Max(Interval.Either({{0}}, 0f), {least})", (x, _) => x | Signs.None);

    private static IntervalFunction Within(string least, string most, Signs signs) => new($"Interval.Within({{0}}, {least}, {most})", (_, _) => signs);
}
