using OptGen.Tests.Support;
using static OptGen.Tests.Support.PlainStatistics;

namespace OptGen.Tests.Axes;

/// <summary>Reductions to one number for each index of an axis, against plain loops.</summary>
public class AxisTests
{
    private static readonly int[] Shape = [3, 4, 5, 2];

    private static double[] Random(int length, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (double)(float)(10 * (random.NextDouble() - .5)))];
    }

    private static int Index(int[] shape, int axis, int element) => element / shape.Skip(axis + 1).Aggregate(1, (a, b) => a * b) % shape[axis];

    /// <summary>What a function makes of the elements at each index of an axis, put back to all of these.</summary>
    private static double[] Along(int[] shape, int axis, double[] x, Func<double[], double> function)
    {
        double[] results = [.. Enumerable.Range(0, shape[axis]).Select(index => function([.. x.Where((_, i) => Index(shape, axis, i) == index)]))];
        return [.. Enumerable.Range(0, x.Length).Select(i => results[Index(shape, axis, i)])];
    }

    private static double[] Combine(params double[][] terms) => [.. Enumerable.Range(0, terms[0].Length).Select(i => terms.Sum(term => term[i]))];

    private static double[] Times(double factor, double[] x) => [.. x.Select(value => factor * value)];

    private static double Dot(IEnumerable<double> a, IEnumerable<double> b) => a.Zip(b, (x, y) => x * y).Sum();

    private static void Check(Optimizer optimizer, Func<int[], double[], double[], double[]> expected, params int[] shape)
    {
        int length = shape.Aggregate((a, b) => a * b);
        double[] g = Random(length, 1);
        double[] w0 = Random(length, 2);
        double[] weights = (double[])w0.Clone();
        optimizer.Add("w", weights, (double[])g.Clone(), shape);
        optimizer.Step();
        optimizer.Step();
        double[] values = expected(shape, g, w0);
        for (int i = 0; i < length; i++)
        {
            Assert.Equal(values[i], weights[i], 1e-11 * (1 + Math.Abs(values[i])));
        }

        Assert.Equal(0, Allocations.OfRepetitions(() => optimizer.Step()));
    }

    [Fact]
    public void ReductionsOfAnyRank()
    {
        foreach (int[] shape in new[] { Shape, [2, 3, 4, 1], [1, 1, 7, 3], [4, 3, 2, 2, 3] })
        {
            Check(new SumOfAxis1(), (s, g, _) => Along(s, 1, g, x => x.Sum()), shape);
            Check(new MeanOfAxis2(), (s, g, _) => Along(s, 2, g, x => x.Average()), shape);
            Check(new NormsOfAxes(), (s, g, _) => Combine(Along(s, 1, g, x => Math.Sqrt(Dot(x, x))), Times(-1, Along(s, 2, g, x => Math.Sqrt(Dot(x, x) / x.Length))), Times(10, Along(s, 3, g, x => x.Sum(Math.Abs)))), shape);
            Check(new ExtremesOfAxes(), (s, g, _) => Combine(Along(s, 1, g, x => x.Max()), Times(10, Along(s, 2, g, x => x.Min())), Times(100, Along(s, 0, g, x => x.Sum()))), shape);
            Check(new QuantileOfAxis2(), (s, g, _) => Combine(Along(s, 2, g, x => Quantile(x, .3)), Along(s, 1, g, x => x.Any(value => value > 4.5) ? 100 : 0)), shape);
        }
    }

    /// <summary>What lies at one index may be longer than any axis; another optimizer of the thread may have made room for it.</summary>
    [Fact]
    public void AQuantileOfMoreThanAnAxisHasRoom()
    {
        Exception? thrown = null;
        Thread thread = new(() => thrown = Record.Exception(() => Check(
            new QuantileOfAxis2(), (s, g, _) => Combine(Along(s, 2, g, x => Quantile(x, .3)), Along(s, 1, g, x => x.Any(value => value > 4.5) ? 100 : 0)), [20, 30, 2])));
        thread.Start();
        thread.Join();

        Assert.Null(thrown);
    }

    [Fact]
    public void ReductionsOfTwoTensors() => Check(
        new SpreadOfAxes(),
        (s, g, w0) =>
        {
            double[] dots = Along(s, 1, [.. g.Zip(w0, (a, b) => a * b)], x => x.Sum());
            double[] norms = Along(s, 1, g, x => Math.Sqrt(Dot(x, x)));
            double[] others = Along(s, 1, w0, x => Math.Sqrt(Dot(x, x)));
            return Combine(Along(s, 2, g, Deviation), [.. dots.Select((dot, i) => dot / (norms[i] * others[i]))], dots);
        },
        Shape);

    [Fact]
    public void VectorsOfAxesAreReducedAndOrdered() => Check(
        new VectorOfAxis(),
        (s, g, _) =>
        {
            double[] sums = [.. Enumerable.Range(0, s[1]).Select(j => g.Where((_, i) => Index(s, 1, i) == j).Sum())];
            double[] sorted = [.. Enumerable.Range(0, s[2]).Select(j => g.Where((_, i) => Index(s, 2, i) == j).Sum()).Order()];
            return [.. Enumerable.Range(0, g.Length).Select(i => sums.Average() + (10 * sums.Count(sum => sum < sums[Index(s, 1, i)])) + (100 * sums.Max()) + sorted[Index(s, 2, i)])];
        },
        Shape);

    [Theory]
    [InlineData(6)]
    [InlineData(3, 4)]
    [InlineData(3, 4, 2)]
    [InlineData(3, 4, 2, 5)]
    public void LeastAccumulatorOfAllAxes(params int[] shape)
    {
        int length = shape.Aggregate((a, b) => a * b);
        double[][] accumulators = [.. shape.Select(size => new double[size])];
        double[] expected = Random(length, 3);
        double[] weights = (double[])expected.Clone();
        double[] gradient = new double[length];
        AnyRankSM3 optimizer = new();
        Parameter parameter = optimizer.Add("w", weights, gradient, shape);
        for (int step = 0; step < 4; step++)
        {
            Random(length, 10 + step).CopyTo(gradient, 0);
            double[][] next = [.. shape.Select(size => new double[size])];
            for (int i = 0; i < length; i++)
            {
                double least = Enumerable.Range(0, shape.Length).Min(axis => accumulators[axis][Index(shape, axis, i)]) + (gradient[i] * gradient[i]);
                expected[i] -= .1 * gradient[i] / Math.Sqrt(least + 1e-30);
                for (int axis = 0; axis < shape.Length; axis++)
                {
                    ref double greatest = ref next[axis][Index(shape, axis, i)];
                    greatest = Math.Max(greatest, least);
                }
            }

            accumulators = next;
            optimizer.Step();
            for (int i = 0; i < length; i++)
            {
                Assert.Equal(expected[i], weights[i], 1e-12);
            }
        }

        Assert.Equal(shape.Length, parameter.States.Count);
        Assert.Equal(shape[0], optimizer.State(parameter, "ρ").Length);
        if (shape.Length > 1)
        {
            Assert.Equal(shape[^1], optimizer.State(parameter, $"μ[{shape.Length - 1}]").Length);
        }
    }

    [Fact]
    public void StatesOfAxesAreSavedAndLoaded()
    {
        double[] weights = Random(120, 1);
        double[] gradient = Random(120, 2);
        AxisState optimizer = new();
        Parameter parameter = optimizer.Add("w", weights, gradient, Shape);
        optimizer.Step();
        using MemoryStream file = new();
        optimizer.Save(file);
        double[] copy = (double[])weights.Clone();
        optimizer.Step();

        AxisState other = new();
        Parameter restored = other.Add("w", copy, (double[])gradient.Clone(), Shape);
        file.Position = 0;
        other.Load(file);
        other.Step();
        Assert.Equal(4, optimizer.State(parameter, "m").Length);
        Assert.Equal(optimizer.State(parameter, "m").ToArray(), other.State(restored, "m").ToArray());
        Assert.Equal(weights, copy);

        // The same number of weights with other axes is another shape.
        AxisState turned = new();
        turned.Add("w", (double[])copy.Clone(), (double[])gradient.Clone(), 4, 3, 5, 2);
        file.Position = 0;
        Assert.ThrowsAny<Exception>(() => turned.Load(file));
    }

    [Fact]
    public void AxesOfMatricesAreRowsAndColumns()
    {
        Check(new AxesOfMatrices(), (_, g, _) => new double[g.Length], 7, 5);
        Check(new AxesOfOtherMatrices(), (_, g, _) => new double[g.Length], 7, 5);
    }

    [Fact]
    public void ParametersWithoutTheAxisAreRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new MeanOfAxis2().Add("bias", new float[6], new float[6], 2, 3));
        Assert.Contains("MeanOfAxis2 goes along axis 2", error.Message);
        Assert.Contains("'bias' of shape [2, 3]", error.Message);
    }

    [Fact]
    public void FloatsHaveTheirOwnRounding()
    {
        float[] weights = new float[120];
        float[] gradient = [.. Random(120, 1).Select(x => (float)x)];
        MeanOfAxis2 optimizer = new();
        optimizer.Add("w", weights, gradient, Shape);
        optimizer.Step();
        double[] expected = Along(Shape, 2, [.. gradient.Select(x => (double)x)], x => x.Average());
        Assert.Equal(expected.Select(x => (float)x), weights);
    }
}
