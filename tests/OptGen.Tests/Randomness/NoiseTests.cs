using OptGen.CompilerServices;
using OptGen.Randomness;

namespace OptGen.Tests.Randomness;

/// <summary>Noise is a function of seed, parameter, element, step and call, and of nothing else.</summary>
public sealed class NoiseTests
{
    private const int Length = 77;

    /// <summary>The uniform numbers are the leading bits of the generator's blocks, and the normal ones their quantiles.</summary>
    [Fact]
    public void NumbersComeOfTheGeneratorsBlocks()
    {
        NoiseKey key = default;
        for (int element = 0; element < 20_000; element++)
        {
            (uint low, uint high, _, _) = Philox.Block(((uint)element, 3, 0, 0), (0, 0));
            ulong bits = low | ((ulong)high << 32);
            double probability = ((bits >> 12) + 0.5) * Math.ScaleB(1, -52);

            Assert.Equal((bits >> 12) * Math.ScaleB(1, -52), Value<Lane1<double>, double>(Noise.Uniform<Lane1<double>, double>(in key, 3, element)));
            Assert.Equal((bits >> 40) * Math.ScaleB(1, -24), Value<Lane1<float>, float>(Noise.Uniform<Lane1<float>, float>(in key, 3, element)));
            AssertQuantile(probability, Value<Lane1<double>, double>(Noise.Normal<Lane1<double>, double>(in key, 3, element)));
        }
    }

    [Fact]
    public void FloatsAreDoublesRoundedOnce()
    {
        NoiseKey key = default;
        for (int element = 0; element < 20_000; element++)
        {
            Assert.Equal(
                (float)Value<Lane1<double>, double>(Noise.Normal<Lane1<double>, double>(in key, 0, element)),
                Value<Lane1<float>, float>(Noise.Normal<Lane1<float>, float>(in key, 0, element)));
        }
    }

    [Fact]
    public void TheSameIsDrawnAgain()
    {
        Assert.Equal(Draws.Normal(Length, seed: 5), Draws.Normal(Length, seed: 5));
        Assert.Equal(Draws.Normal(Length), Draws.Normal(2 * Length)[..Length]);
    }

    [Fact]
    public void SeedsStepsAndNamesTellDrawsApart()
    {
        double[][] draws =
        [
            Draws.Normal(Length), Draws.Normal(Length, seed: 1), Draws.Normal(Length, seed: -1), Draws.Normal(Length, seed: long.MinValue),
            Draws.Normal(Length, steps: 2), Draws.Normal(Length, steps: 3), Draws.Normal(Length, name: "v"), Draws.Normal(Length, name: "ww"),
        ];

        Assert.Equal(draws.Length * Length, draws.SelectMany(draw => draw).Distinct().Count());
    }

    [Fact]
    public void OtherParametersDoNotMatter()
    {
        DrawsNormal optimizer = new();
        double[] weights = new double[Length];
        optimizer.Add("first", new float[3], new float[3]);
        optimizer.Add("w", weights, new double[Length]);
        optimizer.Step();

        Assert.Equal(Draws.Normal(Length), weights);
    }

    [Fact]
    public void MemoryOfTheCallerDoesNotMatter()
    {
        DrawsNormal optimizer = new();
        Parameter parameter = optimizer.AddWithoutMemory<double>("w", Length);
        double[] weights = new double[Length + 1];
        optimizer.Step(parameter, weights.AsSpan(1), new double[Length]);

        Assert.Equal(Draws.Normal(Length), weights[1..]);
    }

    [Fact]
    public void ResetBeginsAnew()
    {
        DrawsNormal optimizer = new();
        double[] weights = new double[Length];
        optimizer.Add("w", weights, new double[Length]);
        optimizer.Step();
        optimizer.Step();
        optimizer.Reset();
        optimizer.Step();

        Assert.Equal(Draws.Normal(Length), weights);
    }

    [Fact]
    public void RowByRowIsTheSame()
    {
        DrawsByRows optimizer = new();
        double[] weights = new double[11 * 7];
        optimizer.Add("w", weights, new double[11 * 7], 11, 7);
        optimizer.Step();

        Assert.Equal(Draws.Normal(Length), weights);
    }

    [Fact]
    public void CallsOfRulesAreTheirOwn()
    {
        DrawsInCalls optimizer = new();
        Parameter parameter = optimizer.Add("w", new double[Length], new double[Length]);
        optimizer.Step();
        double[] first = optimizer.State(parameter, "a").ToArray();
        double[] second = optimizer.State(parameter, "b").ToArray();

        Assert.Equal(Draws.Normal(Length), first);
        Assert.Equal(2 * Length, first.Concat(second).Distinct().Count());
    }

    /// <summary>What a pass reduced is what a later pass computes with: the same call gives the same numbers.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(10_007)]
    public void PassesDrawTheSame(int length)
    {
        DrawsInEveryPass optimizer = new();
        double[] weights = new double[length];
        double[] gradient = [.. Enumerable.Repeat(1.0, length)];
        Parameter parameter = optimizer.Add("w", weights, gradient);
        optimizer.Step();
        double mean = optimizer.State(parameter, "m")[0];
        double norm = optimizer.State(parameter, "n")[0];
        double[] initial = Draws.Normal(length);

        // The average began at the noise of the first call, and took in a tenth of that of the second.
        double[] z = [.. optimizer.State(parameter, "v").ToArray().Zip(initial).Select(pair => (pair.First - (0.9 * pair.Second)) / 0.1)];
        Assert.Equal(Math.Sqrt(initial.Sum(x => x * x)), norm, 1e-12 * norm);
        Assert.Equal(z.Average(), mean, 1e-11);
        for (int i = 0; i < length; i++)
        {
            double share = (z[i] - weights[i]) / norm;
            Assert.True(Math.Abs(z[i] - weights[i] - mean) < 1e-11 || Math.Abs(share) <= 1 + 1e-11, $"{z[i]} became {weights[i]}.");
        }
    }

    [Fact]
    public void EvaluationWeightsDrawWhatTheStepWouldHave()
    {
        double[] expected = Draws.Normal(Length, steps: 3);
        foreach (Optimizer optimizer in (Optimizer[])[new EvaluatesNoise(), new StoresEvaluatedNoise()])
        {
            double[] weights = new double[Length];
            double[] evaluation = new double[Length];
            Parameter parameter = optimizer.Add("w", weights, new double[Length]);
            optimizer.Step();
            optimizer.Step();
            optimizer.Step();
            optimizer.EvaluationWeights(parameter, evaluation);

            Assert.Equal(expected, evaluation);
            Assert.All(weights, weight => Assert.Equal(0, weight));
        }
    }

    /// <summary>
    /// The probability of the tail is the one asked for. Two polynomials of degree seven and a division may round 32 times, which is 16 units of the number's
    /// last place; the tail's probability moves by at most 1 + z² times that. The reference has eight units to itself.
    /// </summary>
    private static void AssertQuantile(double probability, double z)
    {
        double tail = Math.Min(probability, 1 - probability);
        double tolerance = (8 + (16 * (1 + (z * z)))) * Math.ScaleB(1, -52);
        Assert.Equal(probability > 0.5, z > 0);
        Assert.InRange(ReferenceNormal.InTail(Math.Abs(z)) / tail, 1 - tolerance, 1 + tolerance);
    }

    private static T Value<TLane, T>(TLane lane)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        T value = default;
        TLane.Store(lane, ref value, 0);
        return value;
    }
}
