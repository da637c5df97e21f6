using OptGen.Tests.Support;
using static OptGen.Tests.Support.PlainStatistics;

namespace OptGen.Tests.OtherShapes;

/// <summary>Reductions of vectors, and of matrices of other sizes than the parameter's, against plain loops.</summary>
public class OtherShapeTests
{
    private sealed class Matrix(int rows, int columns, double[] values)
    {
        public int Rows => rows;

        public int Columns => columns;

        public double[] Values => values;

        public IEnumerable<double[]> ByRow => Enumerable.Range(0, rows).Select(i => values[(i * columns)..((i + 1) * columns)]);

        public IEnumerable<double[]> ByColumn => Enumerable.Range(0, columns).Select(j => Enumerable.Range(0, rows).Select(i => values[(i * columns) + j]).ToArray());

        public IEnumerable<double[]> ByBlock(int size) => values.Chunk(size);

        public Matrix Gram() => Product(ByRow, ByRow, rows);

        public Matrix Covariance() => Product(ByColumn, ByColumn, columns);

        private static Matrix Product(IEnumerable<double[]> a, IEnumerable<double[]> b, int size) => new(size, size, [.. a.SelectMany(x => b.Select(y => Dot(x, y)))]);
    }

    private static readonly Matrix[] Gradients = [.. new[] { (3, 4), (5, 2), (1, 6) }.Select((shape, i) => Random(shape.Item1, shape.Item2, i))];

