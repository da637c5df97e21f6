using OptGen.Tests.Support;

namespace OptGen.Tests.Models.Use;

/// <summary>Models from their text to their use.</summary>
public sealed class GeneratedModelTests
{
    private static readonly Lazy<string[]> OfOneThread = new(() => [.. Bits.ModelBits.Lines(threads: 1, scale: 40)]);

    [Fact]
    public void A_network_learns_by_any_optimizer()
    {
        (float[] x, int[] y) = Circles(200);
        Mlp net = new(2, hidden: 16, classes: 2) { Seed = 1 };
        AdamW adam = new(0.02);
        adam.Add(net);
        int[] order = [.. Enumerable.Range(0, 200)];
        for (int epoch = 0; epoch < 60; epoch++)
        {
            for (int i = 0; i < 200; i += 50)
            {
                net.Gradients(order.AsSpan(i, 50), x, y);
                adam.Step();
            }
        }

        net.Loss(x, y);
        Assert.InRange(net.Accuracy, 0.97, 1);
        ReadOnlySpan<float> p = net.Predict(x);
        Assert.Equal(400, p.Length);
        Assert.Equal(1, p[0] + p[1], 1e-6);
        Assert.Equal(200 * 16, net.Value("h").Length);
    }

    [Fact]
    public void First_values_of_a_layer_follow_from_lengths_of_its_caller()
    {
        ScaledTwice net = new() { Seed = 1 };
        Assert.All(net["scaled.weight"].Weights.ToArray(), weight => Assert.InRange(weight, 1f / 4, (1f / 4) + (1f / 16)));
        Assert.All(net["scaled2.weight"].Weights.ToArray(), weight => Assert.InRange(weight, 1f / 10, (1f / 10) + (1f / 100)));
    }

    [Fact]
    public void Gradients_are_those_of_differences()
    {
        WideMlp net = new(3, hidden: 4, classes: 3, λ: 0.1) { Seed = 2 };
        GradientCheck check = net.CheckGradients([.1, .2, .3, -.4, .5, -.6], [2, 0]);

        // Central differences of step h leave out h²/6 times the third derivative, and rounding adds ε/h: 1e-10 each.
        Assert.InRange(check.RelativeError, 0, 1e-8);
        Assert.Equal(4, check.Parameters.Count);
    }

    [Fact]
    public void Gradients_of_floats_are_checked_in_double()
    {
        // Floats would leave an error of 2⁻²⁴·30² in the loss, and that over the step, or the third root of it, in the difference: 1e-4 of the gradient.
        Linear line = new(3) { Seed = 1 };
        GradientCheck check = line.CheckGradients([.1f, .2f, .3f, -.4f, .5f, -.6f], [30.1f, -29.7f]);

        Assert.InRange(check.RelativeError, 0, 1e-8);
        Assert.Equal(["w", "b"], check.Parameters.Select(parameter => parameter.Parameter));
        Assert.All(line.Parameters, parameter => Assert.All(parameter.Gradients.ToArray(), gradient => Assert.Equal(0, gradient)));
    }

    [Fact]
    public void Hyperparameters_hold_from_the_next_call_on()
    {
        WideMlp net = new(1, 1, 2) { Seed = 1 };
        double plain = net.Loss([1], [0]);
        net.Lambda = 2;
        double weight = net["W1"].Weights[0];

        Assert.Equal(plain + (2 * weight * weight), net.Loss([1], [0]), 1e-15);
    }

    [Fact]
    public void LBFGS_finds_the_line()
    {
        Linear line = new(1);
        LBFGS method = new() { LineSearch = LineSearch.StrongWolfe };
        method.Add(line);
        float[] x = [0, 1, 2, 3];
        float[] t = [1, 3, 5, 7];
        method.Step(() => line.Gradients(x, t));

        Assert.Equal(2, line["w"].Weights[0], 1e-4);
        Assert.Equal(1, line["b"].Weights[0], 1e-4);
        Assert.Equal(9, line.Predict([4])[0], 1e-3);
    }

