using System.Numerics;

namespace OptGen.Tests.Quantiles;

/// <summary>Quantiles against sorting, and against values of NumPy's formula.</summary>
public sealed class QuantileTests
{
    /// <summary>numpy.quantile of these numbers, by its default method: place p·(n − 1), in proportion between two neighbours.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 3.5)]
    [InlineData(0.75, 7.25)]
    [InlineData(0.9, 8.6)]
    [InlineData(1, 10)]
    public void KnownValues(double share, double expected) => Assert.Equal(expected, Of([10.0, 1, 2, 5, 8, 1, 7, 2], share), 1e-15);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(1000)]
    [InlineData(20_011)]
    public void TheSameAsOfTheSortedValues(int length)
    {
        double[][] samples =
        [
            [.. Enumerable.Range(0, length).Select(i => Trajectory.Weight(i))],
            [.. Enumerable.Range(0, length).Select(i => (double)i)],
            [.. Enumerable.Range(0, length).Select(i => (double)(length - i))],
            [.. Enumerable.Range(0, length).Select(i => (double)(i % 7))],
            [.. Enumerable.Range(0, length).Select(i => (double)Math.Min(i, length - i))],
            [.. Enumerable.Repeat(2.0, length)],
        ];
        foreach (double[] sample in samples)
        {
            foreach (double share in (double[])[0, 0.001, 0.1, 1 / 3.0, 0.5, 0.75, 0.999, 1])
            {
                Assert.Equal(Sorted(sample, share), Of(sample, share));
                float[] singles = [.. sample.Select(x => (float)x)];
                Assert.Equal(Sorted([.. singles.Select(x => (double)x)], share), Of(singles, share));
            }
        }
    }

    [Fact]
    public void InfinitiesCount()
    {
        double[] values = [double.PositiveInfinity, 1, double.PositiveInfinity, double.NegativeInfinity, 2];

        Assert.Equal(double.NegativeInfinity, Of(values, 0));
        Assert.Equal(1, Of(values, 0.25));
        Assert.Equal(2, Of(values, 0.5));
        Assert.Equal(double.PositiveInfinity, Of(values, 0.6));
        Assert.Equal(double.PositiveInfinity, Of(values, 0.9));
    }

    [Fact]
    public void NaNOfANaNOfNothingAndOfNoShare()
    {
        Assert.Equal(double.NaN, Of([1, double.NaN, 3], 0));
        Assert.Equal(double.NaN, Of<double>([], 0.5));
        Assert.Equal(double.NaN, Of([1.0, 2], 1.0000001));
        Assert.Equal(double.NaN, Of([1.0, 2], -1e-300));
    }

    [Fact]
    public void TheWeightsAreTheQuantile()
    {
        float[] weights = new float[5];
        ShowsQuantile optimizer = new(0.5);
        optimizer.Add("w", weights, new float[] { 5, 1, 4, 2, 3 });
        optimizer.Step();

        Assert.All(weights, weight => Assert.Equal(3, weight));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(5000)]
    public void SeveralInSeveralPasses(int length)
    {
        double[] gradient = [.. Enumerable.Range(0, length).Select(i => Trajectory.Gradient(i, 1))];
        double[] weights = new double[length];
        QuantilesInPasses optimizer = new();
        Parameter parameter = optimizer.Add("w", weights, gradient);
        optimizer.Step();

        double[] magnitudes = [.. gradient.Select(Math.Abs)];
        double[] x = [.. magnitudes.Select(a => Math.Clamp(a, Sorted(magnitudes, 0.25), Sorted(magnitudes, 0.75)))];
        double m = Sorted([.. x.Select(a => a * a)], 0.5) + Sorted(magnitudes, 0.9);
        double n = CompensatedSum.Norm(x);
        Assert.Equal(m, optimizer.State(parameter, "m")[0], 1e-15 * m);
        Assert.Equal(n, optimizer.State(parameter, "n")[0], 1e-15 * n);
        for (int i = 0; i < length; i++)
        {
            // Weights: a few roundings of 2⁻⁵³ each.
            Assert.Equal(-0.1 * (1 - 0.9) * x[i] / (m + n), weights[i], 1e-15 * Math.Abs(weights[i]));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 5)]
    [InlineData(3, 70)]
    public void Rows(int rows, int columns)
    {
        double[] gradient = [.. Enumerable.Range(0, rows * columns).Select(i => Trajectory.Gradient(i, 1))];
        double[] weights = new double[gradient.Length];
        RowQuantiles optimizer = new();
        Parameter parameter = optimizer.Add("w", weights, gradient, rows, columns);
        optimizer.Step();
        for (int row = 0; row < rows; row++)
        {
            double[] values = gradient[(row * columns)..((row + 1) * columns)];
            double median = Sorted(values, 0.5);
            Assert.Equal(median, optimizer.State(parameter, "r")[row]);
            Assert.Equal(Sorted(values, 0.25), optimizer.State(parameter, "u")[row]);
            for (int column = 0; column < columns; column++)
            {
                Assert.Equal(values[column] - median - Sorted(gradient, 0.5), weights[(row * columns) + column]);
            }
        }
    }

    /// <summary>Of the gradient 1 … 5, half of the moves are enlarged: those of at least the median.</summary>
    [Fact]
    public void ASelectiveStepEnlargesWhatIsAboveTheQuantile()
    {
        double[] weights = new double[5];
        SelectiveSGD optimizer = new() { LearningRate = 1, SelectedShare = 0.5 };
        optimizer.Add("w", weights, new double[] { 1, 5, 3, 2, 4 });
        optimizer.Step();

        Assert.Equal([-0.5, -10, -6, -1, -8], weights);
    }

    /// <summary>With a quantile of 2 the slope is atanh(0.99)/2, and the median moves by 0.99 of the learning rate.</summary>
    [Fact]
    public void SoftSignumSaturatesAtTheQuantile()
    {
        double[] weights = new double[3];
        SoftSignum optimizer = new(lr: 1, β: 0, p: 0.5, λ: 0, ε: 0.01);
        optimizer.Add("w", weights, new double[] { -1, 2, 30 });
        optimizer.Step();

        Assert.Equal(Math.Tanh(Math.Atanh(0.99) / 2), weights[0], 1e-15);
        Assert.Equal(-0.99, weights[1], 1e-15);
        Assert.Equal(-1, weights[2], 1e-12);
    }

    private static double Of<T>(T[] values, double share)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ShowsQuantile optimizer = new(share);
        Parameter parameter = values is float[] singles
            ? optimizer.Add("w", new float[values.Length], singles)
            : optimizer.Add("w", new double[values.Length], (double[])(object)values);
        optimizer.Step();
        return optimizer.State(parameter, "s")[0];
    }

    private static double Sorted(double[] values, double share)
    {
        double[] sorted = [.. values.Order()];
        double place = share * (values.Length - 1);
        double low = sorted[(int)Math.Floor(place)];
        double high = sorted[(int)Math.Ceiling(place)];
        return low + ((high - low) * (place - Math.Floor(place)));
    }
}
