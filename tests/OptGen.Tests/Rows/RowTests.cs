namespace OptGen.Tests.Rows;

/// <summary>Rules that go by rows and columns, beside plain loops over a matrix.</summary>
public sealed class RowTests
{
    /// <summary>Shapes narrower and wider than a lane, of one row, of one column, of three axes, and longer than a chunk.</summary>
    private static readonly int[][] Shapes = [[5, 7], [8, 3], [1, 19], [19, 1], [3, 4, 5], [4, 16], [3, 33], [2, 5000], [300, 17]];

    private delegate PlainMatrix MatrixStep(PlainMatrix w, PlainMatrix g, int t);

    [Fact]
    public void EveryReductionIsBroadcast() => Check(() => new EveryRowAndColumn(), (_, _) => (w, g, _) =>
    {
        double[] r = [.. g.OfRows(All).Zip(Pairs(g, w, rows: true), (x, y) => x + y)];
        double[] c = [.. g.OfColumns(All).Zip(Pairs(g, w, rows: false), (x, y) => x + y)];
        return w.Map((x, i, j) => x - (0.01 * r[i] * g.Elements[(i * w.Columns) + j]) - (0.01 * c[j] * x));
    }, shape => shape[0] > 1 && Columns(shape) > 1 && shape[0] * Columns(shape) < 5000, roundings: 64);

    [Fact]
    public void Adafactor() => Check(() => new TorchAdafactor(), (rows, columns) =>
    {
        double[] r = new double[rows];
        double[] c = new double[columns];
        return (w, g, t) =>
        {
            double α = Math.Max(1e-3, Rms(w.Elements)) * Math.Min(1e-2, 1 / Math.Sqrt(t));
            double β = 1 - Math.Pow(t, -0.8);
            w = w.Map((x, _, _) => x * (1 - (1e-2 * 0.1)));
            r = [.. g.OfRows(x => CompensatedSum.Mean([.. x.Select(y => y * y)])).Zip(r, (x, y) => y + ((1 - β) * (x - y)))];
            c = [.. g.OfColumns(x => CompensatedSum.Mean([.. x.Select(y => y * y)])).Zip(c, (x, y) => y + ((1 - β) * (x - y)))];
            double mean = Math.Max(CompensatedSum.Mean(r), 1.1920929e-7);
            PlainMatrix u = g.Map((x, i, j) => x / Math.Sqrt(Math.Max(r[i] * c[j] / mean, 1.1920929e-7 * 1.1920929e-7)));
            double clip = Math.Max(1, Rms(u.Elements));
            return w.Map((x, i, j) => x - (α * u.Elements[(i * w.Columns) + j] / clip));
        };
    });

    [Fact]
    public void SM3() => Check(() => new SM3(), (rows, columns) =>
    {
        double[] r = new double[rows];
        double[] c = new double[columns];
        return (w, g, _) =>
        {
            PlainMatrix v = g.Map((x, i, j) => Math.Min(r[i], c[j]) + (x * x));
            r = v.OfRows(x => x.Max());
            c = v.OfColumns(x => x.Max());
            return w.Map((x, i, j) => x - (0.1 * g.Elements[(i * w.Columns) + j] / Math.Sqrt(v.Elements[(i * w.Columns) + j] + 1e-30)));
        };
    });

    [Fact]
    public void StatesOfRowsAndColumnsStartWhereTheyAreToldTo() => Check(() => new StartsRowsAndColumns(), (_, columns) =>
    {
        double[] r = [];
        double[] c = [.. Enumerable.Repeat(3.0, columns)];
        return (w, g, t) =>
        {
            r = t == 1 ? w.OfRows(x => x.Max(Math.Abs)) : r;
            r = [.. g.OfRows(CompensatedSum.Mean).Zip(r, (x, y) => (x + y) / 2)];
            c = [.. g.OfColumns(CompensatedSum.Mean).Zip(c, (x, y) => x + (y / 2))];
            return w.Map((x, i, j) => x - (0.1 * ((r[i] * g.Elements[(i * w.Columns) + j]) + c[j])));
        };
    });

    [Fact]
    public void NumbersAreMadeOfVectors() => Check(() => new NumbersOfVectors(), (_, _) => (w, g, _) =>
    {
        double[] r = g.OfRows(x => Math.Pow(Rms(x), 2));
        double[] c = g.OfColumns(x => Math.Pow(Rms(x), 2));
        double squares = c.Sum(x => x * x);
        double sum = 1 + r.Average() + Math.Sqrt(squares) + r.Max() + c.Min() + Deviation(r) + squares + (r.Sum() / 2);
        return w.Map((x, i, j) => x - (0.1 * g.Elements[(i * w.Columns) + j] / sum));
    }, shape => shape[0] > 1, roundings: 16);

