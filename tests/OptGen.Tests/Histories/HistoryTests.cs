using OptGen.Tests.Support;

namespace OptGen.Tests.Histories;

/// <summary><c>last</c>, and <c>delay</c> by as many steps as a hyperparameter says.</summary>
public sealed class HistoryTests
{
    private const int Rows = 3;
    private const int Columns = 7;

    private static double[] Gradient(int t) => [.. Enumerable.Range(0, Rows * Columns).Select(i => Trajectory.Gradient(i, t))];

    [Fact]
    public void AutoClipShortensToAQuantileOfTheNormsSoFar()
    {
        AutoClip optimizer = new();
        double[] weights = new double[Rows * Columns];
        double[] expected = new double[Rows * Columns];
        double[] gradient = new double[Rows * Columns];
        optimizer.Add("w", weights, gradient, Rows, Columns);
        List<double> norms = [];
        for (int t = 1; t <= 9; t++)
        {
            Gradient(t).Select(g => g * t).ToArray().CopyTo(gradient, 0);
            optimizer.Step();
            norms.Add(Math.Sqrt(gradient.Sum(g => g * g)));
            double[] sorted = [.. norms.TakeLast(4).Order()];
            double place = 0.25 * (sorted.Length - 1);
            int below = (int)place;
            double bar = sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
            for (int i = 0; i < weights.Length; i++)
            {
                expected[i] -= 0.1 * Math.Min(1, bar / norms[^1]) * gradient[i];
                Assert.Equal(expected[i], weights[i], 1e-14);
            }
        }
    }

    [Fact]
    public void ReductionsTakeTheValuesThatThereAre()
    {
        HistoryReductions optimizer = new();
        double[][] gradients = [new double[Rows * Columns], new double[5]];
        Parameter first = optimizer.Add("a", new double[Rows * Columns], gradients[0], Rows, Columns);
        Parameter second = optimizer.Add("b", new double[5], gradients[1]);
        List<double> own = [];
        List<double> all = [];
        for (int t = 1; t <= 6; t++)
        {
            Gradient(t).CopyTo(gradients[0], 0);
            Gradient(t + 10)[..5].CopyTo(gradients[1], 0);
            optimizer.Step();
            own.Add(gradients[0].Sum());
            all.Add(gradients[0].Sum() + gradients[1].Sum());
            double[] x = [.. own.TakeLast(3)];
            double[] y = [.. all.TakeLast(2)];
            Same(x.Sum(), "a");
            Same(x.Average(), "b");
            Same(Math.Sqrt(x.Sum(v => v * v)), "c");
            Same(x.Max() - x.Min(), "d");
            Same(y.Average(), "f");
            Same(x.Sum(v => v * v) + x.Sum(Math.Abs), "h");
            Same(y.Average(), "q");
            if (t > 1)
            {
                Same(Math.Sqrt(x.Sum(v => Math.Pow(v - x.Average(), 2)) / (x.Length - 1)), "e");
            }

            Assert.Equal(optimizer.State(first, "f").ToArray()[0], optimizer.State(second, "f").ToArray()[0]);
        }

        void Same(double expected, string state) => Assert.Equal(expected, optimizer.State(first, state).ToArray()[0], 1e-13);
    }

