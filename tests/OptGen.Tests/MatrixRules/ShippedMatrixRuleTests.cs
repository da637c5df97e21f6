using OptGen.Zoo;

namespace OptGen.Tests.MatrixRules;

/// <summary>Rules of matrices that the library ships, beside plain loops over doubles.</summary>
[Trait("Category", "Slow")]
public sealed class ShippedMatrixRuleTests
{
    [Fact]
    public void MuonNSR() => MatrixRuleTests.Check(() => new MuonNSR(), (rows, columns) =>
    {
        double β = 0.95;
        (Plain v, Plain m) = (new Plain(rows, columns), new Plain(rows, columns));
        return (w, g, t) =>
        {
            v = (β * v) + (β * (1 - β) * (m - g).Map(x => x * x));
            m = (β * m) + ((1 - β) * g);
            double correction = 1 - Math.Pow(β, t);
            Plain ahead = g + (β / (1 - β) / correction * m);
            Plain scaled = Plain.Zip(ahead, v, (x, y) => x / Math.Sqrt((x * x) + (y / correction) + 1e-8));
            return ((1 - (0.02 * 0.1)) * w) - (0.02 * scaled.Orth());
        };
    }, roundings: 1 << 10);

    /// <summary>Of at least two rows and columns, for the rank is two.</summary>
    [Fact]
    public void Dion() => MatrixRuleTests.Check(() => new Dion(r: 2), (rows, columns) =>
    {
        (Plain m, Plain? q) = (new Plain(rows, columns), null);
        return (w, g, _) =>
        {
            q ??= (g.T * g).Eigen().Vectors.Last(2);
            Plain b = m + g;
            Plain p = (b * q).Q();
            Plain r = b.T * p;
            m = b - ((1 - 0.95) * (p * r.T));
            q = r.WithColumns(r.EachColumn(CompensatedSum.Norm), (x, y) => x / (y + 1e-8));
            return ((1 - (0.01 * 0.01)) * w) - (0.01 * Math.Sqrt((double)rows / columns) * (p * q.T));
        };
    }, shape => shape[0] > 1 && shape[1] > 1, roundings: 1 << 12);

    [Fact]
    public void DionKeepsABasisOfItsRank()
    {
        Dion dion = new(r: 3);
        Parameter parameter = dion.Add("w", new float[5 * 7], new float[5 * 7], 5, 7);

        Assert.Equal(7 * 3, dion.State(parameter, "Q").Length);
        Assert.Equal(5 * 7, dion.State(parameter, "M").Length);
    }
}
