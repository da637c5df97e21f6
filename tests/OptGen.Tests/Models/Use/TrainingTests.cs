namespace OptGen.Tests.Models.Use;

/// <summary>Whatever trains parameters trains models: closures that are called several times, methods for functions, groups by names.</summary>
public sealed class TrainingTests
{
    private static readonly double[] X = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(1.7 * i))];
    private static readonly int[] Y = [.. Enumerable.Range(0, 20).Select(i => X[3 * i] + (.5 * X[(3 * i) + 1]) > 0 ? 1 : 0)];

    [Fact]
    public void A_closure_gives_SAM_its_two_gradients_of_one_function()
    {
        // In one step SAM takes a gradient at the weights and one nearby; drop-out is the same in both.
        DroppedOut net = new(3) { Seed = 1 };
        Sharp sam = new(ρ: 1e-12);
        sam.Add(net);
        DroppedOut plain = new(3) { Seed = 1 };
        SGD sgd = new(.1);
        sgd.Add(plain);
        for (int step = 0; step < 5; step++)
        {
            StepResult result = sam.Step(() => net.Gradients(X, Y));
            double loss = plain.Gradients(X, Y);
            sgd.Step();

            Assert.Equal(loss, result.Loss!.Value, 1e-9);
        }

        // So near that both gradients are one: had the noise been drawn anew, the weights would differ in the first digits.
        Assert.All(net.Parameters, parameter => Assert.All(parameter.Weights.ToArray().Zip(plain[parameter.Name].Weights.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-9)));
    }

    [Fact]
    public void Minimize_finds_the_least_squares_of_a_model()
    {
        double[] x = [0, 1, 2, 3, 4];
        double[] t = [1.1, 2.9, 5.2, 6.8, 9.1];
        foreach (MinimizationMethod method in (MinimizationMethod[])[MinimizationMethod.Lbfgs, MinimizationMethod.Newton, MinimizationMethod.FirstOrder(new Adam(.5))])
        {
            LeastSquares line = new(1);
            MinimizationResult result = line.Minimize(() => line.Gradients(x, t), new() { Method = method, MaxIterations = 5000 });

            // By hand: Σ(x - 2)(t - 5.02)/Σ(x - 2)² = 19.9/10, and 5.02 - 2·1.99.
            Assert.True(result.HasConverged, $"{result}");
            Assert.Equal(1.99, result.Point[0], 1e-6);
            Assert.Equal(1.04, result.Point[1], 1e-6);
            Assert.Equal<double[]>([line["w"].Weights[0], line["b"].Weights[0]], result.Point);
            Assert.Equal(result.Loss, line.Loss(x, t), 1e-14);
        }
    }

    [Fact]
    public void Minimize_leaves_the_weights_where_an_exception_met_them()
    {
        LeastSquares line = new(1);
        using CancellationTokenSource source = new();
        int calls = 0;
        double Stopped()
        {
            if (++calls == 3)
            {
                source.Cancel();
            }

            return line.Gradients([0, 1], [1, 3]);
        }

        Assert.Throws<OperationCanceledException>(() => line.Minimize(Stopped, new() { Cancellation = source.Token }));
        Assert.Equal(0, line["w"].Weights[0]);
        line["w"].Weights[0] = double.NaN;
        Assert.Contains("A weight of LeastSquares is NaN", Assert.Throws<ArgumentException>(() => line.Minimize(Stopped)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_takes_biases_and_norms_out_of_weight_decay()
    {
        NormedNet net = new(3) { Seed = 1 };
        OptimizerGroup<AdamW> group = OptimizerGroup.Split(new AdamW(λ: .1), new AdamW(λ: 0), "*.bias", "norm.*");
        group.Add(net);

        Assert.Equal(["h.weight", "z.weight"], group.Members[0].Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["h.bias", "norm.weight", "norm.bias", "z.bias"], group.Members[1].Parameters.Select(parameter => parameter.Name));
        double before = net.Gradients(X, Y);
        group.Step();
        Assert.True(net.Gradients(X, Y) < before);
    }
}

[Model("x[N, k]; y[N]; z[N, c] = Dense(dropout(tanh(Dense(x, 8)), .5), 2); loss = crossentropy(z, y); argmax(z, c)", Element = typeof(double))]
public partial class DroppedOut(int k);

[Model("x[N, k]; t[N]; w[k] ~ 0; b ~ 0; p = x @ w + b; loss = mean((p - t)²); p", Element = typeof(double))]
public partial class LeastSquares(int k);

[Model("x[N, k]; y[N]; h = Dense(x, 8); norm = LayerNorm(h); z[N, c] = Dense(tanh(norm), 2); loss = crossentropy(z, y); argmax(z, c)", Element = typeof(double))]
public partial class NormedNet(int k);

[Optimizer("w -= lr*grad(w + ρ*g/(all.norm(g) + 1e-12))")]
public partial class Sharp(double lr = .1, double ρ = .05);
