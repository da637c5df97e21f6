using OptGen.CompilerServices;

namespace OptGen.Tests.MatrixRules;

/// <summary>Vectors of matrices: along sides of any length, and as factors of products.</summary>
public sealed class VectorTests
{
    /// <summary>Sums of at most 33 products of products, twice over; none is near its terms' difference.</summary>
    private const int Roundings = 1 << 12;

    [Fact]
    public void ReductionsAlongSidesThatAreNotTheParameters() => MatrixRuleTests.Check(() => new OtherSides(), (rows, columns) =>
    {
        (Plain a, Plain b) = (new Plain(columns, 1), new Plain(1, rows));
        return (w, g, _) =>
        {
            (Plain s, Plain t) = (g.T * g, g * g.T);
            a = (0.9 * a) + ((1 - 0.9) * s.EachRow(row => CompensatedSum.Norm(row) / Math.Sqrt(row.Length)));
            b = (0.9 * b) + ((1 - 0.9) * t.EachColumn(Enumerable.Average));
            double k = a.Elements.Max(x => b.Elements.Max(y => x * y));
            Plain c = s.WithColumns(s.EachColumn(Enumerable.Max), (x, y) => x * y).WithRows(a, (x, y) => x / (y + 1)).WithColumns(s.EachColumn(Enumerable.Min), (x, y) => x + y);
            return w - (0.01 * ((g * c) + (k * (t.WithColumns(b, (x, y) => x * y) * g))));
        };
    }, roundings: Roundings);

    /// <summary>Not of one row or column, where the second eigenvector belongs to 0 and is any.</summary>
    [Fact]
    public void ReductionsAlongASideThatAHyperparameterSets() => MatrixRuleTests.Check(() => new CountedSides(), (_, columns) =>
    {
        (Plain c, Plain d) = (new Plain(1, 2), new Plain(columns, 1));
        return (w, g, _) =>
        {
            Plain p = (g * g.T).Eigen().Vectors.Last(2);
            Plain r = g.T * p;
            c = (0.9 * c) + ((1 - 0.9) * r.EachColumn(CompensatedSum.Norm));
            d = (0.9 * d) + ((1 - 0.9) * r.EachRow(row => row.Sum(Math.Abs)));
            return w - (0.1 * (p * r.WithColumns(c, (x, y) => x / (y + 0.1)).WithRows(d, (x, y) => x * y).T));
        };
    }, shape => shape[0] > 1 && shape[1] > 1, Roundings);

    [Fact]
    public void AVariantHasSidesOfItsOwn() => MatrixRuleTests.Check(() => new SidesByRank(), (_, columns) =>
    {
        Plain m = new(1, columns);
        return (w, g, _) =>
        {
            Plain s = g.T * g;
            m = (0.9 * m) + ((1 - 0.9) * s.EachColumn(Enumerable.Average));
            return w - (0.01 * (g * s.WithColumns(m, (x, y) => x * y)).WithRows(g.EachRow(CompensatedSum.Norm), (x, y) => x * y));
        };
    }, shape => shape.Length == 2, Roundings);

    [Fact]
    public void ProductsWithVectors() => MatrixRuleTests.Check(() => new VectorProducts(), (rows, _) =>
    {
        Plain m = new(rows, 1);
        return (w, g, _) =>
        {
            Plain x = 1 / (w.Norm + 1) * w;
            (Plain r, Plain c) = (g.EachRow(Enumerable.Average), x.EachColumn(Enumerable.Sum));
            (Plain u, Plain d, Plain e, Plain f) = (g * c.T, r.T * g, g.T * r, c * g.T);
            double k = ((r.T * u) + (d * e) + (f * f.T)).Elements.Single();
            m = (0.9 * m) + ((1 - 0.9) * u);
            Plain step = (r * c) + (0.1 * (u * d)) + (k * g) + g.WithRows(m, (a, b) => a * b) + g.WithColumns(e.T, (a, b) => a * b);
            step += g.WithRows(g * g.T * r, (a, b) => a * b) + (x * e * (r.T * (g * g.T) * g));
            return w - (0.01 * step);
        };
    }, roundings: Roundings);

    [Fact]
    public void StatesAreAsLongAsTheirSide()
    {
        OtherSides optimizer = new();
        Parameter parameter = optimizer.Add("w", new float[5 * 7], new float[5 * 7], 5, 7);
        CountedSides counted = new(r: 3);
        Parameter other = counted.Add("w", new float[5 * 7], new float[5 * 7], 5, 7);

        Assert.Equal(7, optimizer.State(parameter, "a").Length);
        Assert.Equal(5, optimizer.State(parameter, "b").Length);
        Assert.Equal(3, counted.State(other, "c").Length);
        Assert.Equal(7, counted.State(other, "d").Length);
        Assert.Equal(MatrixSide.Columns, optimizer.Info.States.Single(state => state.Name == "a").Height);
        Assert.Equal(MatrixSide.Rows, optimizer.Info.States.Single(state => state.Name == "b").Width);
        Assert.Equal(MatrixSide.OfHyperparameter(0, MatrixSide.Rows), counted.Info.States.Single(state => state.Name == "c").Width);
    }

    [Fact]
    public void ATransposedMatrixBesideAVectorIsNotCopied() => Assert.DoesNotContain(new VectorProducts().Info.Layout.MatrixOperations, operation => operation.Function == MatrixFunction.Transpose);

    [Fact]
    public void ParametersWithoutElementsAreStepped()
    {
        foreach (Optimizer optimizer in new Optimizer[] { new OtherSides(), new CountedSides(), new VectorProducts() })
        {
            optimizer.Add("none", Array.Empty<float>(), Array.Empty<float>(), 0, 5);
            optimizer.Add("flat", Array.Empty<double>(), Array.Empty<double>(), 5, 0);

            optimizer.Step();
            optimizer.Step();
        }
    }
}
