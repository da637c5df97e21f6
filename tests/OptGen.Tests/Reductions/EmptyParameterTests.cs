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
}

/// <summary>The greatest element of all, in a pass by rows.</summary>
[Optimizer("x₀ = 0; x = all.max(g); w -= g/(1 + row.norm(g)); y = row.max(g); w -= 0*y")]
public partial class GreatestOfAll;
