namespace OptGen.Tests.Reductions;

/// <summary>Reductions over all parameters, of several lengths and of both types.</summary>
public sealed class AllParametersTests
{
    private static readonly int[] Lengths = [5, 0, 16, 4097, 1, 300];

    [Fact]
    public void EveryReductionSeesEveryParameter()
    {
        ReducesAll optimizer = new();
        (Parameter[] parameters, _, Action<int> fill) = Add(optimizer);
        fill(1);
        optimizer.Step();

        double[] g = [.. Lengths.SelectMany((length, p) => Enumerable.Range(0, length).Select(i => Gradient(p, i, 1)))];
        double[] w = [.. Lengths.SelectMany((length, p) => Enumerable.Range(0, length).Select(i => Weight(p, i)))];
        double norm = Math.Sqrt(g.Sum(x => x * x));
        double mean = g.Average();
        double dot = g.Zip(w, (x, y) => x * y).Sum();
        Check("sum", g.Sum());
        Check("mean", mean);
        Check("norm", norm);
        Check("norm1", g.Sum(Math.Abs));
        Check("rms", norm / Math.Sqrt(g.Length));
        Check("max", g.Max());
        Check("min", g.Min());
        Check("dot", dot);
        Check("cos", dot / (norm * Math.Sqrt(w.Sum(x => x * x))));

        // Deviations are rounded to the type of their parameter.
        Check("std", Math.Sqrt(g.Sum(x => (x - mean) * (x - mean)) / (g.Length - 1)), 1e-7);

        void Check(string name, double expected, double bar = 1e-12)
        {
            double actual = optimizer.State(parameters[0], name + "R")[0];
            Assert.True(Math.Abs(actual - expected) <= bar * Math.Max(1, Math.Abs(expected)), $"{name}: {actual:R} instead of {expected:R}");
        }
    }

    [Fact]
    public void AStateOfAllIsOneForTheOptimizer()
    {
        DistanceOverGradients optimizer = new();
        Assert.Equal([StateShape.Shared, StateShape.Shared], optimizer.Info.States.Where(state => state.Name is "x" or "y").Select(state => state.Shape));

        (Parameter[] parameters, Func<int, int, double> weight, Action<int> fill) = Add(optimizer);
        (double x, double y) = (0, 0);
        double[][] w = [.. Lengths.Select((length, p) => Enumerable.Range(0, length).Select(i => Weight(p, i)).ToArray())];
        for (int t = 1; t <= 5; t++)
        {
            fill(t);
            optimizer.Step();
            x = Math.Max(x, Math.Sqrt(Sum((p, i) => (w[p][i] - Weight(p, i)) * (w[p][i] - Weight(p, i)))));
            y += Sum((p, i) => Gradient(p, i, t) * Gradient(p, i, t));
            for (int p = 0; p < w.Length; p++)
            {
                for (int i = 0; i < w[p].Length; i++)
                {
                    w[p][i] -= Math.Max(x, 1e-2) / Math.Sqrt(y + 1e-8) * Gradient(p, i, t);
                    Assert.Equal(w[p][i], weight(p, i), p % 2 == 0 ? 1e-6 : 1e-7);
                }
            }

            Assert.All(parameters, parameter => Assert.Equal(y, optimizer.State(parameter, "y")[0], 1e-9 * y));
            Assert.All(parameters, parameter => Assert.Equal(x, optimizer.State(parameter, "x")[0], 1e-6));
        }

        double Sum(Func<int, int, double> term) => Enumerable.Range(0, w.Length).Sum(p => Enumerable.Range(0, w[p].Length).Sum(i => term(p, i)));
    }

    [Fact]
    public void ResettingForgetsTheStatesOfAll()
    {
        DistanceOverGradients optimizer = new();
        (Parameter[] parameters, _, Action<int> fill) = Add(optimizer);
        fill(1);
        optimizer.Step();
        Assert.NotEqual(0, optimizer.State(parameters[0], "y")[0]);

        optimizer.Reset();

        Assert.Equal(0, optimizer.State(parameters[0], "y")[0]);
    }

    [Fact]
    public void AStateOfAllCountsTheStepsOfTheOptimizer()
    {
        CountsItsSteps optimizer = new();
        Assert.Equal(3, optimizer.Info.States.Count(state => state.Shape == StateShape.Shared));
        double[] early = [0];
        double[] late = [0];
        Parameter first = optimizer.Add("early", early, new double[] { 3 });
        (double n, double even, double before, double w, double lateW) = (0, 0, 10, 0, 0);
        for (int t = 1; t <= 6; t++)
        {
            if (t == 4)
            {
                optimizer.Add("late", late, new double[] { 4 });
            }

            (double norm, double sum) = t < 4 ? (3, 3) : (5, 7);
            n = (0.5 * (t == 1 ? norm : n)) + (0.5 * norm);
            even = t % 2 == 0 ? sum / t : even;
            w -= n + before + even;
            lateW -= t < 4 ? 0 : n + before + even;
            before = norm;
            optimizer.Step();

            Assert.Equal(n, optimizer.State(first, "n")[0], 1e-12);
            Assert.Equal(even, optimizer.State(first, "even")[0], 1e-12);
            Assert.Equal(w, early[0], 1e-12);
            Assert.Equal(lateW, late[0], 1e-12);
        }
    }

