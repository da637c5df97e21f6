using OptGen.CompilerServices;

namespace OptGen.Tests.Scalars;

/// <summary>The functions of scalars that <see cref="Math"/> lacks.</summary>
public sealed class RuleMathTests
{
    private const double Ulps = 4;

    public static TheoryData<double, double> ErfValues => ReferenceValues.ErfValues;

    public static TheoryData<double, double> Log1pValues => ReferenceValues.Log1pValues;

    public static TheoryData<double, double> Expm1Values => ReferenceValues.Expm1Values;

    public static TheoryData<double, double> SigmoidValues => ReferenceValues.SigmoidValues;

    public static TheoryData<double, double> SoftplusValues => ReferenceValues.SoftplusValues;

    [Theory]
    [MemberData(nameof(ErfValues))]
    public void ErfIsExactToAFewUlpsAndOdd(double x, double expected)
    {
        CheckUlps(expected, RuleMath.Erf(x));
        Assert.Equal(-RuleMath.Erf(x), RuleMath.Erf(-x));
    }

    [Theory]
    [MemberData(nameof(Log1pValues))]
    public void Log1pIsExactToAFewUlps(double x, double expected) => CheckUlps(expected, RuleMath.Log1p(x));

    [Theory]
    [MemberData(nameof(Expm1Values))]
    public void Expm1IsExactToAFewUlps(double x, double expected) => CheckUlps(expected, RuleMath.Expm1(x));

    [Theory]
    [MemberData(nameof(SigmoidValues))]
    public void SigmoidIsExactToAFewUlps(double x, double expected) => CheckUlps(expected, RuleMath.Sigmoid(x));

    [Theory]
    [MemberData(nameof(SoftplusValues))]
    public void SoftplusIsExactToAFewUlps(double x, double expected) => CheckUlps(expected, RuleMath.Softplus(x));

    [Fact]
    public void SigmoidOfOppositesAddUpToOne()
    {
        for (double x = 0; x < 800; x += 0.37)
        {
            Assert.Equal(1, RuleMath.Sigmoid(x) + RuleMath.Sigmoid(-x), Ulp.OfDouble(1));
        }
    }

    [Fact]
    public void FunctionsRise()
    {
        // Each step changes the value by more than a few ulps, or by nothing that a double can hold.
        CheckRises(RuleMath.Erf, -6.5, 6.5);
        CheckRises(RuleMath.Log1p, -0.999, 20);
        CheckRises(RuleMath.Expm1, -30, 30);
        CheckRises(RuleMath.Sigmoid, -30, 30);
        CheckRises(RuleMath.Softplus, -30, 30);
    }

    [Theory]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, -1)]
    [InlineData(6.5, 1)]
    [InlineData(1e308, 1)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(0, 0)]
    [InlineData(-0.0, -0.0)]
    public void ErfAtTheEnds(double x, double expected) => Assert.Equal(expected, RuleMath.Erf(x));

    [Theory]
    [InlineData(-1, double.NegativeInfinity)]
    [InlineData(-2, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(0, 0)]
    [InlineData(-0.0, -0.0)]
    public void Log1pAtTheEnds(double x, double expected) => Assert.Equal(expected, RuleMath.Log1p(x));

    [Theory]
    [InlineData(double.NegativeInfinity, -1)]
    [InlineData(-1000, -1)]
    [InlineData(1000, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(0, 0)]
    [InlineData(-0.0, -0.0)]
    public void Expm1AtTheEnds(double x, double expected) => Assert.Equal(expected, RuleMath.Expm1(x));

    [Theory]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(1e308, 1)]
    [InlineData(-1e308, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void SigmoidAtTheEnds(double x, double expected) => Assert.Equal(expected, RuleMath.Sigmoid(x));

    [Theory]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(1e308, 1e308)]
    [InlineData(-1e308, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void SoftplusAtTheEnds(double x, double expected) => Assert.Equal(expected, RuleMath.Softplus(x));

    [Theory]
    [InlineData(1, 2, 2, 1)]
    [InlineData(2, 1, 2, 1)]
    [InlineData(double.NaN, 1, double.NaN, double.NaN)]
    [InlineData(1, double.NaN, double.NaN, double.NaN)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity)]
    public void MaximumAndMinimumPropagateNaN(double a, double b, double maximum, double minimum)
    {
        Assert.Equal(maximum, RuleMath.Max(a, b));
        Assert.Equal(minimum, RuleMath.Min(a, b));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(-1e-320, -1)]
    [InlineData(0, 0)]
    [InlineData(-0.0, -0.0)]
    [InlineData(double.NegativeInfinity, -1)]
    [InlineData(double.NaN, double.NaN)]
    public void Sign(double x, double expected) => Assert.Equal(expected, RuleMath.Sign(x));

    [Fact]
    public void ConditionsCountAsOneAndZero()
    {
        Assert.Equal(1, RuleMath.Number(true));
        Assert.Equal(0, RuleMath.Number(false));
    }

    private static void CheckUlps(double expected, double actual) =>
        Assert.True(
            Math.Abs(actual - expected) <= Ulps * Ulp.OfDouble(expected),
            $"{actual:R} is {Math.Abs(actual - expected) / Ulp.OfDouble(expected)} ulps from {expected:R}");

    private static void CheckRises(Func<double, double> function, double from, double to)
    {
        const int Steps = 20_000;
        double previous = double.NegativeInfinity;
        for (int i = 0; i <= Steps; i++)
        {
            double x = from + ((to - from) * i / Steps);
            double value = function(x);
            Assert.True(value >= previous - (2 * Ulp.OfDouble(value)), $"falls from {previous:R} to {value:R} at {x:R}");
            previous = value;
        }
    }
}
