using System.Numerics;
using OptGen.Zoo;

namespace OptGen.Tests.Quantiles;

/// <summary>Quantiles against sorting, and against values of NumPy's formula.</summary>
[Trait("Category", "Slow")]
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

    /// <summary>The parameters are of both types of weights.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(30, 3)]
    [InlineData(1000, 2001)]
    [InlineData(20_011, 17)]
    public void OfAllTheSameAsOfTheSortedValuesOfAll(int singles, int doubles)
    {
        Func<int, double>[] samples = [i => Trajectory.Weight(i), i => i, i => -i, i => (i % 7) - 3, i => 2, i => Math.ScaleB(Trajectory.Weight(i), (i % 50) - 25)];
        foreach (Func<int, double> sample in samples)
        {
            float[] first = [.. Enumerable.Range(0, singles).Select(i => (float)sample(i))];
            double[] second = [.. Enumerable.Range(singles, doubles).Select(sample)];
            foreach (double share in (double[])[0, 0.001, 0.1, 1 / 3.0, 0.5, 0.75, 0.999, 1])
            {
                Assert.Equal(Sorted([.. first.Select(x => (double)x), .. second], share), OfAll(first, second, share));
            }
        }
    }

    [Fact]
    public void OfAllInfinitiesCountAndNaNIsNaN()
    {
        float[] infinite = [float.PositiveInfinity, 1, float.NegativeInfinity];
        double[] more = [double.PositiveInfinity, 2];

        Assert.Equal(double.NegativeInfinity, OfAll(infinite, more, 0));
        Assert.Equal(1, OfAll(infinite, more, 0.25));
        Assert.Equal(2, OfAll(infinite, more, 0.5));
        Assert.Equal(double.PositiveInfinity, OfAll(infinite, more, 0.6));
        Assert.Equal(double.PositiveInfinity, OfAll(infinite, more, 0.9));
        Assert.Equal(double.NaN, OfAll([1, float.NaN], [2], 0));
        Assert.Equal(double.NaN, OfAll([1], [2, -double.NaN], 1));
        Assert.Equal(double.NaN, OfAll([1], [2], 1.0000001));
        Assert.Equal(double.NaN, OfAll([], [], 0.5));
    }

    [Fact]
    public void OfAllInSeveralPassesAndSteps()
    {
        const int Singles = 33;
        const int Doubles = 70;
        float[] first = new float[Singles];
        double[] second = new double[Doubles];
        float[] firstWeights = new float[Singles];
        double[] secondWeights = new double[Doubles];
        QuantilesOfAll optimizer = new();
        Parameter parameter = optimizer.Add("first", firstWeights, first);
        optimizer.Add("second", secondWeights, second);
        double s = 0;
        for (int step = 1; step <= 3; step++)
        {
            for (int i = 0; i < Singles + Doubles; i++)
            {
                if (i < Singles)
                {
                    first[i] = (float)Trajectory.Gradient(i, step);
                }
                else
                {
                    second[i - Singles] = Trajectory.Gradient(i, step);
                }
            }

            optimizer.Step();
            double[] firstAsDoubles = [.. first.Select(x => (double)x)];
            double[] all = [.. firstAsDoubles, .. second];
            double low = Sorted(all, 0.25);
            double high = Sorted(all, 0.9);
            float[] firstX = [.. first.Select(x => Math.Clamp(x, (float)low, (float)high))];
            double[] secondX = [.. second.Select(x => Math.Clamp(x, low, high))];
            double a = Sorted([.. firstX.Select(x => (double)(x * x)), .. secondX.Select(x => x * x)], 0.5);
            s = (0.5 * s) + (0.5 * a);
            Assert.Equal(s, optimizer.State(parameter, "s")[0]);
            for (int i = 0; i < Singles; i++)
            {
                Assert.Equal(firstX[i] - (float)(a * Sorted(firstAsDoubles, 0.9)), firstWeights[i]);
            }

            for (int i = 0; i < Doubles; i++)
            {
                Assert.Equal(secondX[i] - (a * Sorted(second, 0.9)), secondWeights[i]);
            }
        }

        Assert.Equal(StateShape.Shared, optimizer.Info.States.Single(state => state.Name == "s").Shape);
        Assert.True(optimizer.Info.ReducesOverAll);
    }

    [Fact]
    public void OfAllWhatEachRankPutsAside()
    {
        double[] vector = [.. Enumerable.Range(0, 5).Select(i => Trajectory.Gradient(i, 1))];
        double[] matrix = [.. Enumerable.Range(5, 12).Select(i => Trajectory.Gradient(i, 1))];
        double[] vectorWeights = new double[5];
        double[] matrixWeights = new double[12];
        QuantilesByRank optimizer = new();
        optimizer.Add("vector", vectorWeights, vector);
        optimizer.Add("matrix", matrixWeights, matrix, 3, 4);
        optimizer.Step();

        double[] m = [.. matrix.Select(x => 0.5 * x)];
        double a = Sorted([.. vector, .. m], 0.25);
        double b = Sorted([.. vector.Concat(m).Select(x => x + a)], 0.75);
        Assert.All(vectorWeights, weight => Assert.Equal(a + b, weight));
        Assert.All(matrixWeights, weight => Assert.Equal(a + b + Sorted(m, 0.5), weight));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 5)]
    [InlineData(3, 70)]
    [InlineData(70, 3)]
    public void OfVectors(int rows, int columns)
    {
        double[] gradient = Gradient(rows * columns);
        double[] weights = new double[gradient.Length];
        StepOnce(new QuantilesOfVectors(), weights, gradient, rows, columns);
        double ofRows = Sorted([.. Enumerable.Range(0, rows).Select(row => Row(gradient, row, columns).Max())], 0.5);
        double ofColumns = Sorted([.. Enumerable.Range(0, columns).Select(column => Column(gradient, column, columns).Max())], 0.25);
        for (int i = 0; i < weights.Length; i++)
        {
            Assert.Equal(gradient[i] - ofRows - ofColumns, weights[i]);
        }

        double[] ofBlocks = new double[gradient.Length];
        StepOnce(new QuantileOfBlocks(), ofBlocks, gradient, rows, columns);
        double quantile = Sorted([.. gradient.Chunk(3).Select(block => block.Max())], 0.3);
        for (int i = 0; i < weights.Length; i++)
        {
            Assert.Equal(gradient[i] - quantile, ofBlocks[i]);
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 5, 7)]
    [InlineData(3, 70, 64)]
    [InlineData(70, 3, 1000)]
    public void Blocks(int rows, int columns, int size)
    {
        double[] gradient = Gradient(rows * columns);
        double[] weights = new double[gradient.Length];
        BlockQuantiles optimizer = new(size);
        Parameter parameter = StepOnce(optimizer, weights, gradient, rows, columns);
        double[] blocks = [.. gradient.Chunk(size).Select(block => Sorted(block, 0.3))];
        double[] fours = [.. gradient.Chunk(4).Select(block => Sorted(block, 0.5))];
        Assert.Equal(blocks, optimizer.State<double>(parameter, "b").ToArray());
        for (int i = 0; i < weights.Length; i++)
        {
            Assert.Equal(gradient[i] - blocks[i / size] - fours[i / 4] - Sorted(Row(gradient, i / columns, columns), 0.5) - Sorted(gradient, 0.5), weights[i]);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 5)]
    [InlineData(3, 70)]
    [InlineData(70, 3)]
    public void Columns(int rows, int columns)
    {
        double[] gradient = Gradient(rows * columns);
        double[] weights = new double[gradient.Length];
        ColumnQuantiles optimizer = new();
        Parameter parameter = StepOnce(optimizer, weights, gradient, rows, columns);
        double[] quantiles = [.. Enumerable.Range(0, columns).Select(column => Sorted(Column(gradient, column, columns), 0.3))];
        Assert.Equal(quantiles, optimizer.State<double>(parameter, "c").ToArray());
        for (int i = 0; i < weights.Length; i++)
        {
            double median = Sorted(Column(gradient, i % columns, columns), 0.5);
            Assert.Equal(gradient[i] - quantiles[i % columns] - median - Sorted(Row(gradient, i / columns, columns), 0.5) - Sorted(gradient, 0.5), weights[i]);
        }
    }

    private static Parameter StepOnce(Optimizer optimizer, double[] weights, double[] gradient, int rows, int columns)
    {
        Parameter parameter = optimizer.Add("w", weights, gradient, rows, columns);
        optimizer.Step();
        return parameter;
    }

    private static double[] Gradient(int length) => [.. Enumerable.Range(0, length).Select(i => Trajectory.Gradient(i, 1))];

    private static double[] Row(double[] matrix, int row, int columns) => matrix[(row * columns)..((row + 1) * columns)];

    private static double[] Column(double[] matrix, int column, int columns) => [.. matrix.Where((_, i) => i % columns == column)];

    private static double OfAll(float[] first, double[] second, double share)
    {
        ShowsQuantileOfAll optimizer = new(share);
        Parameter parameter = optimizer.Add("first", new float[first.Length], first);
        optimizer.Add("second", new double[second.Length], second);
        optimizer.Step();
        return optimizer.State(parameter, "s")[0];
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
