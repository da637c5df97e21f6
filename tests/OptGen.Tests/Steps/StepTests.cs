namespace OptGen.Tests.Steps;

/// <summary>What a step does to counts, states and memory.</summary>
public sealed class StepTests
{
    [Fact]
    public void FloatAndDoubleParametersShareAnOptimizer()
    {
        float[] singles = [1, 2, 3];
        double[] doubles = [1, 2, 3];
        SGD optimizer = new(lr: 0.5);
        optimizer.Add("single", singles, new float[] { 2, 4, 6 });
        optimizer.Add("double", doubles, new double[] { 2, 4, 6 });

        StepResult result = optimizer.Step();

        Assert.Equal(StepStatus.Applied, result.Status);
        Assert.Equal([0, 0, 0], singles);
        Assert.Equal([0, 0, 0], doubles);
        Assert.Equal([typeof(float), typeof(double)], optimizer.Parameters.Select(parameter => parameter.ElementType));
    }

    [Fact]
    public void AParameterAddedLaterStartsAtItsFirstStep()
    {
        CountsSteps optimizer = new();
        Parameter early = optimizer.Add("early", new double[2], new double[2]);
        optimizer.Step();
        optimizer.Step();
        Parameter late = optimizer.Add("late", new float[2], new float[2]);
        optimizer.Step();

        Assert.Equal(3, optimizer.StepCount);
        Assert.Equal(3, early.StepCount);
        Assert.Equal(1, late.StepCount);
        Assert.Equal([1.0 + 2 + 3], optimizer.State(early, "s").ToArray());
        Assert.Equal([1.0], optimizer.State(late, "s").ToArray());
    }

    /// <summary>Adam's bias correction depends on <c>t</c>: a late parameter moves as if it were alone.</summary>
    [Fact]
    public void ScalarsOfAStepAreThoseOfEachParametersOwnStep()
    {
        double[] alone = [1];
        Adam first = new();
        first.Add("w", alone, new[] { 0.5 });
        first.Step();

        Adam second = new();
        double[] late = [1];
        double[] other = [1];
        second.Add("a", new double[] { 1 }, new[] { 0.5 });
        second.Step();
        second.Step();
        second.Add("late", late, new[] { 0.5 });
        second.Add("other", other, new[] { 0.5 });
        second.Step();

        Assert.Equal(alone, late);
        Assert.Equal(alone, other);
    }

    [Fact]
    public void StepOnMemoryOfTheCallerDoesWhatAStepOnOwnMemoryDoes()
    {
        float[] own = [1, -2, 3, 4, 5];
        float[] given = [.. own];
        float[] gradient = [0.5f, 1, -1, 2, 0];
        AdamW withMemory = new();
        withMemory.Add("w", own, gradient);
        AdamW withoutMemory = new();
        Parameter parameter = withoutMemory.AddWithoutMemory<float>("w", 5);
        for (int i = 0; i < 3; i++)
        {
            withMemory.Step();
            withoutMemory.Step(parameter, given, gradient);
        }

        Assert.Equal(own, given);
        Assert.Equal(3, parameter.StepCount);
        Assert.Equal(0, withoutMemory.StepCount);
    }

    [Fact]
    public void StepOfOneParameterLeavesTheOthersAlone()
    {
        double[] first = [1];
        double[] second = [1];
        SGD optimizer = new(lr: 1);
        Parameter parameter = optimizer.Add("first", first, new double[] { 1 });
        optimizer.Add("second", second, new double[] { 1 });

        optimizer.Step(parameter, first, [1.0]);

        Assert.Equal([0], first);
        Assert.Equal([1], second);
    }

    [Fact]
    public void ResetForgetsStatesAndStepsButNotWeights()
    {
        double[] weights = [1, 2];
        double[] gradient = [0.5, -1];
        NAdam optimizer = new();
        Parameter parameter = optimizer.Add("w", weights, gradient);
        optimizer.Step();
        double[] afterOne = [.. weights];
        double[] m = optimizer.State(parameter, "m").ToArray();
        optimizer.Step();

        optimizer.Reset();

        Assert.Equal(0, optimizer.StepCount);
        Assert.Equal(0, parameter.StepCount);
        Assert.All(parameter.States, state => Assert.All(optimizer.State(parameter, state.Name).ToArray(), value => Assert.Equal(0, value)));
        (weights[0], weights[1]) = (1, 2);
        optimizer.Step();
        Assert.Equal(afterOne, weights);
        Assert.Equal(m, optimizer.State(parameter, "m").ToArray());
    }

    [Fact]
    public void ZeroGradientsClearsEveryGradientAndNothingElse()
    {
        float[] weights = [1, 2];
        float[] singles = [3, 4];
        double[] doubles = [5, 6];
        SGD optimizer = new();
        optimizer.Add("single", weights, singles);
        optimizer.Add("double", new double[2], doubles);
        optimizer.AddWithoutMemory<float>("elsewhere", 3);

        optimizer.ZeroGradients();

        Assert.Equal([0, 0], singles);
        Assert.Equal([0, 0], doubles);
        Assert.Equal([1, 2], weights);
    }

    [Fact]
    public void TheGradientIsNeverWritten()
    {
        foreach (Type type in ShippedOptimizers.All)
        {
            float[] gradient = [1, -2, 3, 1e-20f, 0, 5, 6, 7, 8];
            float[] copy = [.. gradient];
            Optimizer optimizer = ShippedOptimizers.Create(type);
            optimizer.AddWithHessian<float>("w", Enumerable.Repeat(1f, gradient.Length).ToArray(), gradient, 3, 3);
            optimizer.StepWithLoss(1);
            Assert.Equal(copy, gradient);
        }
    }

