using OptGen.Tests.MatrixRules;

namespace OptGen.Tests.Gradients;

/// <summary>Rules that ask for the gradient again and make functions of matrices of either.</summary>
public sealed class MatrixGradientTests
{
    private static readonly int[][] Shapes = [[5, 7], [7, 5], [4, 4], [17, 9]];

    private delegate Plain Step(Plain w, Func<Plain, Plain> grad);

    [Fact]
    public void MuonAtTheSharpGradient() => Follows(() => new SharpMuon(), (rows, columns) =>
    {
        Plain m = new(rows, columns);
        return (w, grad) =>
        {
            Plain g = grad(w);
            Plain h = grad(w + (0.05 / (g.Norm + 1e-12) * g));
            m = (0.95 * m) + ((1 - 0.95) * h);
            return w - (0.02 * Math.Sqrt(Math.Max(1, (double)rows / columns)) * ((0.95 * m) + ((1 - 0.95) * h)).Orth());
        };
    });

    [Fact]
    public void WhatIsMadeOfTheFirstGradientIsThereAfterTheSecond() => Follows(() => new OrthogonalBefore(), (_, _) => (w, grad) =>
    {
        Plain u = grad(w).Orth();
        return w - (0.1 * (u + grad(w - (0.1 * u))));
    });

    [Fact]
    public void TheFirstGradientIsAFactorAfterTheSecond() => Follows(() => new FactorsOfBoth(), (_, _) => (w, grad) =>
    {
        Plain g = grad(w);
        Plain h = grad(w - (0.1 * g));
        return w - (0.1 * ((1 / ((h.Norm * h.Norm) + 1) * ((g * h.T * g) + (w * w.T * h))) + g.Orth()));
    });

    [Fact]
    public void AStateOfTheFirstGradientIsUsedByBothParts() => Follows(() => new SquaresOfBoth(), (rows, _) =>
    {
        Plain l = new(rows, rows);
        return (w, grad) =>
        {
            Plain g = grad(w);
            l = (0.9 * l) + ((1 - 0.9) * (g * g.T));
            Plain p = (l + Plain.Identity(rows)).Inverse();
            Plain h = grad(w - (0.1 * (p * g)));
            return w - (0.1 * (p * h));
        };
    });

    /// <summary>Follows plain loops in double, as closely as orth lets the roundings of a step come back.</summary>
    private static void Follows(Func<Optimizer> create, Func<int, int, Step> plain)
    {
        const int Roundings = 1 << 11;
        foreach (int[] shape in Shapes)
        {
            (Bowl<double> pairs, Bowl<float> singles) = (new(create(), shape), new(create(), shape));
            Plain expected = new(pairs.Values, shape[0], shape[1]);
            Step step = plain(shape[0], shape[1]);
            for (int t = 1; t <= 6; t++)
            {
                expected = step(expected, point => new Plain(Bowl<double>.Gradient(point.Elements), shape[0], shape[1]));
                pairs.Step();
                singles.Step();
                AssertClose(expected, pairs.Values, Roundings * Math.Pow(2, -53));
                AssertClose(expected, singles.Values, Roundings * Math.Pow(2, -24));
            }

            Assert.Equal(6 * 2, pairs.Gradients);
        }
    }

    private static void AssertClose(Plain expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            double wanted = expected.Elements[i];
            Assert.True(Math.Abs(wanted - actual[i]) <= tolerance * Math.Max(1, Math.Abs(wanted)), $"Element {i} of {expected.Rows}×{expected.Columns} is {actual[i]:R} instead of {wanted:R}.");
        }
    }
}