    [Fact]
    public void AScalarStateOfAParameterIsItsOwn()
    {
        NormOfEach optimizer = new();
        (Parameter[] parameters, _, Action<int> fill) = Add(optimizer);
        fill(1);
        optimizer.Step();

        for (int p = 0; p < Lengths.Length; p++)
        {
            double norm = Math.Sqrt(Enumerable.Range(0, Lengths[p]).Sum(i => Gradient(p, i, 1) * Gradient(p, i, 1)));
            Assert.Equal(0.1 * norm, optimizer.State(parameters[p], "n")[0], 1e-12 * (1 + norm));
        }
    }

    [Fact]
    public void OneParameterCannotBeSteppedAlone()
    {
        ClippedAdamW optimizer = new();
        Parameter parameter = optimizer.Add("w", new float[3], new float[3]);

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => optimizer.Step(parameter, new float[3], new float[3]));
        Assert.Equal("The rule of ClippedAdamW reduces over all parameters, which must be stepped together: call Step().", exception.Message);
        Assert.Equal(0, parameter.StepCount);
    }

    [Fact]
    public void ClippingAdamAndAnAverageInOneRuleAreTheSeparateLoops()
    {
        ClippedAveraged optimizer = new();
        (Parameter[] parameters, Func<int, int, double> weight, Action<int> fill) = Add(optimizer);
        double[][] w = [.. Lengths.Select((length, p) => Enumerable.Range(0, length).Select(i => Weight(p, i)).ToArray())];
        double[][][] states = [.. Enumerable.Range(0, 3).Select(_ => Lengths.Select(length => new double[length]).ToArray())];
        for (int t = 1; t <= 5; t++)
        {
            fill(t);
            optimizer.Step();
            Separately(w, states, t);
        }

        for (int p = 0; p < w.Length; p++)
        {
            double[] average = optimizer.State(parameters[p], "a").ToArray();
            for (int i = 0; i < w[p].Length; i++)
            {
                Assert.Equal(w[p][i], weight(p, i), p % 2 == 0 ? 1e-6 : 1e-14);
                Assert.Equal(states[2][p][i], average[i], p % 2 == 0 ? 1e-6 : 1e-14);
            }
        }
    }

    private static void Separately(double[][] w, double[][][] states, int t)
    {
        double[][] g = [.. w.Select((x, p) => x.Select((_, i) => Gradient(p, i, t)).ToArray())];
        double scale = Math.Min(1, 1 / (Math.Sqrt(g.Sum(x => x.Sum(y => y * y))) + 1e-6));
        (double[][] m, double[][] v, double[][] a) = (states[0], states[1], states[2]);
        for (int p = 0; p < w.Length; p++)
        {
            for (int i = 0; i < w[p].Length; i++)
            {
                double x = g[p][i] * scale;
                m[p][i] = (0.9 * m[p][i]) + (0.1 * x);
                v[p][i] = (0.99 * v[p][i]) + (0.01 * x * x);
                w[p][i] *= 1 - (0.01 * 0.1);
                w[p][i] -= 0.01 * (m[p][i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[p][i] / (1 - Math.Pow(0.99, t))) + 1e-8);
                a[p][i] = t == 1 ? w[p][i] : (0.9 * a[p][i]) + (0.1 * w[p][i]);
            }
        }
    }

    private static double Weight(int parameter, int element) => Trajectory.Weight((10_000 * parameter) + element);

    private static double Gradient(int parameter, int element, int step) => Trajectory.Gradient((10_000 * parameter) + element, step);

    /// <summary>Adds parameters of alternating types.</summary>
    private static (Parameter[] Parameters, Func<int, int, double> Weight, Action<int> Fill) Add(Optimizer optimizer)
    {
        float[][] singles = [.. Lengths.Select((length, p) => Enumerable.Range(0, length).Select(i => (float)Weight(p, i)).ToArray())];
        double[][] doubles = [.. Lengths.Select((length, p) => Enumerable.Range(0, length).Select(i => Weight(p, i)).ToArray())];
        float[][] singleGradients = [.. Lengths.Select(length => new float[length])];
        double[][] doubleGradients = [.. Lengths.Select(length => new double[length])];
        Parameter[] parameters = [.. Lengths.Select((_, p) => p % 2 == 0
            ? optimizer.Add($"{p}", singles[p], singleGradients[p])
            : optimizer.Add($"{p}", doubles[p], doubleGradients[p]))];
        return (parameters, (p, i) => p % 2 == 0 ? singles[p][i] : doubles[p][i], Fill);

        void Fill(int t)
        {
            for (int p = 0; p < Lengths.Length; p++)
            {
                for (int i = 0; i < Lengths[p]; i++)
                {
                    singleGradients[p][i] = (float)Gradient(p, i, t);
                    doubleGradients[p][i] = Gradient(p, i, t);
                }
            }
        }
    }
}
