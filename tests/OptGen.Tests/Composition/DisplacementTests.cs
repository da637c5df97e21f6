namespace OptGen.Tests.Composition;

/// <summary>A called rule within an expression is the change that it would make.</summary>
public sealed class DisplacementTests
{
    /// <summary>A weight beside which every displacement here is lost in rounding.</summary>
    private const float Huge = 1e8f;

    [Fact]
    public void AnExpressionMayUseADisplacement() => Trajectory.Follows(() => new Cautious(), Plain, [100]);

    [Fact]
    public void AnExpressionMayUseSeveral() => Trajectory.Follows(() => new Mixture(), MixturePlain, [100]);

    [Fact]
    public void TheDisplacementOfASubtractionIsExactlyThat()
    {
        double[] shown = Shown(new ShowsDescent(lr: 1e-9), 0.3f);

        Assert.Equal([.. Enumerable.Range(1, Trajectory.Steps).Select(t => (double)-((float)1e-9 * Gradient(t, 0.3f)))], shown);
    }

    [Fact]
    public void AdamKeepsThePrecisionOfItsStepBesideAHugeWeight() => CheckRelative(new ShowsAdam(lr: 1e-6), Adam(1e-6, 0));

    [Fact]
    public void DecayKeepsThePrecisionOfItsStepBesideAHugeWeight() => CheckRelative(new ShowsAdamW(lr: 1e-6, λ: 1e-7), Adam(1e-6, 1e-7));

    [Fact]
    public void AnAssignmentOfADifferenceIsNotSubtractedAgain() =>
        CheckRelative(new ShowsDifference(lr: 1e-9), [.. Enumerable.Range(1, Trajectory.Steps).Select(t => -1e-9 * Gradient(t, 1))]);

    [Fact]
    public void ADivisionKeepsThePrecisionOfItsStep() =>
        CheckRelative(new ShowsDivision(lr: 1e-6, λ: 1e-9), [.. Enumerable.Range(1, Trajectory.Steps).Select(t => (-1e-15 * Huge) - (1e-6 * Gradient(t, 1)))]);

    [Fact]
    public void ABranchNotTakenDoesNotMove() =>
        Trajectory.Follows(() => new ShowsWaiting(), _ => (w, g, t) => Each(w, i => w[i] -= t > 2 ? 0.1 * g[i] : 0), [35]);

    [Fact]
    public void ABranchAddsToWhatMovedBefore() =>
        Trajectory.Follows(() => new ShowsMovingTwice(), _ => (w, g, t) => Each(w, i => w[i] -= 0.1 * (t % 2 == 0 ? g[i] + (g[i] * g[i]) : g[i])), [35]);

    private static float Gradient(int t, float scale) => scale * (float)Trajectory.Gradient(0, t);

    private static double[] Shown(Optimizer optimizer, float scale)
    {
        float[] gradient = new float[1];
        Parameter parameter = optimizer.Add("w", new[] { Huge }, gradient);
        List<double> shown = [];
        for (int t = 1; t <= Trajectory.Steps; t++)
        {
            gradient[0] = Gradient(t, scale);
            optimizer.Step();
            shown.Add(optimizer.State(parameter, "x")[0]);
        }

        return [.. shown];
    }

    /// <summary>A dozen roundings of a float; a subtraction of weights would leave no digit at all.</summary>
    private static void CheckRelative(Optimizer optimizer, double[] expected)
    {
        double[] shown = Shown(optimizer, 1);
        for (int t = 0; t < expected.Length; t++)
        {
            Assert.True(Math.Abs(shown[t] - expected[t]) <= 12 * Math.Pow(2, -24) * Math.Abs(expected[t]), $"step {t + 1}: {shown[t]:R} instead of {expected[t]:R}");
        }
    }

    /// <summary>The displacements of Adam with decoupled decay, of a weight that no step can move.</summary>
    private static double[] Adam(double lr, double decay)
    {
        (double m, double v) = (0, 0);
        return [.. Enumerable.Range(1, Trajectory.Steps).Select(t =>
        {
            double g = Gradient(t, 1);
            m = (0.9 * m) + (0.1 * g);
            v = (0.99 * v) + (0.01 * g * g);
            return (-lr * decay * Huge) - (lr * m / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v / (1 - Math.Pow(0.99, t))) + 1e-8));
        })];
    }

    private static PlainStep Plain(int length)
    {
        Func<double, double, int, double>[] moves = [.. Enumerable.Range(0, length).Select(_ => Move(decay: 0.1))];
        return (w, g, t) => Each(w, i =>
        {
            double d = moves[i](w[i], g[i], t);
            w[i] += d * g[i] < 0 ? d : 0;
        });
    }

    private static PlainStep MixturePlain(int length)
    {
        Func<double, double, int, double>[] moves = [.. Enumerable.Range(0, length).Select(_ => Move(decay: 0.1))];
        return (w, g, t) => Each(w, i => w[i] += (0.25 * -0.01 * (g[i] + (0.1 * w[i]))) + (0.75 * moves[i](w[i], g[i], t)));
    }

    private static Func<double, double, int, double> Move(double decay)
    {
        (double m, double v) = (0, 0);
        return (w, g, t) =>
        {
            m = (0.9 * m) + (0.1 * g);
            v = (0.99 * v) + (0.01 * g * g);
            return (-0.01 * decay * w) - (0.01 * m / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v / (1 - Math.Pow(0.99, t))) + 1e-8));
        };
    }

    private static void Each(double[] w, Action<int> move)
    {
        for (int i = 0; i < w.Length; i++)
        {
            move(i);
        }
    }
}
