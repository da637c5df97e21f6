namespace OptGen.Tests.Models.Use;

/// <summary>Loops of models for any number of rounds: as if they were written out.</summary>
public sealed class LoopTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void A_loop_computes_what_its_rounds_do_written_out(int layers)
    {
        Stack loop = new(11, layers: layers) { Seed = 3 };
        (Model<float> written, Func<int[], int[], double> gradients, Func<int[], float[]> predict) = Written(layers);
        Assert.Equal(written.Parameters.Count, loop.Parameters.Count);
        foreach ((ModelParameter<float> to, ModelParameter<float> from) in written.Parameters.Zip(loop.Parameters))
        {
            Assert.Equal(to.Count, from.Count);
            from.Weights.CopyTo(to.Weights);
        }

        int[] tokens = [.. Enumerable.Range(0, 3 * 6).Select(i => i * 7 % 11)];
        int[] next = [.. Enumerable.Range(0, 3 * 6).Select(i => ((i * 5) + 2) % 11)];
        Assert.Equal(gradients(tokens, next), loop.Gradients(tokens, next, T: 6));
        foreach ((ModelParameter<float> to, ModelParameter<float> from) in written.Parameters.Zip(loop.Parameters))
        {
            Assert.True(to.Gradients.SequenceEqual(from.Gradients), from.Name);
        }

        Assert.Equal(predict(tokens), loop.Predict(tokens, T: 6).ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_first_round_with_other_axes_is_one_of_them(int layers)
    {
        Widening net = new(3, layers) { Seed = 1 };
        Assert.Equal((2 * layers) + 1, net.Parameters.Count);
        Assert.InRange(net.CheckGradients([.1, .2, .3, -.4, .5, -.6], [1, -1]).RelativeError, 0, 1e-8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void A_number_goes_through_the_rounds(int layers)
    {
        Penalized net = new(3, layers) { Seed = 1 };
        Assert.InRange(net.CheckGradients([.1, .2, .3, -.4, .5, -.6], [1, -1]).RelativeError, 0, 1e-8);
    }

    [Fact]
    public void Fewer_rounds_than_none_are_refused()
    {
        Assert.Contains("rounds", Assert.Throws<ArgumentException>(() => new Widening(3, 0).Parameters).Message, StringComparison.Ordinal);
        Assert.Contains("rounds", Assert.Throws<ArgumentException>(() => new Normed(3, -1).Parameters).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Each_round_has_states_and_noise_of_its_own(int layers)
    {
        Normed net = new(3, layers) { Seed = 1 };
        Assert.Equal(2 * layers, net.States.Count);
        double[] x = [.1, .2, .3, -.4, .5, -.6, 1, 2, 3, -1, .7, .2];
        double[] t = [1, -1, .5, 0];
        net.Gradients(x, t);
        Assert.Equal(layers, net.States.Where(state => state.Name.EndsWith(".m", StringComparison.Ordinal)).Select(state => state.Values[0]).Distinct().Count());
        Assert.InRange(net.CheckGradients(x, t).RelativeError, 0, 1e-6);
        for (int round = 0; round < layers; round++)
        {
            Assert.Contains(net[$"dense.{round}.weight"].Gradients.ToArray(), g => g != 0);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Rounds_share_an_instance(int layers)
    {
        Square shared = new(3) { Seed = 5 };
        Repeated net = new(shared, 3, layers) { Seed = 1 };
        Assert.Equal(4, net.Parameters.Count);
        Assert.InRange(net.CheckGradients([.1, .2, .3, -.4, .5, -.6], [1, -1]).RelativeError, 0, 1e-8);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public void Loops_stand_within_loops(int outer, int inner)
    {
        Nested net = new(3, outer, inner) { Seed = 1 };
        Assert.Equal((outer * ((3 * inner) + 2)) + 1, net.Parameters.Count);
        Assert.InRange(net.CheckGradients([.1, .2, .3, -.4, .5, -.6], [1, -1]).RelativeError, 0, 1e-8);
    }

    [Fact]
    public void Files_and_optimizers_know_the_parameters_of_rounds_by_name()
    {
        Stack net = new(11, layers: 3) { Seed = 3 };
        using MemoryStream file = new();
        net.Save(file);
        file.Position = 0;
        Stack other = new(11, layers: 3) { Seed = 4 };
        other.Load(file);
        Assert.True(other["x.2.dense.weight"].Weights.SequenceEqual(net["x.2.dense.weight"].Weights));

        AdamW adam = new(0.01);
        adam.Add(net);
        net.Gradients([1, 2, 3, 4], [2, 3, 4, 5], T: 4);
        adam.Step();
        Assert.False(other["x.2.dense.weight"].Weights.SequenceEqual(net["x.2.dense.weight"].Weights));
    }

    private static (Model<float> Model, Func<int[], int[], double> Gradients, Func<int[], float[]> Predict) Written(int layers)
    {
        switch (layers)
        {
            case 0:
                Stack0 none = new(11);
                return (none, (x, y) => none.Gradients(x, y, T: 6), x => none.Predict(x, T: 6).ToArray());
            case 1:
                Stack1 one = new(11);
                return (one, (x, y) => one.Gradients(x, y, T: 6), x => one.Predict(x, T: 6).ToArray());
            case 2:
                Stack2 two = new(11);
                return (two, (x, y) => two.Gradients(x, y, T: 6), x => two.Predict(x, T: 6).ToArray());
            case 4:
                Stack4 four = new(11);
                return (four, (x, y) => four.Gradients(x, y, T: 6), x => four.Predict(x, T: 6).ToArray());
            default:
                Stack7 seven = new(11);
                return (seven, (x, y) => seven.Gradients(x, y, T: 6), x => seven.Predict(x, T: 6).ToArray());
        }
    }
}
