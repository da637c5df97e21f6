using OptGen.Zoo;

namespace OptGen.Tests.Rows;

/// <summary>Rules that ask for the rank: each parameter follows the plan for its own, with the states of that.</summary>
public sealed class RankPlanTests
{
    private static readonly int[][] Shapes = [[21], [4, 5], [7, 1], [2, 3, 4], [40], [3, 33]];

    [Fact]
    public void AllRanksTogetherComputeWhatOnePlanForAllComputes()
    {
        foreach (int[] shape in Shapes)
        {
            Assert.Equal(Trajectory.Of<float>(new ByRankAtRunTime(), shape), Trajectory.Of<float>(new ByRank(), shape));
            Assert.Equal(Trajectory.Of<double>(new ByRankAtRunTime(), shape), Trajectory.Of<double>(new ByRank(), shape));
            Assert.Equal(Trajectory.Of<float>(new WidensByRankAtRunTime(), shape), Trajectory.Of<float>(new WidensByRank(), shape));
            Assert.Equal(Trajectory.Of<double>(new WidensByRankAtRunTime(), shape), Trajectory.Of<double>(new WidensByRank(), shape));
        }

        Assert.Equal(Together(new ByRankAtRunTime()), Together(new ByRank()));
        Assert.Equal(Together(new TotalsByRankAtRunTime()), Together(new TotalsByRank()));
        Assert.Single(new TotalsByRankAtRunTime().Info.Plans);
        Assert.Equal([[1], [2]], new TotalsByRank().Info.Plans.Select(variant => variant.Ranks));
    }

    [Fact]
    public void TotalsTakeInEveryRankAsWritten()
    {
        TotalsByRank optimizer = new();
        (double[] vector, double[] matrix) = ([0.5, -1, 2], [1, 2, -3, 4]);
        (double[] ofVector, double[] ofMatrix) = ([0.1, -0.2, 0.3], [0.4, 0.5, -0.6, 0.7]);
        double[] w = [.. vector];
        double[] v = [.. matrix];
        optimizer.Add("vector", w, ofVector);
        optimizer.Add("matrix", v, ofMatrix, 2, 2);
        optimizer.Step();

        double mean = ofVector.Average();
        double a = Math.Sqrt(ofVector.Sum(g => Math.Pow(g - (0.01 * mean), 2)) + ofMatrix.Sum(g => 4 * g * g));
        double[] xOfVector = [.. ofVector.Select(g => g / a)];
        double[] xOfMatrix = [.. ofMatrix.Select(g => g / (1 + Math.Sqrt(ofMatrix.Sum(y => y * y))))];
        double b = xOfVector.Concat(xOfMatrix).Sum(Math.Abs);
        double k = xOfVector.Concat(xOfMatrix).Max();

        // Four roundings of numbers of about 1, and those of the reference.
        Assert.All(w.Zip(vector.Zip(xOfVector, (start, x) => start - ((0.1 * x / b) + (0.01 * k * start)))), pair => Assert.Equal(pair.Second, pair.First, 4e-15));
        Assert.All(v.Zip(matrix.Zip(xOfMatrix, (start, x) => start - (0.1 * x / b))), pair => Assert.Equal(pair.Second, pair.First, 4e-15));
        Assert.Equal(b, optimizer.State(optimizer.Parameters[1], "s")[0], 4e-15);
    }

    [Fact]
    public void AParameterHasOnlyTheStatesOfItsRank()
    {
        ByRank optimizer = new();
        Parameter vector = optimizer.AddWithoutMemory<float>("vector", 6);
        Parameter matrix = optimizer.AddWithoutMemory<float>("matrix", 2, 3);
        Parameter tensor = optimizer.AddWithoutMemory<float>("tensor", 1, 2, 3, 1);

        Assert.Equal(["v"], vector.States.Select(state => state.Name));
        Assert.Equal(["r", "c"], matrix.States.Select(state => state.Name));
        Assert.Equal(["n", "w₀"], tensor.States.Select(state => state.Name));
        Assert.Equal(["v", "r", "c", "n", "w₀"], optimizer.Info.States.Select(state => state.Name));
        Assert.All(optimizer.Info.States, state => Assert.False(state.IsOfEveryRank));
        Assert.All(new SM3().Info.States, state => Assert.True(state.IsOfEveryRank));
        Assert.Equal([(1, false), (2, false), (3, true)], optimizer.Info.Plans.Select(variant => (variant.Ranks.Single(), variant.IncludesHigherRanks)));

        ArgumentException exception = Assert.Throws<ArgumentException>(() => optimizer.State(vector, "w₀"));
        Assert.StartsWith("Parameter 'vector' of rank 1 has no state 'w₀': the rule of ByRank keeps it for parameters of rank 3 or more.", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => optimizer.State(matrix, "v"));
    }

