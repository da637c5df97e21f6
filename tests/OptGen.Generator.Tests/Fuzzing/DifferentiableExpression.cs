extern alias Runtime;

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Runtime::OptGen.CompilerServices;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>A random elementwise expression, which knows its text in the language of rules and, by functions of C#, its value.</summary>
/// <param name="Form">What is made of the inner expressions.</param>
/// <param name="Inner">These.</param>
internal sealed record DifferentiableExpression(DifferentiableForm Form, DifferentiableExpression[] Inner)
{
    /// <summary>What names stand for.</summary>
    public const double A = 0.7;
    public const double B = 1.3;
    public const double G = 0.3;

    /// <summary>How many roundings a form makes at most, those of the functions that it calls included.</summary>
    private const double Roundings = 64 / 4503599627370496.0;

    private static readonly DifferentiableForm[] Leaves =
    [
        new("w", 0, _ => double.NaN), new("a", 0, _ => A), new("b", 0, _ => B), new("g", 0, _ => G), new("0.5", 0, _ => 0.5), new("3", 0, _ => 3),
    ];

    /// <summary>All functions that the compiler differentiates, away from where they or their slopes are infinite: there 0·∞ comes of what is smooth as a whole.</summary>
    private static readonly DifferentiableForm[] Forms =
    [
        new("({0} + {1})", 2, x => x[0] + x[1]), new("({0} - {1})", 2, x => x[0] - x[1]), new("({0}*{1})", 2, x => x[0] * x[1]), new("(-{0})", 1, x => -x[0]),
        new("({0}/(1 + {1}²))", 2, x => x[0] / (1 + (x[1] * x[1]))), new("({0}²)", 1, x => x[0] * x[0]), new("({0}³)", 1, x => x[0] * x[0] * x[0]),
        new("((2 + sin({0}))^{1})", 2, x => Math.Pow(2 + Math.Sin(x[0]), x[1])), new("pow(1 + {0}², tanh({1}))", 2, x => Math.Pow(1 + (x[0] * x[0]), Math.Tanh(x[1]))),
        new("sqrt(1 + {0}²)", 1, x => Math.Sqrt(1 + (x[0] * x[0]))), new("rsqrt(1 + {0}²)", 1, x => 1 / Math.Sqrt(1 + (x[0] * x[0]))), new("cbrt(2 + sin({0}))", 1, x => Math.Cbrt(2 + Math.Sin(x[0]))),
        new("abs({0})", 1, x => Math.Abs(x[0])), new("sign({0})", 1, x => Math.Sign(x[0])), new("min({0}, {1})", 2, x => Math.Min(x[0], x[1])), new("max({0}, {1})", 2, x => Math.Max(x[0], x[1])),
        new("clamp({0}, -a, b)", 1, x => Math.Min(Math.Max(x[0], -A), B)), new("exp({0})", 1, x => Math.Exp(x[0])), new("log(1 + {0}²)", 1, x => Math.Log(1 + (x[0] * x[0]))),
        new("log1p(exp({0}))", 1, x => Math.Log(1 + Math.Exp(x[0]))), new("expm1({0})", 1, x => RuleMath.Expm1(x[0])), new("sin({0})", 1, x => Math.Sin(x[0])), new("cos({0})", 1, x => Math.Cos(x[0])),
        new("tan(tanh({0}))", 1, x => Math.Tan(Math.Tanh(x[0]))), new("tanh({0})", 1, x => Math.Tanh(x[0])), new("atanh(0.9*sin({0}))", 1, x => Math.Atanh(0.9 * Math.Sin(x[0]))),
        new("atan({0})", 1, x => Math.Atan(x[0])), new("atan2({0}, 1 + {1}²)", 2, x => Math.Atan2(x[0], 1 + (x[1] * x[1]))), new("atan2(1 + {0}², {1})", 2, x => Math.Atan2(1 + (x[0] * x[0]), x[1])),
        new("acos(0.9*sin({0}))", 1, x => Math.Acos(0.9 * Math.Sin(x[0]))), new("asin(0.9*cos({0}))", 1, x => Math.Asin(0.9 * Math.Cos(x[0]))),
        new("sigmoid({0})", 1, x => 1 / (1 + Math.Exp(-x[0]))), new("softplus({0})", 1, x => Math.Log(1 + Math.Exp(x[0]))), new("softplus({0}, b)", 1, x => Math.Log(1 + Math.Exp(B * x[0])) / B),
        new("relu({0})", 1, x => Math.Max(x[0], 0)), new("leakyrelu({0})", 1, x => x[0] > 0 ? x[0] : 0.01 * x[0]), new("leakyrelu({0}, {1})", 2, x => x[0] > 0 ? x[0] : x[1] * x[0]),
        new("elu({0})", 1, x => x[0] > 0 ? x[0] : RuleMath.Expm1(x[0])), new("elu({0}, b)", 1, x => x[0] > 0 ? x[0] : B * RuleMath.Expm1(x[0])),
        new("selu({0})", 1, x => 1.0507009873554805 * (x[0] > 0 ? x[0] : 1.6732632423543772 * RuleMath.Expm1(x[0]))), new("gelu({0})", 1, x => x[0] * (1 + RuleMath.Erf(x[0] / Math.Sqrt(2))) / 2),
        new("silu({0})", 1, x => x[0] / (1 + Math.Exp(-x[0]))), new("mish({0})", 1, x => x[0] * Math.Tanh(Math.Log(1 + Math.Exp(x[0])))), new("softsign({0})", 1, x => x[0] / (1 + Math.Abs(x[0]))),
        new("lgamma(1 + {0}²)", 1, x => Functions.Of<Functions.Lgamma>(1 + (x[0] * x[0]))), new("digamma(1 + {0}²)", 1, x => Functions.Of<Functions.Digamma>(1 + (x[0] * x[0]))),
        new("erf({0})", 1, x => RuleMath.Erf(x[0])), new("floor({0})", 1, x => Math.Floor(x[0])), new("ceil({0})", 1, x => Math.Ceiling(x[0])), new("round({0})", 1, x => Math.Round(x[0])),
        new("trunc({0})", 1, x => Math.Truncate(x[0])), new("({0} % b)", 1, x => x[0] % B), new("copysign({0}, {1})", 2, x => Math.CopySign(x[0], x[1])),
        new("lerp({0}, {1}, {2})", 3, x => x[0] + (x[2] * (x[1] - x[0]))), new("ema({0}, {1}, a)", 2, x => (A * x[0]) + ((1 - A) * x[1])),
        new("({0} < {1} ? {2} : {0})", 3, x => x[0] < x[1] ? x[2] : x[0]), new("where({0} > a, {1}, {2})", 3, x => x[0] > A ? x[1] : x[2]), new("(isfinite({0}) ? {1} : {0})", 2, x => x[1]),
    ];