    [Fact]
    public void AnEmptyParameterIsStepped()
    {
        Adam optimizer = new();
        Parameter empty = optimizer.Add("empty", Array.Empty<float>(), Array.Empty<float>());
        Parameter elsewhere = optimizer.AddWithoutMemory<double>("elsewhere", 0, 4);

        optimizer.Step();

        Assert.Equal(1, empty.StepCount);
        Assert.Equal(1, elsewhere.StepCount);
        Assert.Equal(0, optimizer.State(empty, "m").Length);
    }

    [Fact]
    public void HyperparametersChangeBetweenSteps()
    {
        double[] weights = [0];
        SGD optimizer = new(lr: 1);
        optimizer.Add("w", weights, new double[] { 1 });
        optimizer.Step();
        optimizer.LearningRate = 0.25;
        optimizer.Step();

        Assert.Equal(-1.25, weights[0]);
        Assert.Equal(0.25, ((Optimizer)optimizer).LearningRate);
    }

    [Fact]
    public void TheLossReachesTheRule()
    {
        double[] weights = [1];
        ReadsLoss optimizer = new(lr: 0.5);
        optimizer.Add("w", weights, new double[] { 1 });

        optimizer.Step(0.25);

        Assert.Equal(1 - (0.5 * 0.25), weights[0]);
    }

    [Fact]
    public void ARuleWithoutALossIgnoresIt()
    {
        double[] weights = [1];
        SGD optimizer = new(lr: 1);
        optimizer.Add("w", weights, new double[] { 1 });

        optimizer.Step(double.NaN);

        Assert.Equal([0], weights);
    }

    [Fact]
    public void TheHessianReachesTheRuleInBothTypesAndBothKindsOfStep()
    {
        double[] doubles = [1, 1];
        float[] singles = [1, 1];
        float[] given = [1, 1];
        ReadsHessian optimizer = new();
        optimizer.Add("double", doubles, new double[] { 1, 1 }).SetHessian(new double[] { 2, -4 });
        optimizer.Add("single", singles, new float[] { 1, 1 }).SetHessian(new float[] { 2, 0 });

        optimizer.Step();

        Parameter elsewhere = optimizer.AddWithoutMemory<float>("elsewhere", 2);
        elsewhere.SetHessian(new float[] { 2, 4 });
        optimizer.Step(elsewhere, given, [1f, 1f]);
        Assert.Equal([0.5, 0.75], doubles);
        Assert.Equal([0.5f, 1 - (1 / 1e-3f)], singles);
        Assert.Equal([0.5f, 0.75f], given);
    }

    [Fact]
    public void EvaluationWeightsAreTheWeightsBeforeTheFirstStepAndWithoutEval()
    {
        float[] weights = [1, 2];
        float[] evaluation = new float[2];
        Averages averages = new();
        Parameter averaged = averages.Add("w", weights, new float[2]);
        averages.EvaluationWeights(averaged, evaluation);
        Assert.Equal(weights, evaluation);

        SGD plain = new(lr: 1);
        Parameter parameter = plain.Add("w", weights, new float[] { 1, 1 });
        plain.Step();
        plain.EvaluationWeights(parameter, evaluation);
        Assert.Equal([0, 1], evaluation);
    }

    [Fact]
    public void EvaluationWeightsOfAnAverage()
    {
        double[] weights = [1];
        double[] evaluation = new double[1];
        Averages optimizer = new(lr: 1);
        Parameter parameter = optimizer.Add("w", weights, new double[] { 1 });
        optimizer.Step();
        optimizer.Step();
        optimizer.Step();

        optimizer.EvaluationWeights(parameter, evaluation);

        Assert.Equal([(0.0 - 1 - 2) / 3], evaluation);
        Assert.Equal([-2], weights);
    }

    [Fact]
    public void StatesAreReadAndWrittenAsSpansOfTheirType()
    {
        Adam optimizer = new();
        Parameter single = optimizer.Add("single", new float[3], new float[] { 1, 2, 3 });
        Parameter both = optimizer.Add("double", new double[2], new double[] { 1, 2 });
        optimizer.Step();

        Span<float> m = optimizer.State(single, "m");
        ReadOnlySpan<double> v = optimizer.State(both, "v");
        Assert.Equal(3, m.Length);
        Assert.Equal(2, v.Length);
        Assert.Equal(typeof(float), optimizer.State(single, "m").ElementType);
        m[1] = 42;
        Assert.Equal(42, optimizer.State(single, "m")[1]);
        Assert.Equal(42, optimizer.State<float>(single, "m")[1]);
        Assert.Equal(1 - 0.9, optimizer.State(both, "m")[0]);
    }

    [Fact]
    public void AScalarStateIsOneDoubleWhateverTheElementType()
    {
        NAdam optimizer = new();
        Parameter parameter = optimizer.Add("w", new float[3], new float[3]);
        optimizer.Step();

        Assert.Equal(1, optimizer.State(parameter, "Π").Length);
        Assert.Equal(typeof(double), optimizer.State(parameter, "Π").ElementType);
        Assert.NotEqual(0, optimizer.State<double>(parameter, "Π")[0]);
    }

    [Fact]
    public void ShapesAreKept()
    {
        SGD optimizer = new();

        Assert.Equal([2, 3], optimizer.Add("matrix", new float[6], new float[6], 2, 3).Shape);
        Assert.Equal([6], optimizer.Add("vector", new float[6], new float[6]).Shape);
        Assert.Equal([4, 0], optimizer.AddWithoutMemory<float>("empty", 4, 0).Shape);
    }
}
