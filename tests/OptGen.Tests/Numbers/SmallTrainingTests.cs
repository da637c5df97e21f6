using OptGen.Zoo;

namespace OptGen.Tests.Numbers;

/// <summary>Values that published code gives where a formula by itself divides by zero or loses its numbers.</summary>
public sealed class SmallTrainingTests
{
    [Fact]
    public void ADeadUnitBesideALiveOneStaysWhereItIs()
    {
        float[] weights = [.1f, .2f, .3f, .4f];
        CAME came = new();
        came.Add("w", weights, new[] { 1e-2f, 0, 0, 0 }, 2, 2);
        came.Step();

        Assert.Equal([0.09777778f, 0.2f, 0.3f, 0.4f], weights);
    }

    [Fact]
    public void NeroMovesWeightsOfZero()
    {
        float[] weights = new float[3];
        Nero nero = new();
        nero.Add("w", weights, new[] { 1f, 1, 1 });
        for (int t = 0; t < 100; t++)
        {
            nero.Step();
        }

        Assert.All(weights, weight => Assert.Equal(-0.01f, weight, 1e-6f));
    }

    [Theory]
    [InlineData(1e155)]
    [InlineData(1e200)]
    [InlineData(1e-100)]
    public void LbfgsFindsTheMinimumOfASteepParabola(double steepness)
    {
        MinimizationResult result = OptGen.Minimization.Minimize(
            x => steepness * (x[0] - 3) * (x[0] - 3),
            (x, gradient) => gradient[0] = 2 * steepness * (x[0] - 3),
            [1.0],
            new MinimizationOptions { Method = MinimizationMethod.Lbfgs });

        Assert.NotEqual(StopReason.NotFinite, result.Reason);
        Assert.True(steepness < 1 || Math.Abs(result.Point[0] - 3) < 1e-7, $"{result.Reason} at {result.Point[0]}");
    }
}
