namespace OptGen.Tests.Reductions;

/// <summary>Parameters without elements beside others.</summary>
public sealed class EmptyParameterTests
{
    [Fact]
    public void AnEmptyMatrixTakesNoPartInTheGreatest()
    {
        GreatestOfAll optimizer = new();
        optimizer.Add("empty", Array.Empty<double>(), Array.Empty<double>(), 0, 3);
        Parameter full = optimizer.Add("full", new double[] { 1, 1 }, new double[] { -2, -3 }, 2, 1);
        optimizer.Step();

        Assert.Equal(-2, optimizer.State(full, "x")[0]);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(0, 5, 2)]
    public void AMatrixWithoutRowsHasColumns(params int[] shape)
    {
        SumsOfColumns optimizer = new();
        Parameter empty = optimizer.Add("empty", Array.Empty<float>(), Array.Empty<float>(), shape);
        optimizer.Step();

        int columns = shape[1..].Aggregate((product, axis) => product * axis);
        Assert.Equal(columns, optimizer.State(empty, "k")[0]);
        Assert.Equal(new double[columns], optimizer.State(empty, "s").ToArray());
    }

    [Fact]
    public void AMatrixWithoutRowsHasNoMoreColumnsThanWeightsCanBe() =>
        Assert.Throws<ArgumentException>(() => new SumsOfColumns().Add("empty", Array.Empty<float>(), Array.Empty<float>(), 0, 100_000, 100_000));
}

/// <summary>The sums of the columns, and how many there are.</summary>
[Optimizer("s₀ = 1; s = col.sum(g); k₀ = 0; k = cols; w -= 0*s")]
public partial class SumsOfColumns;

/// <summary>The greatest element of all, in a pass by rows.</summary>
[Optimizer("x₀ = 0; x = all.max(g); w -= g/(1 + row.norm(g)); y = row.max(g); w -= 0*y")]
public partial class GreatestOfAll;
