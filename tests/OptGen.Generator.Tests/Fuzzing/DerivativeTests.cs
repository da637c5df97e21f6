extern alias Runtime;

using System.Globalization;
using OptGen.Compiler.Values;
using Runtime::OptGen;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Derivatives taken by the compiler, against differences of values that the same kernels compute.</summary>
[Trait("Category", "Slow")]
public sealed class DerivativeTests
{
    private const int Points = 24;
    private const int RandomExpressions = 150;

    private static readonly FuzzParameter[] Parameters = [new("a", 0.7), new("b", 1.3)];

    private static readonly string[] Expressions =
    [
        "w", "-w", "w²", "w³", "w⁻²", "w^0", "w^0.5", "w^-0.5", "w^1.7", "w^a", "a^w", "w^w", "pow(w, 2)", "pow(a, w)",
        "sqrt(w)", "√(w² + 1)", "rsqrt(w)", "cbrt(w)", "∛(w*a)", "abs(w)", "|w|", "|a - w|", "sign(w)", "exp(w)", "log(w)", "log1p(w)", "expm1(w)",
        "sin(w)", "cos(w)", "tan(w)", "tanh(w)", "atanh(w/4)", "atan(w)", "acos(w/4)", "asin(w/4)", "atan2(w, a)", "atan2(a, w)", "atan2(w², w)",
        "sigmoid(w)", "sigmoid(8*w)", "softplus(w)", "softplus(w, b)", "softplus(a, w)", "erf(w)", "floor(w)", "ceil(w)", "round(w)", "trunc(w)",
        "min(w, a)", "max(w, a)", "max(a, w²)", "min(w, w²)", "clamp(w, a, b)", "clamp(w², a*w, b)", "copysign(w, -a)", "copysign(w², w)",
        "lerp(w, a, b)", "lerp(a, w, w)", "ema(w, w², a)", "ema(a, b, w)", "hat(w, a)", "where(w > a, w², w)", "w > a ? w*b : a", "w < a",
        "w*w*w", "w/a", "a/w", "w/(w + 2)", "(w + 1)/(w - 3)", "w % a", "a % w", "w*(w > a)", "a*|w| + b*w²", "isfinite(w) ? w² : w", "not (w < a) ? w : 2*w",
        "relu(w)", "leakyrelu(w)", "leakyrelu(w, a)", "leakyrelu(a, w)", "elu(w)", "elu(w, a)", "elu(-a, w)", "selu(w)", "gelu(w)", "gelu(4*w)", "silu(w)", "silu(8*w)", "mish(w)", "mish(8*w)", "softsign(w)",
        "lgamma(w)", "lgamma(8*w)", "digamma(w)", "digamma(8*w)", "(w - g)²", "hess*w²", "t*w", "a - (b - w)", "+w*π",
    ];

    /// <summary>Not the roots: a chain of derivatives through √0 is 0·∞, though the whole may be smooth.</summary>
    private static readonly string[] Unary = ["exp", "tanh", "sin", "cos", "atan", "sigmoid", "softplus", "erf", "abs", "floor", "expm1", "relu", "leakyrelu", "elu", "selu", "gelu", "silu", "mish", "softsign"];

    [Fact]
    public void DerivativesOfFunctionsAreWhatDifferencesTendTo() => Check(Expressions, least: 0.95);

    [Fact]
    public void DerivativesOfRandomExpressionsAreWhatDifferencesTendTo()
    {
        Random random = new(271828);
        Check([.. Enumerable.Range(0, RandomExpressions * FuzzBudget.Rounds).Select(_ => Expression(random, 4))], least: 0.5);
    }

    [Fact]
    public void EveryFunctionHasADerivativeAndIsTested()
    {
        Assert.All(Intrinsics.All, function => Assert.True(Slopes.Knows(function), function.Name));
        Assert.All(Intrinsics.All, function => Assert.Contains(Expressions, expression => expression.Contains(function.Name + "(", StringComparison.Ordinal)));
    }

    /// <summary>
    /// Compares with the difference quotients of two widths: they differ by about three times the error of the better one, and values that are off by a
    /// few roundings add theirs over the width. Where the two widths do not agree to a thousandth, a jump or a kink is near and nothing is learnt.
    /// </summary>
    private static void Check(string[] expressions, double least)
    {
        CompiledRules rules = CompiledRules.Of([.. expressions.SelectMany(expression => new[] { Rule($"w = {expression}"), Rule($"w = w*0 + ∂({expression})") })]);
        double[] points = [.. Enumerable.Range(0, Points).Select(i => 0.07 + (0.1379 * i) - (i % 3 == 0 ? 2.9 : 0))];
        int judged = 0;
        for (int i = 0; i < expressions.Length; i++)
        {
            const double Width = 1e-4;
            double[] At(double shift) => Value(rules.Create(2 * i), [.. points.Select(point => point + shift)]);
            double[] values = At(0);
            (double[] above, double[] below, double[] nearAbove, double[] nearBelow) = (At(Width), At(-Width), At(Width / 2), At(-Width / 2));
            double[] slopes = Value(rules.Create((2 * i) + 1), points);
            bool isJudged = false;
            for (int k = 0; k < Points; k++)
            {
                double wide = (above[k] - below[k]) / (2 * Width);
                double narrow = (nearAbove[k] - nearBelow[k]) / Width;
                double rounding = 64 * Math.Pow(2, -52) * (1 + Math.Abs(values[k])) / Width;
                double apart = Math.Abs(wide - narrow) + rounding;
                if (double.IsFinite(narrow) && apart < 1e-3 * (1 + Math.Abs(narrow)))
                {
                    isJudged = true;
                    Assert.True(Math.Abs(slopes[k] - narrow) <= apart, string.Create(CultureInfo.InvariantCulture, $"∂({expressions[i]}) at w = {points[k]:R} is {slopes[k]:R}, but differences tend to {narrow:R} ± {apart:g2}."));
                }
            }

            judged += isJudged ? 1 : 0;
        }

        Assert.InRange(judged, (int)(least * expressions.Length), expressions.Length);
    }

    private static RuleCase Rule(string rule) => new(rule, Parameters, FusedMultiplyAdd: true);

    private static double[] Value(Optimizer optimizer, double[] weights)
    {
        double[] result = [.. weights];
        Parameter parameter = optimizer.Add("w", result, Enumerable.Repeat(0.3, weights.Length).ToArray());
        parameter.SetHessian(Enumerable.Repeat(0.6, weights.Length).ToArray());
        optimizer.Step();
        return result;
    }

    private static string Expression(Random random, int depth)
    {
        string Inner() => Expression(random, depth - 1);
        return depth == 0 || random.Next(8) == 0
            ? new[] { "w", "w", "w", "a", "b", "g", "0.5" }[random.Next(7)]
            : random.Next(12) switch
            {
                0 or 1 => $"({Inner()} + {Inner()})",
                2 => $"({Inner()} - {Inner()})",
                3 or 4 => $"{Inner()}*{Inner()}",
                5 => $"({Inner()}/(1 + ({Inner()})²))",
                6 => $"({Inner()})^{random.Next(2, 5)}",
                7 => $"({Inner()} < {Inner()} ? {Inner()} : {Inner()})",
                8 => $"{(random.Next(2) == 0 ? "min" : "max")}({Inner()}, {Inner()})",
                9 => $"lerp({Inner()}, {Inner()}, {Inner()})",
                10 => $"√(1 + ({Inner()})²)",
                _ => $"{Unary[random.Next(Unary.Length)]}({Inner()})",
            };
    }
}
