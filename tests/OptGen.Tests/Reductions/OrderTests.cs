namespace OptGen.Tests.Reductions;

/// <summary>Rules whose passes need, late, what other passes write: every read must see the value that the rule's order gives it.</summary>
public sealed class OrderTests
{
    private static readonly int[] Lengths = [1, 16, 37, 5000];

    [Fact]
    public void AnOldMomentumOutlivesTheNewOne() => Check(() => new UsesOldMomentum(), length =>
    {
        double[] m = new double[length];
        return (w, g, _) =>
        {
            double[] old = [.. m];
            Each(m, i => (0.9 * m[i]) + g[i]);
            double norm = Norm(m);
            Each(w, i => w[i] - (0.1 * old[i] / (1 + norm)));
        };
    });

    [Fact]
    public void OldAndNewMomentumAreBothRead() => Check(() => new UsesBothMomenta(), length =>
    {
        double[] m = new double[length];
        return (w, g, _) =>
        {
            double[] old = [.. m];
            Each(m, i => (0.9 * m[i]) + g[i]);
            double norm = Norm(m);
            Each(w, i => w[i] - (0.1 * (old[i] + m[i]) / (1 + norm)));
        };
    });

    [Fact]
    public void StatesChangePlaces() => Check(() => new ChangesPlaces(), length =>
    {
        double[] a = new double[length];
        double[] b = [];
        return (w, g, t) =>
        {
            b = t == 1 ? [.. w] : b;
            double[] x = [.. a];
            Each(a, i => b[i] + g[i]);
            b = x;
            double norms = 1 + Norm(a) + Norm(b);
            Each(w, i => w[i] - (0.1 * (x[i] + (2 * a[i]) + (b[i] * b[i])) / norms));
        };
    });

    [Fact]
    public void UpdatedWeightsAreReduced() => Check(() => new ReducesUpdatedWeights(), _ => (w, g, _) =>
    {
        double n = Norm(w);
        Each(w, i => w[i] - (0.1 * g[i] / (1 + n)));
        double k = Norm(w);
        Each(w, i => w[i] * (1 - (0.1 * k / (1 + n))));
        double mean = CompensatedSum.Mean(w);
        Each(w, i => w[i] - (0.1 * mean));
    });

    [Fact]
    public void WhatIsLostIsFedBack() => Check(() => new ErrorFeedback(), length =>
    {
        double[] e = new double[length];
        return (w, g, _) =>
        {
            double[] p = [.. g.Zip(e, (x, y) => x + y)];
            double mean = CompensatedSum.Of(p.Select(Math.Abs)) / p.Length;
            Each(e, i => p[i] - (mean * Math.Sign(p[i])));
            Each(w, i => w[i] - (0.1 * mean * Math.Sign(p[i])));
        };
    });

    [Fact]
    public void TheGradientOfTheStepBeforeIsReadInALaterPass() => Check(() => new ComparesGradients(), length =>
    {
        double[] h = new double[length];
        return (w, g, _) =>
        {
            double[] y = [.. g.Zip(h, (x, z) => x - z)];
            h = [.. g];
            double norm = Norm(y);
            double greatest = y.Max(Math.Abs) / (1 + Norm(h));
            Each(w, i => w[i] - (0.1 * y[i] / (1 + norm)) - (0.1 * h[i] / (1 + greatest)));
        };
    });

    [Fact]
    public void ABranchWithAReductionIsSkipped() => Check(() => new ReducesInBranch(), length =>
    {
        double[] m = new double[length];
        return (w, g, t) =>
        {
            double gradientNorm = Norm(g);
            Each(m, i => t % 2 == 0 ? (0.9 * m[i]) + (g[i] / gradientNorm) : m[i]);
            double norm = Norm(m);
            Each(w, i => w[i] - (0.1 * m[i] / (1 + norm)));
        };
    });

    private static double Norm(double[] x) => CompensatedSum.Norm(x);

    private static void Each(double[] x, Func<int, double> value)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = value(i);
        }
    }

    private static void Check(Func<Optimizer> create, Func<int, PlainStep> plain)
    {
        foreach (int length in Lengths)
        {
            Trajectory.Follows(create, plain, [length], roundings: 12);
        }
    }
}
