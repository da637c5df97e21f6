namespace OptGen.Tests.Regularizers;

/// <summary>The regularizers that stack upon any optimizer.</summary>
public sealed class RegularizerTests
{
    private const double Rate = 0.05;

    [Fact]
    public void TheyFollowPlainLoops()
    {
        PlainStep Plain(Func<double, double, double> step) => (w, g, _) =>
        {
            for (int i = 0; i < w.Length; i++)
            {
                w[i] = step(w[i], g[i]);
            }
        };

        Trajectory.Follows(() => new RidgeDescent { LearningRate = Rate, CoupledDecay = 0.3 }, _ => Plain((w, g) => w - (Rate * (g + (0.3 * w)))), [67]);
        Trajectory.Follows(() => new LassoSubgradientDescent { LearningRate = Rate, L1 = 0.2 }, _ => Plain((w, g) => w - (Rate * (g + (0.2 * Math.Sign(w))))), [67]);
        Trajectory.Follows(() => new ElasticDescent { LearningRate = Rate, L1 = 0.2, L2 = 0.4 }, _ => Plain((w, g) => w - (Rate * (g + (0.2 * Math.Sign(w)) + (2 * 0.4 * w)))), [67]);
        Trajectory.Follows(() => new DecayedDescent { LearningRate = Rate, DecoupledDecay = 0.3 }, _ => Plain((w, g) => (w * (1 - (Rate * 0.3))) - (Rate * g)), [67]);
        Trajectory.Follows(
            () => new ThresholdedDescent { LearningRate = Rate, Shrinkage = 0.7 },
            _ => Plain((w, g) => Math.Sign(w - (Rate * g)) * Math.Max(Math.Abs(w - (Rate * g)) - (Rate * 0.7), 0)),
            [67]);
    }