    [Theory]
    [InlineData(typeof(AdaFactor), 0, 1)]
    [InlineData(typeof(AdaFactorMomentum), 1, 2)]
    [InlineData(typeof(CAME), 1, 2)]
    [InlineData(typeof(OptGen.Zoo.SM3), 0, 1)]
    [InlineData(typeof(RoutedByThreeRanks), 0, 0)]
    public void MemoryIsThatOfTheRank(Type type, int statesOfMatrix, int statesOfVector)
    {
        const int Length = 1 << 18;
        float[] weights = new float[Length];
        float[] gradient = new float[Length];

        // What a process makes once (workspaces of a thread, tables) is made by the first of two.
        _ = OfStates(512, 512);
        _ = OfStates(Length);

        // States lie in pages of 4 KiB with one between two of them, and a chunk's records take 8 KiB at most: 0.02 of a state.
        Assert.InRange(OfStates(512, 512), statesOfMatrix, statesOfMatrix + 0.02);
        Assert.InRange(OfStates(Length), statesOfVector, statesOfVector + 0.02);

        double OfStates(params int[] shape)
        {
            Optimizer optimizer = ShippedOptimizers.Create(type);
            Parameter parameter = optimizer.AddWithoutMemory<float>("parameter", shape);
            return Allocated(() => optimizer.Step(parameter, weights, gradient)) / (4.0 * Length);
        }
    }

    [Fact]
    public void WhatARankDoesNotUseIsLeftAlone()
    {
        LeavesVectorsAlone optimizer = new();
        Assert.Equal(Enumerable.Range(0, 21).Select(Trajectory.Weight), Trajectory.Of<double>(optimizer, out Parameter vector, 21)[^1]);
        Assert.Empty(vector.States);
        Assert.Equal(6, vector.StepCount);
        Assert.Equal([(0, 0, 0), (1, 4, 3)], optimizer.Info.Plans.Select(variant => (variant.Passes, variant.ElementsRead, variant.ElementsWritten)));

        LeavesVectorsAlone other = new();
        double[] matrix = Trajectory.Of<double>(other, out Parameter parameter, 3, 7)[^1];
        double[] evaluated = new double[21];
        other.EvaluationWeights(parameter, evaluated);
        Assert.Equal(other.State(parameter, "s").ToArray(), evaluated);
        Assert.NotEqual(matrix, evaluated);
        double[] unmoved = new double[21];
        optimizer.EvaluationWeights(vector, unmoved);
        Assert.Equal(Enumerable.Range(0, 21).Select(Trajectory.Weight), unmoved);
    }

    [Fact]
    public void ThreeRulesAreRoutedByRank()
    {
        Assert.Equal(Trajectory.Of<float>(new SGD(0.05), 21), Trajectory.Of<float>(new RoutedByThreeRanks(lr: 0.05), 21));
        Assert.Equal(Trajectory.Of<float>(new SM3(0.05), 3, 7), Trajectory.Of<float>(new RoutedByThreeRanks(lr: 0.05), 3, 7));
        Assert.Equal(Trajectory.Of<float>(new OptGen.Adam(0.05), 3, 7, 2), Trajectory.Of<float>(new RoutedByThreeRanks(lr: 0.05), 3, 7, 2));
    }

    [Fact]
    public void OneParameterCanBeSteppedByItself()
    {
        ByRank optimizer = new();
        double[] weights = [1, 2, 3, 4, 5, 6];
        double[] gradient = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
        Parameter matrix = optimizer.AddWithoutMemory<double>("matrix", 2, 3);
        optimizer.AddWithoutMemory<double>("vector", 6);
        optimizer.Step(matrix, weights, gradient);

        double[] expected = [1, 2, 3, 4, 5, 6];
        ByRankAtRunTime whole = new();
        whole.Add("matrix", expected, gradient, 2, 3);
        whole.Step();
        Assert.Equal(expected, weights);
    }

    private static List<float[]> Together(Optimizer optimizer)
    {
        List<float[]> weights = [.. Shapes.Select(shape => Numbers(shape, 0))];
        List<float[]> gradients = [.. Shapes.Select(shape => new float[shape.Aggregate((a, b) => a * b)])];
        for (int i = 0; i < Shapes.Length; i++)
        {
            optimizer.Add($"w{i}", weights[i], gradients[i], Shapes[i]);
        }

        for (int step = 1; step <= Trajectory.Steps; step++)
        {
            for (int i = 0; i < Shapes.Length; i++)
            {
                Numbers(Shapes[i], step).CopyTo(gradients[i], 0);
            }

            optimizer.Step();
        }

        return weights;
    }

    private static float[] Numbers(int[] shape, int step) =>
        [.. Enumerable.Range(0, shape.Aggregate((a, b) => a * b)).Select(i => (float)Trajectory.Gradient(i, step))];

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
