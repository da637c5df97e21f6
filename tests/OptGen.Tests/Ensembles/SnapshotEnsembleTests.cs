namespace OptGen.Tests.Ensembles;

/// <summary>Weights kept at the ends of cycles. With a gradient of 1 and a constant rate of 1, the weights after step t are w − t.</summary>
public class SnapshotEnsembleTests
{
    private readonly float[] _singles = [10, 20];
    private readonly double[] _doubles = [30];

    [Fact]
    public void SnapshotsAreTakenAtTheEndsOfCycles()
    {
        SGD sgd = Create();
        SnapshotEnsemble ensemble = new(sgd, 3);
        bool[] taken = [.. Enumerable.Range(1, 7).Select(_ => ensemble.Observe(sgd.Step()))];
        Assert.Equal([false, false, true, false, false, true, false], taken);
        Assert.Equal(2, ensemble.Count);
        using (ensemble.Use(0))
        {
            Assert.Equal([7, 17], _singles);
            Assert.Equal([27], _doubles);
            Assert.Throws<InvalidOperationException>(() => sgd.Step());
            Assert.Throws<InvalidOperationException>(() => ensemble.Use(1));
            Assert.Throws<InvalidOperationException>(ensemble.Take);
        }

        Assert.Equal([3, 13], _singles);
        using (ensemble.UseAverage())
        {
            Assert.Equal([5.5f, 15.5f], _singles);
            Assert.Equal([25.5], _doubles);
        }

        Assert.Equal([3, 13], _singles);
        Assert.Equal([23], _doubles);
        sgd.Step();
        Assert.Equal([2, 12], _singles);
    }

    [Fact]
    public void PredictionsAreAveragedNotWeights()
    {
        SGD sgd = Create();
        SnapshotEnsemble ensemble = new(sgd, 2);
        for (int i = 0; i < 4; i++)
        {
            ensemble.Observe(sgd.Step());
        }

        double[] mean = new double[2];
        ensemble.Predict(predictions => (predictions[0], predictions[1]) = (_singles[0] * _singles[0], _doubles[0]), mean);
        Assert.Equal([(64 + 36) / 2.0, (28 + 26) / 2.0], mean);
        float[] single = new float[1];
        ensemble.Predict(predictions => predictions[0] = _singles[1], single);
        Assert.Equal([17], single);
        Assert.Equal([6, 16], _singles);
    }

    /// <summary>A failing model must not leave a snapshot behind as if it were the training's weights.</summary>
    [Fact]
    public void WeightsComeBackWhereAPredictionFails()
    {
        SGD sgd = Create();
        SnapshotEnsemble ensemble = new(sgd, 1);
        ensemble.Observe(sgd.Step());
        sgd.Step();
        Assert.Throws<ArithmeticException>(() => ensemble.Predict(_ => throw new ArithmeticException(), new double[1]));
        Assert.Equal([8, 18], _singles);
        sgd.Step();
    }

    [Fact]
    public void OnlyTheLastOnesAreKept()
    {
        SGD sgd = Create();
        SnapshotEnsemble ensemble = new(sgd, 1, capacity: 2);
        for (int i = 0; i < 5; i++)
        {
            ensemble.Observe(sgd.Step());
        }

        Assert.Equal(2, ensemble.Count);
        using (ensemble.UseAverage())
        {
            Assert.Equal([5.5f, 15.5f], _singles);
        }
    }

    [Fact]
    public void SkippedStepsEndNoCycle()
    {
        SGD sgd = Create();
        SnapshotEnsemble ensemble = new(sgd, 1);
        Assert.False(ensemble.Observe(new StepResult(StepStatus.Skipped)));
        Assert.Throws<InvalidOperationException>(() => ensemble.UseAverage());
        Assert.Throws<ArgumentOutOfRangeException>(() => ensemble.Use(0));
    }

    /// <summary>A rule with weights of its own to evaluate with: snapshots are of the trained ones, and both swaps undo themselves.</summary>
    [Fact]
    public void RulesThatEvaluateOtherWeights()
    {
        TorchAverageTests.EMAOfMomentum averaged = new() { LearningRate = 1, MomentumFactor = 0 };
        averaged.Add("singles", _singles, new float[] { 1, 1 });
        SnapshotEnsemble ensemble = new(averaged, 1);
        ensemble.Observe(averaged.Step());
        averaged.Step();
        using (ensemble.Use(0))
        {
            Assert.Equal([9, 19], _singles);
        }

        Assert.Equal([8, 18], _singles);
        using (averaged.UseEvaluationWeights())
        {
            Assert.NotEqual([8, 18], _singles);
        }

        Assert.Equal([8, 18], _singles);
    }

    private SGD Create()
    {
        SGD sgd = new(1);
        sgd.Add("singles", _singles, new float[] { 1, 1 });
        sgd.Add("doubles", _doubles, new double[] { 1 });
        return sgd;
    }
}
