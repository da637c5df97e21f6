extern alias Runtime;

using Runtime::OptGen.CompilerServices;
using Transcendental = Runtime::OptGen.CompilerServices.Functions;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>The elementwise functions of the language on scalars. Those of elements that differ are <see cref="ElementFunctions"/>; the others are rounded once to the weights' type.</summary>
internal static class Functions
{
    public static readonly IReadOnlyDictionary<string, Func<double, double>> Unary = new Dictionary<string, Func<double, double>>
    {
        ["sqrt"] = Math.Sqrt,
        ["cbrt"] = Math.Cbrt,
        ["abs"] = Math.Abs,
        ["sign"] = x => x < 0 ? -1 : x > 0 ? 1 : x,
        ["exp"] = Math.Exp,
        ["log"] = Math.Log,
        ["log1p"] = RuleMath.Log1p,
        ["expm1"] = RuleMath.Expm1,
        ["sin"] = Math.Sin,
        ["cos"] = Math.Cos,
        ["tan"] = Math.Tan,
        ["tanh"] = Math.Tanh,
        ["atanh"] = Math.Atanh,
        ["atan"] = Math.Atan,
        ["acos"] = Math.Acos,
        ["asin"] = Math.Asin,
        ["sigmoid"] = RuleMath.Sigmoid,
        ["softplus"] = RuleMath.Softplus,
        ["erf"] = RuleMath.Erf,
        ["relu"] = x => x <= 0 ? 0 : x,
        ["gelu"] = Transcendental.Of<Transcendental.Gelu>,
        ["silu"] = Transcendental.Of<Transcendental.Silu>,
        ["mish"] = Transcendental.Of<Transcendental.Mish>,
        ["lgamma"] = Transcendental.Of<Transcendental.Lgamma>,
        ["digamma"] = Transcendental.Of<Transcendental.Digamma>,
        ["trigamma"] = Transcendental.Of<Transcendental.Trigamma>,
        ["floor"] = Math.Floor,
        ["ceil"] = Math.Ceiling,
        ["round"] = x => Math.Round(x, MidpointRounding.ToEven),
        ["trunc"] = Math.Truncate,
    };

    public static readonly IReadOnlyDictionary<string, Func<double, double, double>> Binary = new Dictionary<string, Func<double, double, double>>
    {
        ["min"] = Minimum,
        ["max"] = Maximum,
        ["pow"] = Math.Pow,
        ["atan2"] = Math.Atan2,
        ["copysign"] = Math.CopySign,
    };

    /// <summary>Functions whose result every machine rounds alike, so that the value of a constant is a constant.</summary>
    public static bool IsExact(string function) => function is "sqrt" or "abs" or "min" or "max" or "floor" or "ceil" or "round" or "trunc" or "relu";

    /// <summary>The lesser; NaN if either is; of equals the second, which matters for zeros only.</summary>
    public static double Minimum(double x, double y) => double.IsNaN(x) || double.IsNaN(y) ? double.NaN : x < y ? x : y;

    /// <summary>The greater; NaN if either is; of equals the second, which matters for zeros only.</summary>
    public static double Maximum(double x, double y) => double.IsNaN(x) || double.IsNaN(y) ? double.NaN : x > y ? x : y;
}