    [Fact]
    public void AHistoryInABranchKeepsTheStepsThatTakeIt()
    {
        HistoryInABranch optimizer = new(lr: 1);
        float[] weights = [0];
        float[] gradient = [0];
        optimizer.Add("w", weights, gradient);
        float[] gradients = [3, 100, 2, 100, 1, 100, 5];
        float[] greatest = [3, 3, 3, 3, 2, 2, 5];
        float expected = 0;
        for (int t = 0; t < gradients.Length; t++)
        {
            gradient[0] = gradients[t];
            optimizer.Step();
            expected -= greatest[t] * gradients[t];
            Assert.Equal(expected, weights[0]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void ADelayGivesTheValueOfSoManyStepsAgo(int n)
    {
        DelayedByHyperparameter optimizer = new(n: n);
        float[] weights = new float[Rows * Columns];
        double[] expected = new double[Rows * Columns];
        float[] gradient = new float[Rows * Columns];
        optimizer.Add("w", weights, gradient, Rows, Columns);
        for (int t = 1; t <= 8; t++)
        {
            gradient.AsSpan().Clear();
            Gradient(t).Select(g => (float)g).ToArray().CopyTo(gradient, 0);
            optimizer.Step();
            double[] before = t > n ? [.. Gradient(t - n).Select(g => (double)(float)g)] : new double[Rows * Columns];
            double norm = Math.Sqrt(before.Sum(g => g * g));
            for (int i = 0; i < weights.Length; i++)
            {
                expected[i] -= 0.1 * (before[i] + norm);
                Assert.Equal(expected[i], weights[i], 1e-5);
            }
        }
    }

    [Fact]
    public void AConstantAndAHyperparameterGiveTheSameBits()
    {
        Assert.Equal(Run(new DelayedByConstant(), 12), Run(new DelayedByHyperparameter(n: 3), 12));
        float[] last = Run(new LongDelay(), 72);
        Assert.Equal(Gradient(1).Zip(Gradient(2), (a, b) => (float)(-0.1f * (float)a) - (0.1f * (float)b)), last, (a, b) => Math.Abs(a - b) < 1e-7);
    }

    [Fact]
    public void WhatIsKeptOfAllParametersIsKeptOnce()
    {
        OptimizerInfo info = new HistoryOfAll().Info;
        Assert.All(info.States, state => Assert.Equal(StateShape.Shared, state.Shape));
        Assert.Contains("last(n, k) (K numbers for all parameters)", info.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(new HistoryOfEach().Info.States, state => state.Shape == StateShape.Shared);

        HistoryOfAll optimizer = new(lr: 1);
        double[][] weights = [new double[1], new double[1]];
        double[][] gradients = [[3], [4]];
        optimizer.Add("a", weights[0], gradients[0]);
        List<double> norms = [];
        double s = 0;
        double greatest = 0;
        double[] expected = new double[2];
        for (int t = 1; t <= 8; t++)
        {
            if (t == 3)
            {
                // What comes later meets the history as it is.
                optimizer.Add("b", weights[1], gradients[1]);
            }

            gradients[0][0] = 3 * t;
            gradients[1][0] = 4 - t;
            double[] all = [.. gradients.Take(t < 3 ? 1 : 2).Select(g => g[0])];
            optimizer.Step();
            norms.Add(Math.Sqrt(all.Sum(g => g * g)));
            double[] kept = [.. norms.TakeLast(3).Order()];
            double median = kept.Length == 2 ? (kept[0] + kept[1]) / 2 : kept[kept.Length / 2];
            double[] places = [.. Ring(norms, 3)];
            double q = median + kept.Zip(places.Select(x => (double)places.Count(y => y < x)), (a, b) => a * b).Sum();
            s = (0.5 * s) + (0.5 * (kept.Average() + 1));
            double Total(int step) => step < 1 || step % 3 == 0 ? double.NegativeInfinity : Sum(step) * step;
            if (t % 3 != 0)
            {
                greatest = Math.Max(Total(t), Total(t % 3 == 1 ? t - 2 : t - 1));
            }

            for (int i = 0; i < all.Length; i++)
            {
                expected[i] -= (all[i] * q) + s + greatest + (t > 3 ? norms[t - 4] : 0);
                Assert.Equal(expected[i], weights[i][0], 1e-9 * Math.Abs(expected[i]));
            }
        }

        Assert.Equal([8.0], optimizer.State(optimizer.Parameters[1], "last(n, k).count").ToArray());
        Assert.Equal(0, Allocations.OfRepetitions(() => optimizer.Step()));

        static double Sum(int step) => (3 * step) + (step < 3 ? 0 : 4 - step);

        // Each value stands in the place of the oldest.
        static IEnumerable<double> Ring(List<double> values, int length) =>
            Enumerable.Range(0, Math.Min(values.Count, length)).Select(place => values[Enumerable.Range(0, values.Count).Last(i => i % length == place)]);
    }

    [Fact]
    public void VectorsAndOtherMatricesAreDelayedAsByAChain()
    {
        float[] expected = Run(new ChainedShapes(), 9);
        Assert.Contains(expected, weight => weight != 0);
        Assert.Equal(expected, Run(new DelayedShapes(), 9));
        Assert.Equal(Run(new ChainedAxis(), 9), Run(new DelayedAxis(), 9));
        Optimizer started = Started(new DelayedShapes()).Optimizer;
        Assert.Equal(0, Allocations.OfRepetitions(() => started.Step()));
    }

    [Fact]
    public void WhatIsKeptIsToldInTheWordsOfTheRule()
    {
        string text = new DelayedShapes().Info.ToString();
        Assert.Contains("delay(L, n) (N×rows*rows)", text, StringComparison.Ordinal);
        Assert.Contains("delay(row.sum(g), n) (N*rows numbers)", text, StringComparison.Ordinal);
        Assert.Contains("delay(row.mean(gᵀ@g), n) (N*cols numbers)", text, StringComparison.Ordinal);
        Assert.Contains("last(sum(g), 3) (3 numbers)", new HistoryReductions().Info.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ADelayInABranchCountsTheStepsThatTakeIt()
    {
        DelayInABranch optimizer = new(lr: 1);
        double[] weights = [0];
        double[] gradient = [0];
        optimizer.Add("w", weights, gradient);
        double m = 0;
        double expected = 0;
        double delayed = 0;
        List<double> taken = [];
        for (int t = 1; t <= 12; t++)
        {
            gradient[0] = Trajectory.Gradient(0, t);
            optimizer.Step();
            m = (0.5 * m) + (0.5 * gradient[0]);
            if (t % 2 == 0)
            {
                delayed = taken.Count >= 2 ? taken[^2] : 0;
                taken.Add(2 * m);
            }

            expected -= delayed;
            Assert.Equal(expected, weights[0], 1e-14);
        }
    }

    public static TheoryData<string> Rules => ["AutoClip", "Delay", "Branch", "Reductions", "Shapes", "Axis", "All"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void HistoriesAreSavedLoadedAndReset(string rule)
    {
        Optimizer Create() => rule switch
        {
            "AutoClip" => new AutoClip(),
            "Delay" => new DelayedByHyperparameter(),
            "Branch" => new DelayInABranch(),
            "Shapes" => new DelayedShapes(),
            "Axis" => new DelayedAxis(),
            "All" => new HistoryOfAll(),
            _ => new HistoryReductions(),
        };
        float[] whole = Run(Create(), 9);
        string path = Path.Combine(Path.GetTempPath(), $"histories-{Guid.NewGuid():N}.safetensors");
        try
        {
            (Optimizer first, float[] weights, float[] gradient) = Started(Create());
            Continue(first, gradient, 1, 5);
            first.Save(path);
            (Optimizer second, float[] others, float[] otherGradient) = Started(Create());
            weights.CopyTo(others, 0);
            second.Load(path);
            Continue(second, otherGradient, 6, 9);
            Assert.Equal(whole, others);

            second.Reset();
            others.AsSpan().Clear();
            Continue(second, otherGradient, 1, 9);
            Assert.Equal(whole, others);
            Assert.Equal(0, Allocations.OfRepetitions(() => second.Step()));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void TheLengthIsFixedWhenAParameterIsAdded()
    {
        DelayedByHyperparameter optimizer = new(n: 2);
        optimizer.Add("w", new float[4], new float[4]);
        optimizer.N = 3;
        Assert.Contains("N", Assert.Throws<InvalidOperationException>(() => optimizer.Step()).Message, StringComparison.Ordinal);
        Assert.Contains("N is 0", Assert.Throws<ArgumentException>(() => new DelayedByHyperparameter(n: 0).Add("w", new float[4], new float[4])).Message, StringComparison.Ordinal);
    }

    private static (Optimizer Optimizer, float[] Weights, float[] Gradient) Started(Optimizer optimizer)
    {
        float[] weights = new float[Rows * Columns];
        float[] gradient = new float[Rows * Columns];
        optimizer.Add("w", weights, gradient, Rows, Columns);
        return (optimizer, weights, gradient);
    }

    private static void Continue(Optimizer optimizer, float[] gradient, int from, int to)
    {
        for (int t = from; t <= to; t++)
        {
            Gradient(t).Select(g => (float)g).ToArray().CopyTo(gradient, 0);
            optimizer.Step();
        }
    }

    private static float[] Run(Optimizer optimizer, int steps)
    {
        (Optimizer started, float[] weights, float[] gradient) = Started(optimizer);
        Continue(started, gradient, 1, steps);
        return weights;
    }
}
