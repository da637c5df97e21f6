namespace OptGen.Tests.Gradients;

/// <summary>Gradients at other points in rules that ask for the rank of a parameter.</summary>
public sealed class RankTests
{
    private static readonly double[] StartOfMatrix = [0.3, -0.4, 0.5, 0.6, 0.7, -0.8];
    private static readonly double[] StartOfVector = [0.9, -0.2];

    [Fact]
    public void OnlyParametersOfTheRankMove()
    {
        MatricesTwice optimizer = new();
        double[] matrix = [.. StartOfMatrix];
        double[] vector = [.. StartOfVector];
        double[] ofMatrix = [1, 2, 2, 0.5, 0.5, 1];
        double[] ofVector = [3, 4];
        Parameter two = optimizer.Add("matrix", matrix, ofMatrix, 2, 3);
        Parameter one = optimizer.Add("vector", vector, ofVector);
        double n = Math.Sqrt(9 + 1.5 + 25);

        Assert.True(optimizer.Step().NeedsGradient);
        double[] r = [3, Math.Sqrt(1.5)];
        AssertClose([.. StartOfMatrix.Select((w, i) => w - (0.1 * ofMatrix[i] / (n + r[i / 3])))], matrix);
        Assert.Equal(StartOfVector, vector);

        double[] second = [.. ofMatrix.Select(g => g + 1)];
        second.CopyTo(ofMatrix, 0);
        ofVector.AsSpan().Fill(double.NaN);
        Assert.Equal(StepStatus.Applied, optimizer.Step().Status);
        AssertClose([.. StartOfMatrix.Select((w, i) => w - (0.1 * second[i]))], matrix);
        AssertClose([StartOfVector[0] - (0.3 / n), StartOfVector[1] - (0.4 / n)], vector);
        Assert.DoesNotContain(two.States, state => state.Name == "m");
        Assert.Contains(one.States, state => state.Name == "m");
    }

    [Fact]
    public void WithoutSuchParametersOneCallIsEnough()
    {
        MatricesTwice optimizer = new();
        optimizer.Add("vector", new double[] { 1, 2 }, new double[] { 3, 4 });

        Assert.Equal(StepStatus.Applied, optimizer.Step().Status);
    }

    [Fact]
    public void EachRankGoesToItsOwnPoint()
    {
        PointsByRank optimizer = new();
        double[] matrix = [.. StartOfMatrix];
        double[] vector = [.. StartOfVector];
        double[] ofMatrix = [1, 2, 2, 2, 1, 1];
        double[] ofVector = [3, 4];
        optimizer.Add("matrix", matrix, ofMatrix, 2, 3);
        optimizer.Add("vector", vector, ofVector);
        double[] g = [.. ofMatrix];

        optimizer.Step();
        double norm = Math.Sqrt(15);
        AssertClose([.. StartOfMatrix.Select((w, i) => w - (0.1 * g[i] / norm))], matrix);
        AssertClose([StartOfVector[0] + 0.3, StartOfVector[1] + 0.4], vector);

        ofMatrix.AsSpan().Fill(2);
        ofVector.AsSpan().Fill(-1);
        optimizer.Step();
        double all = 1 + Math.Sqrt((6 * 4) + 2);
        AssertClose([.. StartOfMatrix.Select((w, i) => w - (0.1 * (2 + g[i]) / all))], matrix);
        AssertClose([.. StartOfVector.Select(w => w + (0.1 / all))], vector);
    }

    [Fact]
    public void ResetReturnsParametersOfEveryRank()
    {
        PointsByRank optimizer = new();
        double[] matrix = [.. StartOfMatrix];
        double[] vector = [.. StartOfVector];
        optimizer.Add("matrix", matrix, new double[] { 1, 2, 2, 2, 1, 1 }, 2, 3);
        optimizer.Add("vector", vector, new double[] { 3, 4 });
        optimizer.Step();

        optimizer.Reset();

        Assert.Equal(StartOfMatrix, matrix);
        Assert.Equal(StartOfVector, vector);
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 14);
        }
    }
}
