namespace OptGen.Tests.Models.Use;

/// <summary>Loops along an axis: as if they were written out, for any length, with all that a text may do in a round.</summary>
public sealed class AxisLoopTests
{
    private readonly Random _random = new(5);

    [Fact]
    public void A_loop_computes_what_its_rounds_do_written_out()
    {
        Gated loop = new(3, 4) { Seed = 1 };
        GatedWritten written = new(3, 4) { Seed = 1 };
        float[] x = [.. Numbers(5 * 3 * 3).Select(number => (float)number)];
        float[] t = [.. Numbers(5 * 4).Select(number => (float)number)];
        Assert.Equal(written.Gradients(x, t), loop.Gradients(x, t));
        Assert.Equal(written.Predict(x, T: 3).ToArray(), loop.Predict(x, T: 3).ToArray());
        foreach ((ModelParameter<float> expected, ModelParameter<float> actual) in written.Parameters.Zip(loop.Parameters))
        {
            Assert.True(Differ(expected.Gradients, actual.Gradients) <= Bound, expected.Name);
        }
    }

    /// <summary>15 products, of 3 rounds and 5 examples, each less than 1 in absolute value, are added in two orders: each sum is within 15·15·2⁻²⁴ of the exact one.</summary>
    private const double Bound = 2 * 15 * 15 * 6e-8;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Differences_confirm_the_gradients(int rounds)
    {
        int places = 4 * rounds;
        Confirm(new Bidirectional(3).CheckGradients(Numbers(places * 3), Labels(places, 5), T: rounds));
        Confirm(new StackedLoops(3).CheckGradients(Numbers(places * 3), Numbers(places * 3), T: rounds));
        Confirm(new Grid(3, 2).CheckGradients(Numbers(places * 3 * 3), T: rounds, S: 3));
        Confirm(new NormedRounds(3, 2).CheckGradients(Numbers(places * 3), Numbers(8)));
        Confirm(new NoisyRounds(3, 2).CheckGradients(Numbers(places * 3), Numbers(8)));
        Confirm(new LossOfRounds(3, 2).CheckGradients(Numbers(places * 3), Labels(places, 5), T: rounds));
        Confirm(new Decoder(3, 2).CheckGradients(Numbers(4 * 3), Labels(places, 5)));
        Confirm(new NothingCarried(3, 2).CheckGradients(Numbers(places * 3), Numbers(places * 2), T: rounds));
        Confirm(new FirstAxis(3, 2).CheckGradients(Numbers(places * 3), Numbers(8)));
        Confirm(new TokensOfRounds(7, 2).CheckGradients(Labels(places, 7), Labels(4, 3)));
        Confirm(new SecondOfRounds(3).CheckGradients(Numbers(places), T: rounds));
        Confirm(new Attended(3).CheckGradients(Numbers(places * 3), Numbers(12), Numbers(12)));
    }

    [Fact]
    public void No_layers_leave_the_data_as_it_is()
    {
        double[] x = Numbers(12);
        Assert.Equal(x, new StackedLoops(3, layers: 0).Predict(x, T: 2).ToArray());
    }

    [Fact]
    public void A_round_knows_its_number()
    {
        double[] means = new RunningMean().Predict([1, 3, 5, -1, 0, 2.5], T: 3).ToArray();

        // A third is rounded.
        Assert.All(means.Zip([1, 2, 3, -1, -.5, .5]), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
    }

    [Fact]
    public void What_is_longer_than_the_table_that_rounds_index_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new NothingCarried(3, 2).Predict(Numbers(2 * 9 * 3), T: 9).Length);
        Assert.Contains("'P', which has 9", error.Message, StringComparison.Ordinal);
        Assert.Equal(2 * 8 * 2, new NothingCarried(3, 2).Predict(Numbers(2 * 8 * 3), T: 8).Length);
    }

    [Fact]
    public void States_go_from_round_to_round()
    {
        StateOfRounds net = new();
        Assert.Equal(1.5 * 3, net.Gradients([1, 2, 3, 3, 1, 0], T: 3));
        Assert.Equal((((((2 / 2.0) + 2) / 2) + 1.5) / 2) + 1.5, net.States[0].Values[0]);
        Assert.Equal([3 * net.States[0].Values[0], 0], net.Predict([1, 2, 3, 3, 1, 0], T: 3).ToArray());
    }

    [Fact]
    public void Each_round_draws_noise_of_its_own()
    {
        DrawnRounds net = new() { Seed = 3 };
        net.Loss(new double[40], new double[40], T: 8);
        double[] drawn = net.Value("v").ToArray();
        Assert.Equal(40, drawn.Distinct().Count());
    }

    [Fact]
    public void Nothing_is_allocated_by_longer_loops_than_the_first_call_needs()
    {
        Gated net = new(3, 4) { Seed = 1 };
        float[] x = new float[8 * 12 * 3];
        float[] t = new float[8 * 4];
        net.Gradients(x, t);
        long before = GC.GetAllocatedBytesForCurrentThread();
        net.Gradients(x.AsSpan(0, 8 * 5 * 3), t);
        net.Gradients(x, t);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Confirm(GradientCheck check) => Assert.True(check.RelativeError <= 1e-6, check.ToString());

    private double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => Math.Round((2 * _random.NextDouble()) - 1, 3))];

    private int[] Labels(int count, int classes) => [.. Enumerable.Range(0, count).Select(_ => _random.Next(classes))];

    private static double Differ(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        double most = 0;
        for (int i = 0; i < one.Length; i++)
        {
            most = Math.Max(most, Math.Abs(one[i] - other[i]));
        }

        return most;
    }
}
