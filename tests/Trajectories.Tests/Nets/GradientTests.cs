using OptGen;
using Trajectories.Nets;

namespace Trajectories.Tests.Nets;

/// <summary>The nets' gradients against central differences.</summary>
public class GradientTests
{
    private const int Examples = 5;

    [Fact]
    public void They_are_those_of_differences()
    {
        var random = new Random(9);
        double[] x = [.. Enumerable.Range(0, 2 * Examples).Select(_ => random.NextGaussian())];
        double[] t = [.. Enumerable.Range(0, 3 * Examples).Select(_ => random.NextGaussian())];
        double[] classes = [.. Enumerable.Range(0, 3 * Examples).Select(i => i % 3 == i / 3 % 3 ? 1.0 : 0.0)];

        AssertRight(new Classifier(2, 3) { Seed = 1 }.CheckGradients(x, classes));
        AssertRight(new SquaredErrorNet(2, 3) { Seed = 1 }.CheckGradients(x, t));
        AssertRight(new AbsoluteErrorNet(2, 3) { Seed = 1 }.CheckGradients(x, t));
    }

    // A difference of width h = 6e-6 leaves out h²/6 third derivatives and loses ε/h by rounding: some 1e-10 of losses near 1.
    private static void AssertRight(GradientCheck check)
    {
        Assert.Equal(["hidden.weight", "hidden.bias", "output.weight", "output.bias"], check.Parameters.Select(p => p.Parameter));
        Assert.InRange(check.RelativeError, 0, 1e-8);
    }
}
