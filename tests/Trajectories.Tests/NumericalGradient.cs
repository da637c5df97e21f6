namespace Trajectories.Tests;

/// <summary>Central differences, the judge of every gradient written by hand.</summary>
internal static class NumericalGradient
{
    private const double Distance = 1e-5;

    /// <summary>The derivative of f by the variable, which is moved and put back.</summary>
    public static double Of(Func<double> f, ref double variable)
    {
        double kept = variable;
        variable = kept + Distance;
        double above = f();
        variable = kept - Distance;
        double below = f();
        variable = kept;
        return (above - below) / (2 * Distance);
    }

    /// <summary>Asserts that the numbers agree to the accuracy that central differences can give.</summary>
    public static void AssertClose(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-7 * Math.Max(1, Math.Abs(expected)), $"numerically {expected:R}, computed {actual:R}");
}