    [Fact]
    public void Tables_and_lengths_are_checked_by_name()
    {
        Words words = new(5);

        Assert.True(double.IsFinite(words.Gradients([0, 1, 4, 2], 1, T: 2)));
        Assert.Contains("Element 1 of 'tokens' is 5, but 'E' has the places 0 to 4", Assert.ThrowsAny<ArgumentException>(() => words.Gradients([0, 5], 1, T: 2)).Message);
        Assert.Contains("'T' would index 9 places of 'P', which has 8", Assert.ThrowsAny<ArgumentException>(() => words.Gradients(new int[18], 1, T: 9)).Message);
        Assert.Contains("'T' must be at least 1", Assert.ThrowsAny<ArgumentException>(() => words.Gradients([0, 1], 1, T: 0)).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Calls_after_the_first_allocate_nothing(int threads)
    {
        (float[] x, int[] y) = Circles(2000);
        Mlp net = new(2, 16, 2) { Seed = 1, Threads = threads };
        int[] rows = [.. Enumerable.Range(0, 32)];
        AdamW adam = new();
        adam.Add(net);
        net.Gradients(x, y);

        // Fewer examples, and as many as there were, take nothing either.
        Assert.Equal(0, Allocations.OfRepetitions(() => net.Gradients(x, y)));
        Assert.Equal(0, Allocations.OfRepetitions(() => net.Gradients(x, y, add: true)));
        Assert.Equal(0, Allocations.OfRepetitions(() => net.Gradients(rows, x, y)));
        Assert.Equal(0, Allocations.OfRepetitions(() => net.Gradients(rows.AsSpan(0, 5), x, y, add: true)));
        Assert.Equal(0, Allocations.OfRepetitions(() => net.Loss(x, y)));
        Assert.Equal(0, Allocations.OfRepetitions(() => net.Loss(rows, x, y)));
        Assert.Equal(0, Allocations.OfRepetitions(() => net.Predict(x)));
        Assert.Equal(0, Allocations.OfRepetitions(() => net.Predict(rows, x)));
        Assert.Equal(0, Allocations.OfRepetitions(() => _ = net["W1"].Weights.Length + net.Value("h").Length));
        Assert.Equal(0, Allocations.OfRepetitions(() =>
        {
            net.Gradients(x, y);
            adam.Step();
        }));
    }

    [Fact]
    public void A_state_is_read_as_it_was_wherever_the_call_reads_it()
    {
        Following net = new(2);

        // p = [3.5, 7.5], then with m = 1.25 [4.25, 8.25]; ∂w = xᵀ @ p + m.
        Assert.Equal(35.25, net.Gradients([1, 2, 3, 4], add: false));
        Assert.Equal([26.5, 37.5], net["w"].Gradients.ToArray());
        Assert.Equal(1.25, net.States[0].Values[1]);
        Assert.Equal(45.5625, net.Gradients([1, 2, 3, 4], add: false));
        Assert.Equal([30.25, 42.75], net["w"].Gradients.ToArray());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Threads_do_not_change_results(int threads)
    {
        const int Examples = 500;
        float[] x = [.. Enumerable.Range(0, Examples * 128).Select(i => (float)Math.Sin(i * 0.7))];
        int[] y = [.. Enumerable.Range(0, Examples).Select(i => i % 10)];
        Mlp one = new(128, hidden: 256) { Seed = 3, Threads = 1 };
        Mlp many = new(128, hidden: 256) { Seed = 3, Threads = threads };

        Assert.Equal(one.Gradients(x, y), many.Gradients(x, y));
        Assert.All(one.Parameters, parameter => Assert.Equal(parameter.Gradients.ToArray(), many[parameter.Name].Gradients.ToArray()));
        Assert.Equal(one.Predict(x).ToArray(), many.Predict(x).ToArray());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Threads_do_not_change_norms_noise_and_attention(int threads) => Assert.Equal(OfOneThread.Value, Bits.ModelBits.Lines(threads, scale: 40));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Threads_that_share_the_places_of_products_do_not_change_results(int threads)
    {
        // 4 · 6 products of 64 × 16 × 64 are enough to be shared.
        float[] x = [.. Enumerable.Range(0, 4 * 64 * 32).Select(i => (float)Math.Sin(i * 0.7))];
        Attending one = new(32, 6, 16) { Seed = 3, Threads = 1 };
        Attending many = new(32, 6, 16) { Seed = 3, Threads = threads };

        Assert.Equal(one.Gradients(x, T: 64), many.Gradients(x, T: 64));
        Assert.All(one.Parameters, parameter => Assert.Equal(parameter.Gradients.ToArray(), many[parameter.Name].Gradients.ToArray()));
    }

    /// <summary>Points within and around a circle.</summary>
    private static (float[] X, int[] Y) Circles(int count)
    {
        float[] x = new float[2 * count];
        int[] y = new int[count];
        for (int i = 0; i < count; i++)
        {
            double angle = 2.4 * i;
            double radius = i % 2 == 0 ? .5 : 1.2;
            (x[2 * i], x[(2 * i) + 1]) = ((float)(radius * Math.Cos(angle)), (float)(radius * Math.Sin(angle)));
            y[i] = i % 2;
        }

        return (x, y);
    }
}
