namespace OptGen.Tests.Composition;

/// <summary>Optimizers that follow one of several rules for each parameter.</summary>
public sealed class RoutingTests
{
    [Fact]
    public void EachParameterFollowsTheRuleForItsRank()
    {
        Assert.Equal(Trajectory.Of<float>(new Nesterov(1e-2), 5, 7), Trajectory.Of<float>(new RoutedByRank(lr: 1e-2), 5, 7));
        Assert.Equal(Trajectory.Of<float>(new BareAdam(), 35), Trajectory.Of<float>(new RoutedByRank(lr: 1e-2), 35));
        Assert.Equal(Trajectory.Of<double>(new BareAdam(), 5, 7, 1), Trajectory.Of<double>(new RoutedByRank(lr: 1e-2), 5, 7, 1));
    }

    [Fact]
    public void ParametersOfSeveralRanksAreSteppedTogether()
    {
        RoutedByRank routed = new(lr: 1e-2);
        (float[] matrix, float[] vector) = (Start(35), Start(20));
        routed.Add("matrix", matrix, Start(35, step: 1), 5, 7);
        routed.Add("vector", vector, Start(20, step: 1));
        Nesterov nesterov = new(1e-2);
        BareAdam adam = new();
        (float[] expectedMatrix, float[] expectedVector) = (Start(35), Start(20));
        nesterov.Add("matrix", expectedMatrix, Start(35, step: 1));
        adam.Add("vector", expectedVector, Start(20, step: 1));
        for (int t = 0; t < 4; t++)
        {
            routed.Step();
            nesterov.Step();
            adam.Step();
        }

        Assert.Equal(expectedMatrix, matrix);
        Assert.Equal(expectedVector, vector);
    }

    [Fact]
    public void TheFirstConditionThatHoldsIsTaken()
    {
        Assert.Equal(Trajectory.Of<double>(new Nesterov(1e-2), 3, 7), Trajectory.Of<double>(new RoutedThreeWays(lr: 1e-2), 3, 7));
        Assert.Equal(Trajectory.Of<double>(new SGD(1e-2), 20), Trajectory.Of<double>(new RoutedThreeWays(lr: 1e-2), 20));
        Assert.Equal(Trajectory.Of<double>(new LookaheadBareAdam(), 4, 5), Trajectory.Of<double>(new RoutedThreeWays(lr: 1e-2), 4, 5));
    }

    [Fact]
    public void ARoutedOptimizerCanBeCalledByName()
    {
        foreach (int[] shape in (int[][])[[5, 7], [35]])
        {
            double[][] whole = Trajectory.Of<double>(new RoutedByRank(lr: 1e-2), shape);
            double[][] half = Trajectory.Of<double>(new HalfOfRouted(lr: 1e-2), shape);
            for (int i = 0; i < 35; i++)
            {
                Assert.Equal((whole[0][i] - Trajectory.Weight(i)) / 2, half[0][i] - Trajectory.Weight(i), 1e-15);
            }
        }
    }

    [Fact]
    public void AClassThatNamesARoutedOptimizerIsThatOptimizer()
    {
        foreach (Optimizer named in (Optimizer[])[new RoutedAgain(lr: 1e-2), new RoutedOnceMore(lr: 1e-2)])
        {
            Assert.Equal(new RoutedByRank().Info.States, named.Info.States);
            Assert.Equal(Trajectory.Of<double>(new RoutedByRank(lr: 1e-2), 5, 7), Trajectory.Of<double>(named, 5, 7));
        }

        Assert.Equal(new RoutedByRank().LearningRate, new RoutedOnceMore().LearningRate);
    }

    [Fact]
    public void RulesOfDifferentDefaultsAreRoutedByOneOfItsOwn()
    {
        Assert.NotEqual(new BareAdam().LearningRate, new Nesterov().LearningRate);
        Assert.Equal(0.03, new RoutedWithDefault().LearningRate);
        Assert.Equal(Trajectory.Of<float>(new Nesterov(0.03), 5, 7), Trajectory.Of<float>(new RoutedWithDefault(), 5, 7));
        Assert.Equal(Trajectory.Of<float>(new BareAdam(0.03), 35), Trajectory.Of<float>(new RoutedWithDefault(), 35));
    }

    private static float[] Start(int length, int step = 0) => [.. Enumerable.Range(0, length).Select(i => (float)Trajectory.Gradient(i, step))];
}
