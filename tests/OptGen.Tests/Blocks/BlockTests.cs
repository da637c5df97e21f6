namespace OptGen.Tests.Blocks;

/// <summary>Blocks against plain loops; the last one may be shorter than the others.</summary>
public sealed class BlockTests
{
    /// <summary>Sums are kept in double with the error carried along, so what differs is the rounding of a few operations.</summary>
    private const double Tolerance = 1e-14;

    public static TheoryData<int, int> Sizes
    {
        get
        {
            TheoryData<int, int> sizes = [];
            foreach (int length in (int[])[0, 1, 7, 8, 9, 16, 100, 9001])
            {
                foreach (int size in (int[])[1, 3, 8, 16, 17, 5000])
                {
                    sizes.Add(length, size);
                }
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AdamMini(int length, int size)
    {
        MiniAdam optimizer = new(size);
        double[] weights = Start(length);
        double[] gradient = new double[length];
        Parameter parameter = optimizer.Add("w", weights, gradient);
        double[] expected = Start(length);
        double[] m = new double[length];
        double[] v = new double[(length + size - 1) / size];
        for (int t = 1; t <= 5; t++)
        {
            Fill(gradient, t);
            optimizer.Step();
            for (int block = 0; block < v.Length; block++)
            {
                int end = Math.Min(length, (block + 1) * size);
                v[block] = (0.999 * v[block]) + ((1 - 0.999) * CompensatedSum.Mean([.. gradient[(block * size)..end].Select(g => g * g)]));
                for (int i = block * size; i < end; i++)
                {
                    m[i] = (0.9 * m[i]) + ((1 - 0.9) * gradient[i]);
                    expected[i] -= 0.01 * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[block] / (1 - Math.Pow(0.999, t))) + 1e-8);
                }
            }

            AssertNear(v, optimizer.State(parameter, "v").ToArray());
            AssertNear(expected, weights);
        }
    }

    [Fact]
    public void NormalizedBlocksInFloat()
    {
        float[] weights = new float[12];
        float[] gradient = [.. Enumerable.Range(1, 12).Select(i => (float)i)];
        BlockNormalized optimizer = new();
        optimizer.Add("w", weights, gradient);
        optimizer.Step();
        for (int i = 0; i < 12; i++)
        {
            double norm = CompensatedSum.Norm(gradient[(i / 5 * 5)..Math.Min(12, (i / 5 * 5) + 5)].Select(g => (double)g));

            // The product, the sum of norm and ε and the quotient are rounded to float once each.
            Assert.Equal(-0.1 * gradient[i] / (norm + 1e-3), weights[i], 4 * Ulp.OfSingle(weights[i]));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    [InlineData(6, 35)]
    [InlineData(70, 3)]
    [InlineData(3, 5000)]
    public void RowsAndTwoSizesTogether(int rows, int columns)
    {
        int length = rows * columns;
        EveryBlock optimizer = new();
        double[] weights = Start(length);
        double[] gradient = new double[length];
        Fill(gradient, 1);
        Parameter parameter = optimizer.Add("w", weights, gradient, rows, columns);
        optimizer.Step();

        double[] start = Start(length);
        double[] a = [.. gradient.Chunk(10).Select(block => block.Max(Math.Abs))];
        double[] b = [.. gradient.Chunk(7).Select(block => CompensatedSum.Of(block) - Deviation(block))];
        double[] r = [.. gradient.Zip(start, (g, w) => g * w).Chunk(columns).Select(row => CompensatedSum.Of(row))];
        double s = CompensatedSum.Of(gradient.Select((g, i) => g * a[i / 10])) + CompensatedSum.Mean(a);
        Assert.Equal(a, optimizer.State(parameter, "a").ToArray());
        double[] ours = optimizer.State(parameter, "b").ToArray();
        for (int i = 0; i < b.Length; i++)
        {
            // Of a last block of one element the deviation is 0/0.
            Assert.True(double.IsNaN(b[i]) ? double.IsNaN(ours[i]) : Math.Abs(ours[i] - b[i]) < 1e-13, $"{ours[i]} instead of {b[i]}");
        }

        AssertNear(r, optimizer.State(parameter, "r").ToArray(), 1e-13 * columns);
        Assert.Equal(s, optimizer.State(parameter, "s")[0], 1e-14 * length);
        for (int i = 0; i < length; i++)
        {
            double expected = start[i] - ((0.1 * gradient[i] * a[i / 10] * b[i / 7]) + (0.01 * r[i / columns] * b[i / 7]) + (0.001 * s));
            Assert.True(double.IsNaN(expected) ? double.IsNaN(weights[i]) : Math.Abs(expected - weights[i]) < 1e-14 * length, $"{weights[i]} instead of {expected}");
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 4, 3)]
    [InlineData(6, 35, 10)]
    [InlineData(70, 3, 10)]
    [InlineData(17, 33, 50)]
    [InlineData(3, 5000, 6000)]
    [InlineData(0, 3, 2)]
    public void ColumnsBesideBlocks(int rows, int columns, int size)
    {
        int length = rows * columns;
        double[] start = Start(length);
        double[] gradient = new double[length];
        Fill(gradient, 1);
        CheckColumnsBesideBlocks(new BlocksAndColumns(size), Start(length), start, gradient, rows, columns, size);

        // In float the sums are in double still, of numbers that are rounded before.
        float[] singleWeights = [.. start.Select(w => (float)w)];
        float[] singleGradient = [.. gradient.Select(g => (float)g)];
        BlocksAndColumns singles = new(size);
        Parameter parameter = singles.Add("w", singleWeights, singleGradient, rows, columns);
        singles.Step();
        for (int column = 0; rows > 0 && column < columns; column++)
        {
            double sum = CompensatedSum.Of(singleGradient.Where((_, i) => i % columns == column).Select(g => (double)(1 + g)));
            Assert.Equal(sum, singles.State(parameter, "c")[column], 1e-14 * rows);
        }
    }

    [Fact]
    public void WeightsToEvaluateWith()
    {
        double[] weights = new double[5];
        double[] evaluation = new double[5];
        EvaluatesBlocks optimizer = new();
        Parameter parameter = optimizer.Add("w", weights, new double[] { 1, 2, 3, 4, 5 });
        optimizer.Step();
        optimizer.Step();
        optimizer.EvaluationWeights(parameter, evaluation);

        Assert.Equal([-2 + 9, -4 + 9, -6 + 9, -8 + 13.5, -10 + 13.5], evaluation);
    }

    [Fact]
    public void TheSizeIsFixedWhenAParameterIsAdded()
    {
        EveryBlock optimizer = new();
        optimizer.Add("w", new double[20], new double[20], 4, 5);
        optimizer.Step();
        optimizer.N = 11;
        InvalidOperationException changed = Assert.Throws<InvalidOperationException>(() => optimizer.Step());
        Assert.Contains("'w' was added with blocks of 10 elements, which cannot become 11", changed.Message);
        optimizer.N = 10;
        optimizer.Step();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2.5)]
    [InlineData(1e12)]
    public void ASizeIsAWholeNumber(double size)
    {
        EveryBlock optimizer = new(size);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => optimizer.Add("w", new double[20], new double[20], 4, 5));
        Assert.Contains("parameter 'w' needs a whole number", refused.Message);
    }

    private static void CheckColumnsBesideBlocks(BlocksAndColumns optimizer, double[] weights, double[] start, double[] gradient, int rows, int columns, int size)
    {
        Parameter parameter = optimizer.Add("w", weights, gradient, rows, columns);
        optimizer.Step();
        double[] b = [.. gradient.Chunk(size).Select(block => CompensatedSum.Of(block.Select(g => 1 + g)))];
        AssertNear(b, optimizer.State(parameter, "b").ToArray(), Tolerance * size);
        b = optimizer.State<double>(parameter, "b").ToArray();
        double[] c = new double[columns];
        for (int column = 0; rows > 0 && column < columns; column++)
        {
            int[] places = [.. Enumerable.Range(0, rows).Select(row => (row * columns) + column)];
            c[column] = CompensatedSum.Of(places.Select(i => 1 + gradient[i]));
            Assert.Equal(c[column], optimizer.State(parameter, "c")[column], Tolerance * rows);
            Assert.Equal(CompensatedSum.Of(places.Select(i => (1 + gradient[i]) * (b[i / size] + start[i]))), optimizer.State(parameter, "d")[column], Tolerance * rows * size);
            Assert.Equal(places.Select(i => 1 + gradient[i] - b[i / size]).Max(), optimizer.State(parameter, "h")[column]);
            Assert.Equal(places.Select(i => 1 + gradient[i] - b[i / size]).Min(), optimizer.State(parameter, "l")[column]);
            double[] products = [.. places.Select(i => gradient[i] * b[i / size]).Order()];
            double median = products[(rows - 1) / 2] + ((products[rows / 2] - products[(rows - 1) / 2]) * 0.5);
            Assert.Equal(median, optimizer.State(parameter, "q")[column]);
        }

        Assert.Equal(CompensatedSum.Of(gradient.Select((g, i) => g * b[i / size])), optimizer.State(parameter, "s")[0], Tolerance * gradient.Length * size);
        for (int i = 0; i < weights.Length; i++)
        {
            double r = CompensatedSum.Of(gradient[(i / columns * columns)..((i / columns * columns) + columns)].Select(g => 1 + g));
            Assert.Equal(r, optimizer.State(parameter, "r")[i / columns], Tolerance * columns);
            Assert.Equal(start[i] - ((0.1 * gradient[i] * b[i / size]) + (0.01 * c[i % columns]) + (0.01 * r)), weights[i], Tolerance * (rows + columns + size));
        }
    }

    private static double Deviation(double[] values)
    {
        double mean = CompensatedSum.Mean(values);
        return Math.Sqrt(CompensatedSum.Of(values.Select(x => (x - mean) * (x - mean))) / (values.Length - 1));
    }

    private static double[] Start(int length) => [.. Enumerable.Range(0, length).Select(i => Trajectory.Weight(i))];

    private static void Fill(double[] gradient, int t)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = Trajectory.Gradient(i, t);
        }
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance = Tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance * Math.Max(1, Math.Abs(expected[i])));
        }
    }
}