    /// <summary>Expressions of as many levels as the size allows, up to four.</summary>
    public static Gen<DifferentiableExpression> Generator => Gen.Sized(size => OfDepth(Math.Min(4, 1 + (size / 8))));

    /// <summary>The texts of all forms.</summary>
    public static IEnumerable<string> Texts => Forms.Select(form => form.Text);

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Form.Text, [.. Inner.Cast<object>()]);

    /// <summary>Shorter expressions: what stands within, and the same with one of these shortened.</summary>
    public IEnumerable<DifferentiableExpression> Shrink() =>
        Inner.Concat(Inner.SelectMany((inner, i) => inner.Shrink().Select(shorter => this with { Inner = [.. Inner.Select((other, k) => k == i ? shorter : other)] })));

    /// <summary>The value at a weight, how far from it roundings may lead, and the greatest magnitude within; each rounding counts with what a form makes of it.</summary>
    public (double Value, double Error, double Greatest) At(double w)
    {
        if (Inner.Length == 0)
        {
            double leaf = Form.Text == "w" ? w : Form.Value([]);
            return (leaf, 0, Math.Abs(leaf));
        }

        (double Value, double Error, double Greatest)[] inner = [.. Inner.Select(expression => expression.At(w))];
        double[] values = [.. inner.Select(result => result.Value)];
        double value = Form.Value(values);
        double error = Roundings * (Math.Abs(value) + values.Max(Math.Abs));
        for (int i = 0; i < inner.Length; i++)
        {
            foreach (double moved in (double[])[inner[i].Value - inner[i].Error, inner[i].Value + inner[i].Error])
            {
                error += Math.Abs(Form.Value([.. values.Select((other, k) => k == i ? moved : other)]) - value);
            }
        }

        return (value, error, Math.Max(Math.Abs(value), inner.Max(result => result.Greatest)));
    }

    private static Gen<DifferentiableExpression> OfDepth(int depth) =>
        from isLeaf in Gen.Choose(0, 7)
        from form in Gen.Elements(depth == 0 || isLeaf == 0 ? [Leaves[0], Leaves[0], Leaves[0], .. Leaves] : Forms)
        from inner in form.Arity == 0 ? Gen.Constant(Array.Empty<DifferentiableExpression>()) : OfDepth(depth - 1).ArrayOf(form.Arity)
        select new DifferentiableExpression(form, inner);
}

/// <summary>One way to make an expression of others.</summary>
/// <param name="Text">In the language of rules, with places for the others.</param>
/// <param name="Arity">How many there are.</param>
/// <param name="Value">In C#.</param>
internal sealed record DifferentiableForm(string Text, int Arity, Func<double[], double> Value);