    private static Matrix Random(int rows, int columns, int seed)
    {
        Random random = new(seed);
        return new Matrix(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => (double)(float)(10 * (random.NextDouble() - .4)))]);
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Norm(double[] x) => Math.Sqrt(Dot(x, x));

    /// <summary>The numbers that a value has of all parameters.</summary>
    private static double[] All(Func<Matrix, IEnumerable<double>> values) => [.. Gradients.SelectMany(values)];

    /// <summary>What each rule assigns to the first weight of the first parameter.</summary>
    public static TheoryData<Optimizer, double> OfAllParameters()
    {
        double[] sums = All(g => g.ByRow.Select(row => row.Sum()));
        double[] greatest = All(g => g.ByRow.Select(row => row.Max()));
        double[] gram = All(g => g.Gram().Values);
        return new()
        {
            { new AllMaxOfRows(), All(g => g.ByRow.Select(Norm)).Max() },
            { new AllMinOfColumns(), All(g => g.ByColumn.Select(column => column.Sum())).Min() },
            { new AllSumOfRows(), All(g => g.ByRow.Select(row => row.Average())).Sum() },
            { new AllMeanOfRows(), All(g => g.ByRow.Select(Norm)).Average() },
            { new AllRmsOfColumns(), Math.Sqrt(All(g => g.ByColumn.Select(column => Math.Pow(column.Max(), 2))).Average()) },
            { new AllStdOfRows(), Deviation(sums) },
            { new AllNormOfBlocks(), Norm(All(g => g.ByBlock(2).Select(block => block.Max()))) },
            { new AllDotOfRows(), Dot(sums, greatest) },
            { new AllCosOfRows(), Dot(sums, greatest) / (Norm(sums) * Norm(greatest)) },
            { new AllQuantileOfRows(), Quantile(sums, .3) },
            { new AllQuantileOfColumns(), Quantile(All(g => g.ByColumn.Select(column => column.Sum())), .7) },
            { new AllMeanOfMatrix(), gram.Average() },
            { new AllRmsOfMatrix(), Math.Sqrt(All(g => g.Covariance().Values).Average(x => x * x)) },
            { new AllStdOfMatrix(), Deviation(gram) },
            { new AllQuantileOfMatrix(), Quantile(gram, .4) },
            { new AllSumOfOtherRows(), All(g => g.Covariance().Values).Sum() + (greatest.Max() > 4 ? 100 : 0) },
        };
    }

    [Theory]
    [MemberData(nameof(OfAllParameters))]
    public void OverAllParameters(Optimizer optimizer, double expected)
    {
        List<double[]> weights = [];
        for (int i = 0; i < Gradients.Length; i++)
        {
            weights.Add(new double[Gradients[i].Values.Length]);
            optimizer.Add($"w{i}", weights[i], (double[])Gradients[i].Values.Clone(), Gradients[i].Rows, Gradients[i].Columns);
        }

        for (int step = 0; step < 2; step++)
        {
            optimizer.Step();
            Assert.All(weights.SelectMany(values => values), value => Assert.Equal(expected, value, 1e-12 * (1 + Math.Abs(expected)) * 50));
        }

        Assert.Equal(0, Allocations.OfRepetitions(() => optimizer.Step()));
    }

    [Fact]
    public void OverParametersOfBothTypesAndInGroups()
    {
        float[] single = new float[12];
        double[] twice = new double[10];
        AllQuantileOfRows first = new();
        first.Add("a", single, [.. Gradients[0].Values.Select(x => (float)x)], 3, 4);
        first.Add("b", twice, Gradients[1].Values, 5, 2);
        first.Step();
        double expected = Quantile([.. Gradients.Take(2).SelectMany(g => g.ByRow.Select(row => row.Sum()))], .3);
        Assert.Equal(expected, twice[0], 1e-12);
        Assert.Equal((float)expected, single[0]);

        float[] singleOfGroup = new float[12];
        double[] twiceOfGroup = new double[10];
        OptimizerGroup<AllQuantileOfRows> group = new(new AllQuantileOfRows(), new AllQuantileOfRows());
        group.Members[0].Add("a", singleOfGroup, [.. Gradients[0].Values.Select(x => (float)x)], 3, 4);
        group.Members[1].Add("b", twiceOfGroup, Gradients[1].Values, 5, 2);
        group.Step();
        Assert.Equal(single, singleOfGroup);
        Assert.Equal(twice, twiceOfGroup);
    }

    [Fact]
    public void OfAParameterOfItsOwn()
    {
        foreach (Matrix g in Gradients)
        {
            Matrix gram = g.Gram();
            Check(new QuantileOfMatrix(), g, (_, _) => Quantile(gram.Values, .4));
            Check(new RowQuantileOfMatrix(), g, (i, _) => Quantile([.. gram.ByRow.ElementAt(i)], .4));
            Check(new ColumnQuantileOfMatrix(), g, (_, j) => Quantile([.. g.Covariance().ByColumn.ElementAt(j)], .4));
            Check(new QuantileWithSharesOfRows(), g, (i, _) => Quantile(g.ByRow.ElementAt(i), g.ByRow.ElementAt(i).Max() > 4 ? .25 : .75));
            Check(new VectorOfOtherMatrix(), g, (_, _) => g.Covariance().ByRow.Max(row => row.Average()));
        }
    }

    [Fact]
    public void ClippedByTheLongestUnitOfAll()
    {
        double[] matrix = new double[4];
        double[] vector = new double[2];
        ClippedByUnits optimizer = new();
        optimizer.Add("m", matrix, new double[] { 3, 4, 0, 1 }, 2, 2);
        optimizer.Add("v", vector, new double[] { -10, 1 });
        optimizer.Step();
        Assert.Equal([-.3, -.4, 0, -.1], matrix, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([1, -.1], vector, (a, b) => Math.Abs(a - b) < 1e-15);
    }

    /// <summary>A reduction over all parameters takes in those of other ranks, whose rows have one number.</summary>
    [Fact]
    public void MeanOfRowsOfAllRanks()
    {
        double[] matrix = new double[4];
        double[] vector = new double[2];
        MeanNormForMatrices optimizer = new();
        optimizer.Add("m", matrix, new double[] { 3, 4, 0, 1 }, 2, 2);
        optimizer.Add("v", vector, new double[] { -10, 4 });
        optimizer.Step();
        Assert.Equal([-.6, -.8, 0, -.2], matrix, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([20, -8], vector);
    }

    private static void Check(Optimizer optimizer, Matrix g, Func<int, int, double> expected)
    {
        double[] weights = new double[g.Values.Length];
        optimizer.Add("w", weights, (double[])g.Values.Clone(), g.Rows, g.Columns);
        optimizer.Step();
        optimizer.Step();
        for (int i = 0; i < weights.Length; i++)
        {
            double value = expected(i / g.Columns, i % g.Columns);
            Assert.Equal(value, weights[i], 1e-12 * (1 + Math.Abs(value)) * 50);
        }

        Assert.Equal(0, Allocations.OfRepetitions(() => optimizer.Step()));
    }
}
