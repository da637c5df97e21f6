namespace OptGen.Tests.Randomness;

/// <summary>
/// The noise has the distribution that it is said to have, as far as a sample of fixed seed tells: statistics lie within five of their standard
/// deviations, which a sound generator misses once in two million.
/// </summary>
public sealed class DistributionTests
{
    private const int Length = 1_000_000;
    private const double Deviations = 5;

    /// <summary>Kolmogorov's limit at the same probability: √(−½·ln(p/2)) for p = 5.7·10⁻⁷.</summary>
    private const double KolmogorovLimit = 2.75;

    private static readonly Lazy<double[]> NormalSample = new(() => Draws.Normal(Length, seed: 1));
    private static readonly Lazy<double[]> UniformSample = new(() => Draws.Uniform(Length, seed: 1));

    [Fact]
    public void NormalMoments()
    {
        // Variances of the mean powers of a standard normal number: 1, 2, 15 and 96, over the length.
        AssertNear(0, 1, NormalSample.Value.Average());
        AssertNear(1, 2, NormalSample.Value.Average(z => z * z));
        AssertNear(0, 15, NormalSample.Value.Average(z => z * z * z));
        AssertNear(3, 96, NormalSample.Value.Average(z => Math.Pow(z, 4)));
    }

    [Fact]
    public void UniformMoments()
    {
        AssertNear(1 / 2.0, 1 / 12.0, UniformSample.Value.Average());
        AssertNear(1 / 3.0, 4 / 45.0, UniformSample.Value.Average(u => u * u));
        Assert.All(UniformSample.Value, u => Assert.InRange(u, 0, 1 - Math.ScaleB(1, -52)));
    }

    [Fact]
    public void NormalDistribution() => AssertDistributed(NormalSample.Value, ReferenceNormal.Below);

    [Fact]
    public void UniformDistribution() => AssertDistributed(UniformSample.Value, u => u);

    [Fact]
    public void EveryBitOfAUniformNumberIsSetAsOftenAsNot()
    {
        for (int bit = 1; bit <= 52; bit++)
        {
            AssertNear(0.5, 0.25, UniformSample.Value.Average(u => (long)Math.ScaleB(u, 52) >> (52 - bit) & 1));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(1000)]
    public void ElementsAreUncorrelated(int lag) => AssertUncorrelated(NormalSample.Value[..^lag], NormalSample.Value[lag..]);

    [Fact]
    public void StepsAreUncorrelated() => AssertUncorrelated(NormalSample.Value, Draws.Normal(Length, seed: 1, steps: 2));

    [Fact]
    public void SeedsAreUncorrelated() => AssertUncorrelated(NormalSample.Value, Draws.Normal(Length, seed: 2));

    [Fact]
    public void ParametersAreUncorrelated() => AssertUncorrelated(NormalSample.Value, Draws.Normal(Length, seed: 1, name: "x"));

    [Fact]
    public void CallsAreUncorrelated()
    {
        DrawsAlike optimizer = new();
        Parameter parameter = optimizer.Add("w", new double[100_000], new double[100_000]);
        optimizer.Step();
        double[][] calls = [.. optimizer.Info.States.Select(state => optimizer.State(parameter, state.Name).ToArray())];

        Assert.Equal(5, calls.Length);
        for (int i = 0; i < calls.Length; i++)
        {
            AssertUncorrelated(calls[i], calls[(i + 1) % calls.Length]);
            AssertUncorrelated(calls[i], calls[(i + 2) % calls.Length]);
        }
    }

    [Fact]
    public void EveryFormHasItsMoments()
    {
        const int Size = 100_000;
        DrawsEveryForm optimizer = new();
        double[] weights = new double[Size];
        Parameter parameter = optimizer.Add("w", weights, new double[Size]);
        optimizer.Step();

        AssertNear(3, 0.25, weights.Average(), Size);
        AssertNear(0.25, 2 * 0.25 * 0.25, weights.Average(x => Math.Pow(x - 3, 2)), Size);
        AssertNear(0.5, 1 / 12.0, Mean("x"), Size);
        AssertNear(2, 64 / 12.0, Mean("y"), Size);
        AssertNear(0.25, 0.25 * 0.75, Mean("z"), Size);

        double Mean(string state) => optimizer.State(parameter, state).ToArray().Average();
    }

    private static void AssertUncorrelated(double[] a, double[] b) => AssertNear(0, 1, a.Zip(b).Average(pair => pair.First * pair.Second), a.Length);

    private static void AssertNear(double expected, double variance, double actual, int length = Length)
    {
        double tolerance = Deviations * Math.Sqrt(variance / length);
        Assert.InRange(actual, expected - tolerance, expected + tolerance);
    }

    /// <summary>The greatest distance between the sample's distribution and the one given.</summary>
    private static void AssertDistributed(double[] sample, Func<double, double> below)
    {
        double[] sorted = [.. sample.Order()];
        double distance = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double expected = below(sorted[i]);
            distance = Math.Max(distance, Math.Max(expected - ((double)i / sorted.Length), ((i + 1.0) / sorted.Length) - expected));
        }

        Assert.InRange(distance, 0, KolmogorovLimit / Math.Sqrt(sorted.Length));
    }
}
