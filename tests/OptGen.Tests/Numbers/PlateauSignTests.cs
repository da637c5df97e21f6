namespace OptGen.Tests.Numbers;

/// <summary>A threshold that is a part of the best measure asks for an improvement, whatever the sign of the measures.</summary>
public sealed class PlateauSignTests
{
    [Theory]
    [InlineData(-1, false)]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(0, true)]
    public void AConstantMeasureIsAPlateau(double measure, bool maximizes)
    {
        ReduceOnPlateau plateau = new(1, patience: 2, maximizes: maximizes);
        bool[] reduced = [.. Enumerable.Range(0, 40).Select(_ => plateau.Report(measure))];

        Assert.Equal(3, Array.IndexOf(reduced, true));
        Assert.Equal(measure, plateau.State.Best);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(1, false)]
    [InlineData(-1, true)]
    [InlineData(1, true)]
    public void WorseMeasuresLeaveTheBest(double first, bool maximizes)
    {
        ReduceOnPlateau plateau = new(1, patience: 2, maximizes: maximizes);
        for (int i = 0; i < 40; i++)
        {
            plateau.Report(first + (i * (maximizes ? -1e-5 : 1e-5)));
        }

        Assert.Equal(first, plateau.State.Best);
        Assert.True(plateau.State.Rate < 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheFirstMeasurePassesEveryThreshold(bool maximizes)
    {
        ReduceOnPlateau plateau = new(1, patience: 2, threshold: 1, maximizes: maximizes);
        plateau.Report(-5);

        Assert.Equal(-5, plateau.State.Best);
    }
}
