namespace OptGen.Tests.Rows;

/// <summary>How exact the sums of long columns and rows are.</summary>
public sealed class AccuracyTests
{
    private const int Long = 100_000;

    /// <summary>Sixteen levels of a tree, or fewer roundings.</summary>
    private static readonly double Pairwise = 17 * Math.Pow(2, -53);

    [Fact]
    public void LongRowsOfDoubles() => Check<double>("rowSum", [1, Long], Pairwise);

    [Fact]
    public void LongColumnsOfDoubles() => Check<double>("colSum", [Long, 1], Pairwise);

    [Fact]
    public void LongColumnsOfProductsOfDoubles() => Check<double>("colNorm", [Long, 1], Pairwise, CompensatedSum.Norm);

    [Fact]
    public void LongColumnsOfFloats() => Check<float>("colSum", [Long, 1], 1e-12);

    private static void Check<T>(string state, int[] shape, double bar, Func<IEnumerable<double>, double>? reduce = null)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        T[] gradient = [.. Enumerable.Range(0, Long).Select(i => T.CreateTruncating(0.1 + (Trajectory.Weight(i) * 1e-3)))];
        double[] g = [.. gradient.Select(double.CreateTruncating)];
        ShowsRowsAndColumns optimizer = new();
        Parameter parameter = gradient is float[] single
            ? optimizer.Add("w", new float[Long], single, shape)
            : optimizer.Add("w", new double[Long], (double[])(object)gradient, shape);
        optimizer.Step();

        double expected = (reduce ?? CompensatedSum.Of)(g);
        double error = Math.Abs(optimizer.State(parameter, state)[0] - expected) / expected;
        Assert.True(error <= bar, $"{error:G3} beyond {bar:G3}");
    }
}
