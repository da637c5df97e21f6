namespace OptGen.Tests.Rows;

/// <summary>What rules of rows and columns do with parameters that have none, and how they keep vectors.</summary>
public sealed class RankTests
{
    [Fact]
    public void AVectorIsRefusedWhenItIsAdded()
    {
        SM3 optimizer = new();

        ArgumentException exception = Assert.Throws<ArgumentException>(() => optimizer.Add("bias", new float[7], new float[7]));
        Assert.StartsWith("The rule of SM3 goes by rows and columns; parameter 'bias' of shape [7] has none.", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => optimizer.AddWithoutMemory<double>("bias", 7));
        Assert.Empty(optimizer.Parameters);
        Assert.True(optimizer.Info.NeedsMatrix);
    }

    [Fact]
    public void AConditionOnTheRankAdmitsVectors()
    {
        Assert.False(new GuardedByRank().Info.NeedsMatrix);
        Trajectory.Follows(() => new GuardedByRank(), _ => (w, g, _) => Each(w, i => w[i] -= 0.1 * g[i]), [21]);
        Trajectory.Follows(() => new GuardedByRank(), _ => (w, g, _) => Each(w, i => w[i] -= 0.1 * g[i] / (1 + CompensatedSum.Norm(g[(i / 7 * 7)..((i / 7 * 7) + 7)]))), [3, 7]);
    }

    [Fact]
    public void TheUnitOfAVectorIsTheElementItself()
    {
        Assert.False(new Units().Info.NeedsMatrix);
        Trajectory.Follows(() => new Units(), _ => (w, g, _) => Each(w, i =>
        {
            w[i] -= 0.1 * g[i] / (1 + Math.Abs(g[i]));
            w[i] -= 0.01 * w[i];
        }), [21]);
    }

    [Fact]
    public void VectorsAreStatesInDouble()
    {
        SM3 optimizer = new();
        Trajectory.Of<float>(optimizer, out Parameter parameter, 3, 4, 5);

        Assert.Equal([StateShape.Row, StateShape.Column], optimizer.Info.States.Select(state => state.Shape));
        Assert.Equal((3, typeof(double)), (optimizer.State(parameter, "r").Length, optimizer.State(parameter, "r").ElementType));
        Assert.Equal((20, typeof(double)), (optimizer.State(parameter, "c").Length, optimizer.State(parameter, "c").ElementType));
        Assert.All(optimizer.State(parameter, "c").ToArray(), greatest => Assert.True(greatest > 0));

        optimizer.Reset();
        Assert.All(optimizer.State(parameter, "c").ToArray(), greatest => Assert.Equal(0, greatest));
    }

    [Fact]
    public void ShapesWithoutElementsAreLeftAlone()
    {
        foreach (int[] shape in (int[][])[[0, 5], [3, 0], [0, 0]])
        {
            SM3 optimizer = new();
            Parameter parameter = optimizer.Add("w", Array.Empty<float>(), Array.Empty<float>(), shape);
            optimizer.Step();

            Assert.Equal(shape[0], optimizer.State(parameter, "r").Length);
        }
    }

    [Fact]
    public void EveryRowAndColumnIsReduced()
    {
        ShowsRowsAndColumns optimizer = new();
        Trajectory.Of<double>(optimizer, out Parameter parameter, 37, 19);
        double[] g = [.. Enumerable.Range(0, 37 * 19).Select(i => Trajectory.Gradient(i, Trajectory.Steps))];
        double[] w = [.. Enumerable.Range(0, 37 * 19).Select(Trajectory.Weight)];
        for (int row = 0; row < 37; row++)
        {
            double[] x = g[(row * 19)..((row + 1) * 19)];
            CheckOne("rowSum", row, CompensatedSum.Of(x));
            CheckOne("rowMean", row, CompensatedSum.Mean(x));
            CheckOne("rowNorm", row, CompensatedSum.Norm(x));
            CheckOne("unitNorm", row, CompensatedSum.Norm(x));
            CheckOne("rowDot", row, CompensatedSum.Of(x.Zip(w[(row * 19)..((row + 1) * 19)], (a, b) => a * b)));
            Assert.Equal(x.Max(), optimizer.State(parameter, "rowMax")[row]);
            Assert.Equal(x.Min(), optimizer.State(parameter, "rowMin")[row]);
        }

        for (int column = 0; column < 19; column++)
        {
            double[] x = [.. Enumerable.Range(0, 37).Select(row => g[(row * 19) + column])];
            CheckOne("colSum", column, CompensatedSum.Of(x));
            CheckOne("colMean", column, CompensatedSum.Mean(x));
            CheckOne("colNorm", column, CompensatedSum.Norm(x));
            CheckOne("colDot", column, CompensatedSum.Of(x.Select((a, row) => a * w[(row * 19) + column])));
            Assert.Equal(x.Max(), optimizer.State(parameter, "colMax")[column]);
            Assert.Equal(x.Min(), optimizer.State(parameter, "colMin")[column]);
        }

        void CheckOne(string state, int index, double expected) => Assert.Equal(expected, optimizer.State(parameter, state)[index], 1e-14);
    }

    private static void Each(double[] w, Action<int> move)
    {
        for (int i = 0; i < w.Length; i++)
        {
            move(i);
        }
    }
}