    /// <summary>Coupled decay is the shipped one that PyTorch's trajectories are followed by, and the penalties are what Adam gets when they are added to its gradients by hand.</summary>
    [Fact]
    public void StackedUponAdamTheyAreItsGradientsChangedByHand()
    {
        Assert.Equal(Trajectory.Of<double>(new AdamL2(Rate) { WeightDecay = 0.3 }, 67), Trajectory.Of<double>(new RidgeAdam { LearningRate = Rate, CoupledDecay = 0.3 }, 67));

        double[] stacked = [.. Enumerable.Range(0, 33).Select(Trajectory.Weight)];
        double[] byHand = [.. stacked];
        double[] gradient = new double[33];
        double[] penalized = new double[33];
        ElasticAdam elastic = new() { LearningRate = Rate, L1 = 0.25, L2 = 0.125 };
        Adam adam = new(Rate);
        elastic.Add("w", stacked, gradient);
        adam.Add("w", byHand, penalized);
        for (int t = 1; t <= Trajectory.Steps; t++)
        {
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = Trajectory.Gradient(i, t);

                // Products by powers of two are exact, and so each sum is rounded once in both.
                penalized[i] = gradient[i] + ((0.25 * Math.Sign(byHand[i])) + (0.25 * byHand[i]));
            }

            elastic.Step();
            adam.Step();
            Assert.Equal(byHand, stacked);
        }
    }

    /// <summary>
    /// The conditions of Karush, Kuhn and Tucker for the lasso ½‖Xw − y‖² + λ‖w‖₁: a weight of 0 has a gradient within ±λ, any other one −λ·sign(w). Weights of no use are 0, bit for bit.
    /// </summary>
    [Fact]
    public void ProximalDescentFindsTheLasso()
    {
        (double[][] x, double[] y) = Regression();
        const double Penalty = 6;
        double[] w = new double[8];
        double[] g = new double[8];
        ThresholdedDescent ista = new() { LearningRate = 1 / x.Sum(row => row.Sum(value => value * value)), Shrinkage = Penalty };
        ista.Add("w", w, g);
        for (int t = 0; t < 20_000; t++)
        {
            Gradient(x, y, w, g);
            ista.Step();
        }

        Gradient(x, y, w, g);
        Assert.Equal([true, false, true, false, true, true, false, true], w.Select(weight => weight == 0));

        // Converged to the last rounding: w, residuals and sums of forty products are below 100.
        const double Bar = 1e-11;
        for (int i = 0; i < w.Length; i++)
        {
            Assert.True(w[i] == 0 ? Math.Abs(g[i]) <= Penalty : Math.Abs(g[i] + (Penalty * Math.Sign(w[i]))) <= Bar, $"w{i} = {w[i]}, gradient {g[i]}");
        }
    }

    /// <summary>The subgradient keeps jumping about 0, by the learning rate times λ, where the proximal step stays.</summary>
    [Fact]
    public void OnlyTheProximalStepReachesZero()
    {
        double[] thresholded = [0.3];
        double[] subgradient = [0.3];
        ThresholdedDescent proximal = new() { LearningRate = 0.1, Shrinkage = 0.7 };
        LassoSubgradientDescent penalized = new() { LearningRate = 0.1, L1 = 0.7 };
        proximal.Add("w", thresholded, new double[1]);
        penalized.Add("w", subgradient, new double[1]);
        for (int t = 0; t < 50; t++)
        {
            proximal.Step();
            penalized.Step();
        }

        Assert.Equal([0.0], thresholded);
        Assert.NotEqual(0, subgradient[0]);
        Assert.InRange(Math.Abs(subgradient[0]), 0, 0.07);
    }

    /// <summary>Ridge regression has a solution in closed form: of one weight Σxy/(Σx² + decay), and half of that penalty without the ½.</summary>
    [Fact]
    public void DescentFindsTheRidge()
    {
        double[] x = [1, 2, -3];
        double[] y = [2, 1, 1];
        double expected = 1.0 / (14 + 5);
        Assert.Equal(expected, Descend(new RidgeDescent { LearningRate = 0.02, CoupledDecay = 5 }), 1e-15);
        Assert.Equal(expected, Descend(new ElasticDescent { LearningRate = 0.02, L1 = 0, L2 = 2.5 }), 1e-15);
        Assert.Equal((1 - 0.5) / (14 + 5), Descend(new ElasticDescent { LearningRate = 0.02, L1 = 0.5, L2 = 2.5 }), 1e-15);

        double Descend(Optimizer optimizer)
        {
            double[] w = [1];
            double[] g = [0];
            optimizer.Add("w", w, g);
            for (int t = 0; t < 500; t++)
            {
                g[0] = Enumerable.Range(0, x.Length).Sum(i => x[i] * ((x[i] * w[0]) - y[i]));
                optimizer.Step();
            }

            return w[0];
        }
    }

    [Fact]
    public void TheyStackUponEachOther()
    {
        Assert.Equal(
            ["LearningRate", "Shrinkage", "L1", "L2", "Beta1", "Beta2", "Epsilon"],
            new ThresholdedElasticAdam().Info.Hyperparameters.OrderBy(name => Array.IndexOf(["LearningRate", "Shrinkage", "L1", "L2", "Beta1", "Beta2", "Epsilon"], name)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ElasticAdam { L1 = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ElasticAdam { L2 = double.NaN });
    }

    /// <summary>Forty examples of eight features, three of which count.</summary>
    private static (double[][] X, double[] Y) Regression()
    {
        double[][] x = [.. Enumerable.Range(0, 40).Select(i => Enumerable.Range(0, 8).Select(j => Trajectory.Gradient((8 * i) + j, 7)).ToArray())];
        return (x, [.. x.Select((row, i) => (3 * row[1]) - (2 * row[3]) + row[6] + (0.1 * Trajectory.Weight(i)))]);
    }

    private static void Gradient(double[][] x, double[] y, double[] w, double[] g)
    {
        Array.Clear(g);
        for (int i = 0; i < x.Length; i++)
        {
            double residual = x[i].Zip(w, (value, weight) => value * weight).Sum() - y[i];
            for (int j = 0; j < w.Length; j++)
            {
                g[j] += residual * x[i][j];
            }
        }
    }
}
