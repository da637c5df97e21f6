namespace OptGen.Tests.Reductions;

/// <summary>Reductions of conditions: whether one holds for some element, and whether all elements are finite.</summary>
public sealed class ConditionTests
{
    /// <summary>Of nothing, in the last lane, in what is left over, and beyond a chunk.</summary>
    [Theory]
    [InlineData(0, -1)]
    [InlineData(5, -1)]
    [InlineData(5, 4)]
    [InlineData(33, 15)]
    [InlineData(33, 32)]
    [InlineData(4133, 0)]
    [InlineData(4133, 4132)]
    public void AnyFindsTheOneElement(int length, int place)
    {
        Check(length, place, double.NaN, isFinite: false, isAbove: false);
        Check(length, place, double.NegativeInfinity, isFinite: false, isAbove: false);
        Check(length, place, 7, isFinite: true, isAbove: true);
    }

    [Fact]
    public void AStepIsSkippedWhereAnyParameterHasANumberThatIsNot()
    {
        SkipsNonFinite optimizer = new();
        float[] first = [1, 2];
        float[] second = [3];
        float[] gradient = [1];
        optimizer.Add("first", first, new float[] { 0.5f, 0.5f });
        optimizer.Add("second", second, gradient);
        optimizer.Step();
        Assert.Equal([0.5f, 1.5f, 2], [.. first, .. second]);

        gradient[0] = float.PositiveInfinity;
        optimizer.Step();
        Assert.Equal([0.5f, 1.5f, 2], [.. first, .. second]);
    }

    [Fact]
    public void RowsAndColumnsHaveConditionsOfTheirOwn()
    {
        double[] weights = [1, 1, 1, 1, 1, 1];
        TouchedRows optimizer = new();
        optimizer.Add("w", weights, new double[] { 0, 0, 0, 2, 0, double.NaN }, 3, 2);
        optimizer.Step();

        // The first row has no gradient; in the others the first column is finite.
        Assert.Equal([1, 1, 11, 1, 11, 1], weights);
    }

    private static void Check(int length, int place, double value, bool isFinite, bool isAbove)
    {
        double[] gradient = new double[length];
        if (place >= 0)
        {
            gradient[place] = value;
        }

        Conditions optimizer = new();
        Parameter parameter = optimizer.Add("w", new double[length], gradient);
        optimizer.Step();
        Assert.Equal(isFinite || place < 0 ? 1 : 0, optimizer.State(parameter, "finite")[0]);
        Assert.Equal(isAbove && place >= 0 ? 1 : 0, optimizer.State(parameter, "above")[0]);
        Assert.Equal(isAbove && place >= 0 ? 1 : 0, optimizer.State(parameter, "own")[0]);
    }
}

/// <summary>Keeps what the reductions of conditions come to.</summary>
[Optimizer("finite₀ = 2; finite = all.isfinite(g); above₀ = 2; above = all.any(g > 5); own₀ = 2; own = any(g > 5); w -= 0")]
public partial class Conditions;

/// <summary>Steps only where all gradients are finite.</summary>
[Optimizer("if (all.isfinite(g)) { w -= g }")]
public partial class SkipsNonFinite;

/// <summary>Adds 10 to the elements of rows that have a gradient, in columns that are finite.</summary>
[Optimizer("w += row.any(g != 0) and col.isfinite(g) ? 10 : 0")]
public partial class TouchedRows;
