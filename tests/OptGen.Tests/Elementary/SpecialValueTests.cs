using System.Numerics;

namespace OptGen.Tests.Elementary;

/// <summary>What functions of elements are at zeros, infinities, NaN and the ends of their domains: IEEE 754-2019, 9.2.1, and C's Annex F; of activations the limits, of ψ what PyTorch gives.</summary>
public sealed class SpecialValueTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;
    private const double Pi = Math.PI;

    public static TheoryData<string, double, double> Unary { get; } = new()
    {
        { "exp", 0, 1 }, { "exp", -0.0, 1 }, { "exp", Inf, Inf }, { "exp", -Inf, 0 }, { "exp", 1e4, Inf }, { "exp", -1e4, 0 },
        { "expm1", 0, 0 }, { "expm1", -0.0, -0.0 }, { "expm1", Inf, Inf }, { "expm1", -Inf, -1 }, { "expm1", 1e4, Inf }, { "expm1", -1e4, -1 },
        { "log", 0, -Inf }, { "log", -0.0, -Inf }, { "log", 1, 0 }, { "log", -1, NaN }, { "log", Inf, Inf }, { "log", -Inf, NaN },
        { "log1p", 0, 0 }, { "log1p", -0.0, -0.0 }, { "log1p", -1, -Inf }, { "log1p", -2, NaN }, { "log1p", Inf, Inf }, { "log1p", -Inf, NaN },
        { "sigmoid", 0, 0.5 }, { "sigmoid", Inf, 1 }, { "sigmoid", -Inf, 0 }, { "sigmoid", 1e4, 1 }, { "sigmoid", -1e4, 0 },
        { "softplus", Inf, Inf }, { "softplus", -Inf, 0 }, { "softplus", 1e4, 1e4 }, { "softplus", -1e4, 0 },
        { "tanh", 0, 0 }, { "tanh", -0.0, -0.0 }, { "tanh", Inf, 1 }, { "tanh", -Inf, -1 }, { "tanh", 1e4, 1 },
        { "erf", 0, 0 }, { "erf", -0.0, -0.0 }, { "erf", Inf, 1 }, { "erf", -Inf, -1 }, { "erf", -1e4, -1 },
        { "sin", 0, 0 }, { "sin", -0.0, -0.0 }, { "sin", Inf, NaN }, { "sin", -Inf, NaN },
        { "cos", 0, 1 }, { "cos", -0.0, 1 }, { "cos", Inf, NaN }, { "cos", -Inf, NaN },
        { "tan", 0, 0 }, { "tan", -0.0, -0.0 }, { "tan", Inf, NaN }, { "tan", -Inf, NaN },
        { "atanh", 0, 0 }, { "atanh", -0.0, -0.0 }, { "atanh", 1, Inf }, { "atanh", -1, -Inf }, { "atanh", 2, NaN }, { "atanh", -Inf, NaN },
        { "atan", 0, 0 }, { "atan", -0.0, -0.0 }, { "atan", Inf, Pi / 2 }, { "atan", -Inf, -Pi / 2 }, { "atan", 1, Pi / 4 },
        { "acos", 1, 0 }, { "acos", -1, Pi }, { "acos", 0, Pi / 2 }, { "acos", 1.5, NaN }, { "acos", -Inf, NaN },
        { "asin", 0, 0 }, { "asin", -0.0, -0.0 }, { "asin", 1, Pi / 2 }, { "asin", -1, -Pi / 2 }, { "asin", -1.5, NaN }, { "asin", Inf, NaN },
        { "cbrt", 0, 0 }, { "cbrt", -0.0, -0.0 }, { "cbrt", Inf, Inf }, { "cbrt", -Inf, -Inf }, { "cbrt", -27, -3 },
        { "gelu", 0, 0 }, { "gelu", -0.0, -0.0 }, { "gelu", Inf, Inf }, { "gelu", -Inf, -0.0 }, { "gelu", 1e4, 1e4 }, { "gelu", -1e4, -0.0 },
        { "silu", 0, 0 }, { "silu", -0.0, -0.0 }, { "silu", Inf, Inf }, { "silu", -Inf, -0.0 }, { "silu", 1e4, 1e4 }, { "silu", -1e4, -0.0 },
        { "mish", 0, 0 }, { "mish", -0.0, -0.0 }, { "mish", Inf, Inf }, { "mish", -Inf, -0.0 }, { "mish", 1e4, 1e4 }, { "mish", -1e4, -0.0 },
        { "lgamma", 0, Inf }, { "lgamma", -0.0, Inf }, { "lgamma", 1, 0 }, { "lgamma", 2, 0 }, { "lgamma", -1, Inf }, { "lgamma", -1e10, Inf }, { "lgamma", Inf, Inf }, { "lgamma", -Inf, Inf },
        { "digamma", 0, -Inf }, { "digamma", -0.0, Inf }, { "digamma", -1, NaN }, { "digamma", -1e10, NaN }, { "digamma", Inf, Inf }, { "digamma", -Inf, NaN },
        { "trigamma", 0, Inf }, { "trigamma", -0.0, Inf }, { "trigamma", -1, Inf }, { "trigamma", -1e10, Inf }, { "trigamma", Inf, 0 }, { "trigamma", -Inf, NaN },
    };

    public static TheoryData<string, double, double, double> Binary { get; } = new()
    {
        { "pow", NaN, 0, 1 }, { "pow", NaN, -0.0, 1 }, { "pow", 1, NaN, 1 }, { "pow", -1, Inf, 1 }, { "pow", -1, -Inf, 1 }, { "pow", NaN, 2, NaN }, { "pow", 2, NaN, NaN },
        { "pow", 0, 3, 0 }, { "pow", -0.0, 3, -0.0 }, { "pow", -0.0, 2, 0 }, { "pow", -0.0, 2.5, 0 }, { "pow", 0, -3, Inf }, { "pow", -0.0, -3, -Inf }, { "pow", -0.0, -2, Inf },
        { "pow", -0.0, -Inf, Inf }, { "pow", 0, Inf, 0 }, { "pow", -8, 1.0 / 3, NaN }, { "pow", -2, 3, -8 }, { "pow", -2, 4, 16 }, { "pow", 0.5, Inf, 0 }, { "pow", 0.5, -Inf, Inf },
        { "pow", -2, Inf, Inf }, { "pow", 2, -Inf, 0 }, { "pow", Inf, 2, Inf }, { "pow", Inf, -2, 0 }, { "pow", -Inf, 3, -Inf }, { "pow", -Inf, 2, Inf }, { "pow", -Inf, -3, -0.0 },
        { "pow", -Inf, -2.5, 0 }, { "pow", -Inf, 2.5, Inf }, { "pow", Inf, Inf, Inf }, { "pow", 10, 400, Inf }, { "pow", 10, -400, 0 }, { "pow", -10, 401, -Inf }, { "pow", -10, -401, -0.0 },
        { "atan2", 0, 1, 0 }, { "atan2", -0.0, 1, -0.0 }, { "atan2", 0, -1, Pi }, { "atan2", -0.0, -1, -Pi }, { "atan2", 0, 0, 0 }, { "atan2", -0.0, 0, -0.0 }, { "atan2", 0, -0.0, Pi },
        { "atan2", -0.0, -0.0, -Pi }, { "atan2", 1, 0, Pi / 2 }, { "atan2", -1, -0.0, -Pi / 2 }, { "atan2", 1, Inf, 0 }, { "atan2", -1, Inf, -0.0 }, { "atan2", 1, -Inf, Pi },
        { "atan2", Inf, 1, Pi / 2 }, { "atan2", -Inf, -1, -Pi / 2 }, { "atan2", Inf, Inf, Pi / 4 }, { "atan2", -Inf, Inf, -Pi / 4 }, { "atan2", Inf, -Inf, 3 * Pi / 4 },
        { "atan2", NaN, 1, NaN }, { "atan2", 1, NaN, NaN },
        { "remainder", 1, 0, NaN }, { "remainder", Inf, 1, NaN }, { "remainder", 1, Inf, 1 }, { "remainder", -0.0, 1, -0.0 }, { "remainder", -6, 3, -0.0 }, { "remainder", NaN, 1, NaN },
        { "remainder", 1, NaN, NaN }, { "remainder", -1, -Inf, -1 }, { "remainder", 0, 0, NaN },
    };

    [Theory]
    [MemberData(nameof(Unary))]
    public void OfOneArgument(string name, double x, double expected)
    {
        Check(expected, ElementFunctions<double>.Unary[name](x));
        Check((float)expected, ElementFunctions<float>.Unary[name]((float)x));
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void OfTwoArguments(string name, double x, double y, double expected)
    {
        Check(expected, ElementFunctions<double>.Binary[name](x, y));
        Check((float)expected, ElementFunctions<float>.Binary[name]((float)x, (float)y));
    }

    [Fact]
    public void NaNIsNaN()
    {
        Assert.All(ElementFunctions<double>.Unary, function => Assert.True(double.IsNaN(function.Value(NaN)), function.Key));
        Assert.All(ElementFunctions<float>.Unary, function => Assert.True(float.IsNaN(function.Value(float.NaN)), function.Key));
    }

    /// <summary>By bits, so that the sign of zero counts.</summary>
    private static void Check<T>(T expected, T actual)
        where T : IFloatingPointIeee754<T> =>
        Assert.True(T.IsNaN(expected) ? T.IsNaN(actual) : expected == actual && T.IsNegative(expected) == T.IsNegative(actual), $"{actual} instead of {expected}");
}
