using OptGen.Tests.Support;

namespace OptGen.Tests.Ordering;

public class OrderTests
{
    /// <summary>Numbers with many ties, zeros of both signs, infinities and NaN.</summary>
    private static double[] Numbers(Random random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => random.Next(12) switch
        {
            0 => 0.0,
            1 => -0.0,
            2 => double.NaN,
            3 => double.PositiveInfinity,
            4 => double.NegativeInfinity,
            < 8 => random.Next(-3, 4),
            _ => random.NextDouble() - 0.5,
        })];

    /// <summary>The places in ascending order; a stable sort, NaN last.</summary>
    private static int[] Order(double[] x) => [.. Enumerable.Range(0, x.Length).OrderBy(i => double.IsNaN(x[i])).ThenBy(i => double.IsNaN(x[i]) ? 0 : x[i] + 0.0)];

    private static double[] Ranks(double[] x)
    {
        double[] ranks = new double[x.Length];
        int[] order = Order(x);
        for (int place = 0; place < order.Length; place++)
        {
            ranks[order[place]] = place;
        }

        return ranks;
    }

    private static double[] Step(Optimizer optimizer, double[] gradient, params int[] shape)
    {
        double[] weights = new double[gradient.Length];
        optimizer.Add("w", weights, gradient, shape);
        optimizer.Step();
        return weights;
    }

    private static float[] StepSingle(Optimizer optimizer, double[] gradient, params int[] shape)
    {
        float[] weights = new float[gradient.Length];
        optimizer.Add("w", weights, [.. gradient.Select(x => (float)x)], shape);
        optimizer.Step();
        return weights;
    }

    [Theory]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 2 })]
    [InlineData(new[] { 1000 })]
    [InlineData(new[] { 31, 7 })]
    [InlineData(new[] { 3, 4, 5, 2 })]
    [InlineData(new[] { 9001 })]
    public void ElementsOfAnyRank(int[] shape)
    {
        int length = shape.Aggregate((a, b) => a * b);
        Random random = new(length);
        for (int round = 0; round < 5; round++)
        {
            double[] x = Numbers(random, length);
            double[] singles = [.. x.Select(value => (double)(float)value)];
            Assert.Equal(Order(x).Select(i => BitConverter.DoubleToInt64Bits(x[i])), Step(new Sorted(), x, shape).Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(Ranks(x), Step(new Ranked(), x, shape));
            Assert.Equal(Order(singles).Select(i => (float)singles[i]), StepSingle(new Sorted(), x, shape));
            Assert.Equal(Ranks(singles), StepSingle(new Ranked(), x, shape).Select(value => (double)value));
        }
    }

    [Fact]
    public void TopKKeepsWhatItDoesNotSend()
    {
        TopK optimizer = new();
        double[] weights = new double[5];
        double[] gradient = [1, -5, 3, 3, 0.5];
        Parameter parameter = optimizer.Add("w", weights, gradient);
        optimizer.Step();
        Assert.Equal([0, 5, -3, 0, 0], weights);
        Assert.Equal([1, 0, 0, 3, 0.5], optimizer.State(parameter, "e").ToArray());
        gradient.AsSpan().Clear();
        optimizer.Step();
        Assert.Equal([-1, 5, -3, -3, 0], weights);
        Assert.Equal([0, 0, 0, 0, 0.5], optimizer.State(parameter, "e").ToArray());
    }

    [Fact]
    public void NumbersOfVectors()
    {
        double[] g = [3, 4, 0, 0, 1, 0, 5, 12, 0];
        double[] rows = [5, 1, 13];
        double[] columns = [Math.Sqrt(34), Math.Sqrt(161), 0];
        double[] expected = new double[9];
        for (int i = 0; i < 9; i++)
        {
            expected[i] = rows[i / 3] + (10 * Ranks([-5, -1, -13])[i / 3]) + (100 * Ranks(columns)[i % 3]) + (1000 * columns.Order().ToArray()[i % 3]);
        }

        double[] actual = Step(new VectorOrder(), g, 3, 3);
        for (int i = 0; i < 9; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-9);
        }
    }

    [Fact]
    public void ColumnsAreReorderedByAPermutation()
    {
        // Whatever the order of the eigenvectors is, together they make the identity: w = Q·P·Pᵀ·Qᵀ·g = g where P is a permutation.
        Random random = new(7);
        double[] g = [.. Enumerable.Range(0, 12).Select(_ => random.NextDouble() - 0.5)];
        double[] w = Step(new Descending(), g, 3, 4);
        Assert.All(g.Zip(w), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void ElementsOfOtherMatrices()
    {
        double[] g = [1, 2, -3, 4, 0.5, 1];
        double[] L = new double[9];
        for (int i = 0; i < 9; i++)
        {
            L[i] = (g[i / 3 * 2] * g[i % 3 * 2]) + (g[(i / 3 * 2) + 1] * g[(i % 3 * 2) + 1]);
        }

        double[] ranks = Ranks(L);
        double[] sorted = [.. L.Order()];
        double[] w = Step(new MatrixOrder(), g, 3, 2);
        for (int i = 0; i < 6; i++)
        {
            int row = i / 2 * 3;
            Assert.Equal(ranks[row] + ranks[row + 1] + ranks[row + 2] + sorted[row + 2], w[i], 1e-12);
        }
    }

    [Fact]
    public void NumbersOfBlocks()
    {
        double[] w = Step(new BlockOrder(), [1, 1, 1, -1, 2, 0, 7], 7);
        Assert.Equal([11, 11, 11, 3, 3, 3, 27], w);
    }

    [Fact]
    public void StepsDoNotAllocate()
    {
        foreach (Optimizer optimizer in new Optimizer[] { new Sorted(), new Ranked(), new TopK(), new VectorOrder(), new MatrixOrder(), new BlockOrder() })
        {
            optimizer.Add("w", new float[60], new float[60], 12, 5);
            optimizer.Add("v", new double[60], new double[60], 12, 5);
            Assert.Equal(0, Allocations.OfRepetitions(() => optimizer.Step()));
        }
    }
}