    [Fact]
    public void ConditionsMayBeVectors() => Check(() => new ConditionsOnVectors(), (_, _) => (w, g, _) =>
    {
        double[] k = g.OfRows(x => x.Max(Math.Abs) > 0.9 ? 1 : 0);
        double[] least = g.OfColumns(x => x.Min());
        return w.Map((x, i, j) =>
        {
            double gradient = g.Elements[(i * w.Columns) + j];
            x -= k[i] != 0 ? 0.1 * gradient : 0.01 * x;
            x -= least[j] < -0.5 ? 0.1 : gradient / 8;
            return x + (0.01 * k[i] * k.Average());
        });
    });

    [Fact]
    public void UnitsAreRows() => Check(() => new Units(), (_, _) => (w, g, _) =>
    {
        double[] norms = g.OfRows(CompensatedSum.Norm);
        PlainMatrix moved = w.Map((x, i, j) => x - (0.1 * g.Elements[(i * w.Columns) + j] / (1 + norms[i])));
        double[] means = moved.OfRows(CompensatedSum.Mean);
        return moved.Map((x, i, _) => x - (0.01 * means[i]));
    });

    [Fact]
    public void VectorsMeetAcrossTheAxes() => Check(() => new CrossesAxes(), (_, _) => (w, g, _) =>
    {
        double[] r = g.OfRows(CompensatedSum.Mean);
        double[] c = g.OfColumns(CompensatedSum.Mean);
        double dot = CompensatedSum.Of(r) * CompensatedSum.Of(c);
        return w.Map((x, i, j) => x - (0.1 * (CompensatedSum.Of(c) + CompensatedSum.Of(r))) - (0.1 * g.Elements[(i * w.Columns) + j] * (r[i] - c[j])) - (0.01 * dot) - (0.02 * CompensatedSum.Of(r)));
    }, roundings: 64);

    [Fact]
    public void PassesByRowsFollowEachOther() => Check(() => new CentresBoth(), (_, _) => (w, g, _) =>
    {
        double[] r = g.OfRows(CompensatedSum.Mean);
        PlainMatrix x = g.Map((value, i, _) => value - r[i]);
        double[] c = x.OfColumns(CompensatedSum.Mean);
        PlainMatrix y = x.Map((value, _, j) => value - c[j]);
        double[] norms = y.OfRows(CompensatedSum.Norm);
        return w.Map((value, i, j) => value - (0.1 * y.Elements[(i * w.Columns) + j] / (1 + norms[i])));
    });

    private static int Columns(int[] shape) => shape.Skip(1).Aggregate(1, (product, axis) => product * axis);

    private static double Rms(double[] x) => CompensatedSum.Norm(x) / Math.Sqrt(x.Length);

    private static double Deviation(double[] x)
    {
        double mean = CompensatedSum.Mean(x);
        return CompensatedSum.Norm(x.Select(y => y - mean)) / Math.Sqrt(x.Length - 1);
    }

    private static double All(double[] x) =>
        CompensatedSum.Of(x) + CompensatedSum.Mean(x) + CompensatedSum.Norm(x) + x.Sum(Math.Abs) + Rms(x) + Deviation(x) + x.Max() + x.Min();

    /// <summary>Dot product and cosine of the rows or columns of two matrices.</summary>
    private static double[] Pairs(PlainMatrix a, PlainMatrix b, bool rows) =>
    [
        .. Enumerable.Range(0, rows ? a.Rows : a.Columns).Select(i =>
        {
            (double[] x, double[] y) = rows ? (a.Row(i), b.Row(i)) : (a.Column(i), b.Column(i));
            double dot = CompensatedSum.Of(x.Zip(y, (u, v) => u * v));
            return dot + (dot / (CompensatedSum.Norm(x) * CompensatedSum.Norm(y)));
        }),
    ];

    private static void Check(Func<Optimizer> create, Func<int, int, MatrixStep> plain, Func<int[], bool>? suits = null, int roundings = 12)
    {
        foreach (int[] shape in Shapes.Where(shape => suits is null || suits(shape)))
        {
            int columns = Columns(shape);
            Trajectory.Follows(
                create,
                _ =>
                {
                    MatrixStep step = plain(shape[0], columns);
                    return (w, g, t) => step(new PlainMatrix(w, shape[0], columns), new PlainMatrix(g, shape[0], columns), t).Elements.CopyTo(w, 0);
                },
                shape,
                roundings);
        }
    }
}
