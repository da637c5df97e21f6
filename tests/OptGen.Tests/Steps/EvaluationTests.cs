using OptGen.Tests.Support;

namespace OptGen.Tests.Steps;

/// <summary>The weights to evaluate with, in the place of the training weights and back.</summary>
public sealed class EvaluationTests
{
    [Fact]
    public void TheEvaluationWeightsTakeThePlaceOfTheTrainingWeightsAndGiveItBack()
    {
        (Averages optimizer, float[] single, double[] pair) = Trained();
        float[] trainedSingle = [.. single];
        double[] trainedPair = [.. pair];
        float[] averageSingle = new float[3];
        double[] averagePair = new double[2];
        optimizer.EvaluationWeights(optimizer.Parameters[0], averageSingle);
        optimizer.EvaluationWeights(optimizer.Parameters[1], averagePair);

        using (optimizer.UseEvaluationWeights())
        {
            Assert.True(optimizer.IsEvaluating);
            Assert.Equal(averageSingle, single);
            Assert.Equal(averagePair, pair);
            Assert.NotEqual(trainedSingle, single);
        }

        Assert.False(optimizer.IsEvaluating);
        Assert.Equal(trainedSingle, single);
        Assert.Equal(trainedPair, pair);
    }

    [Fact]
    public void TrainingGoesOnAsIfNothingHadHappened()
    {
        (Averages disturbed, float[] single, _) = Trained();
        (Averages plain, float[] expected, _) = Trained();
        disturbed.UseEvaluationWeights();
        disturbed.ZeroGradients();
        disturbed.UseTrainingWeights();
        plain.ZeroGradients();
        disturbed.Step();
        plain.Step();

        Assert.Equal(expected, single);
        Assert.Equal(plain.State<float>(plain.Parameters[0], "a"), disturbed.State<float>(disturbed.Parameters[0], "a"));
    }

    [Fact]
    public void NothingCanBeTrainedMeanwhile()
    {
        (Averages optimizer, float[] single, _) = Trained();
        using EvaluationScope scope = optimizer.UseEvaluationWeights();
        float[] before = [.. single];

        Assert.Contains("UseTrainingWeights", Assert.Throws<InvalidOperationException>(() => optimizer.Step()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(1));
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(optimizer.Parameters[0], new float[3], new float[3]));
        Assert.Throws<InvalidOperationException>(() => optimizer.Add("late", new float[1], new float[1]));
        Assert.Throws<InvalidOperationException>(() => optimizer.AddWithoutMemory<float>("late", 1));
        Assert.Equal(2, optimizer.Parameters.Count);
        Assert.Equal(before, single);
        Assert.Equal(2, optimizer.StepCount);
    }

    [Fact]
    public void ReadingThemMeanwhileGivesWhatIsInPlace()
    {
        (Averages optimizer, float[] single, _) = Trained();
        optimizer.UseEvaluationWeights();
        float[] read = new float[3];

        optimizer.EvaluationWeights(optimizer.Parameters[0], read);

        Assert.Equal(single, read);
    }

    [Fact]
    public void AScopeWithinAnotherLeavesTheRestoringToTheOuterOne()
    {
        (Averages optimizer, float[] single, _) = Trained();
        float[] trained = [.. single];
        using (optimizer.UseEvaluationWeights())
        {
            float[] average = [.. single];
            optimizer.UseEvaluationWeights().Dispose();
            Assert.True(optimizer.IsEvaluating);
            Assert.Equal(average, single);
        }

        Assert.Equal(trained, single);
        optimizer.UseTrainingWeights();
        Assert.Equal(trained, single);
    }

    [Fact]
    public void ResetBringsTheTrainingWeightsBack()
    {
        (Averages optimizer, float[] single, _) = Trained();
        float[] trained = [.. single];
        optimizer.UseEvaluationWeights();

        optimizer.Reset();

        Assert.False(optimizer.IsEvaluating);
        Assert.Equal(trained, single);
    }

    [Fact]
    public void BeforeTheFirstStepTheyAreTheWeights()
    {
        Averages optimizer = new();
        float[] weights = [1, 2];
        optimizer.Add("w", weights, new float[2]);

        using (optimizer.UseEvaluationWeights())
        {
            Assert.Equal([1, 2], weights);
        }

        Assert.Equal([1, 2], weights);
    }

    [Fact]
    public void WithoutAnEvaluationRuleTheMemoryStays()
    {
        SGD optimizer = new();
        float[] weights = [1, 2];
        optimizer.Add("w", weights, new float[2]);

        using (optimizer.UseEvaluationWeights())
        {
            Assert.True(optimizer.IsEvaluating);
            Assert.Throws<InvalidOperationException>(() => optimizer.Step());
        }

        Assert.Equal(StepStatus.Applied, optimizer.Step().Status);
        Assert.Equal([1, 2], weights);
    }

    [Fact]
    public void AParameterWithoutMemoryChangesNothing()
    {
        (Averages optimizer, float[] single, _) = Trained();
        float[] trained = [.. single];
        optimizer.AddWithoutMemory<float>("elsewhere", 4);

        Assert.Contains("elsewhere", Assert.Throws<InvalidOperationException>(() => optimizer.UseEvaluationWeights()).Message, StringComparison.Ordinal);
        Assert.False(optimizer.IsEvaluating);
        Assert.Equal(trained, single);
    }

    [Fact]
    public void OnlyTheFirstTimeAllocates()
    {
        (Averages optimizer, _, _) = Trained();
        optimizer.UseEvaluationWeights().Dispose();

        Assert.Equal(0, Allocations.Fewest(() => optimizer.UseEvaluationWeights().Dispose()));
    }

    private static (Averages Optimizer, float[] Single, double[] Pair) Trained()
    {
        Averages optimizer = new();
        float[] single = [1, -2, 3];
        double[] pair = [0.5, 4];
        optimizer.Add("single", single, new[] { 0.1f, 0.2f, -0.3f });
        optimizer.Add("pair", pair, new[] { 1.5, -0.5 });
        optimizer.Step();
        optimizer.Step();
        return (optimizer, single, pair);
    }
}
