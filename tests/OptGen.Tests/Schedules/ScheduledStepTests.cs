using OptGen.Tests.Support;

namespace OptGen.Tests.Schedules;

/// <summary>What optimizers do with schedules.</summary>
public partial class ScheduledStepTests
{
    private readonly float[] _weights = [1, 2, 3];
    private readonly float[] _gradients = [1, 1, 1];

    [Fact]
    public void EachStepTakesTheValueOfItsNumber()
    {
        SGD sgd = Add(new SGD(9));
        sgd.Schedule(a => a.LearningRate, new LinearRate(0.5, 0.25, 2));
        Assert.Equal(0.5, sgd.LearningRate);
        sgd.Step();
        Assert.Equal([0.5f, 1.5f, 2.5f], _weights);
        Assert.Equal(0.5, sgd.LearningRate);
        sgd.Step();
        Assert.Equal([0.125f, 1.125f, 2.125f], _weights);
        Assert.Equal(0.375, sgd.LearningRate);
    }

    [Fact]
    public void StepOfSeveralCallsCountsOnce()
    {
        Sharp sharp = Add(new Sharp());
        sharp.Schedule(a => a.LearningRate, new LinearRate(0.5, 0, 4));
        for (int step = 1; step <= 3; step++)
        {
            Assert.True(sharp.Step().NeedsGradient);
            Assert.Equal(0.5 - ((step - 1) * 0.125), sharp.LearningRate);
            Assert.Equal(StepStatus.Applied, sharp.Step().Status);
            Assert.Equal(0.5 - ((step - 1) * 0.125), sharp.LearningRate);
        }
    }

    [Fact]
    public void ParameterSteppedAloneTakesItsOwnNumber()
    {
        SGD sgd = new();
        Parameter first = sgd.AddWithoutMemory<float>("first", 3);
        Parameter second = sgd.AddWithoutMemory<float>("second", 3);
        sgd.Schedule(a => a.LearningRate, new LinearRate(4, 0, 4));
        sgd.Step(first, _weights, _gradients);
        sgd.Step(first, _weights, _gradients);
        Assert.Equal(3, sgd.LearningRate);
        sgd.Step(second, _weights, _gradients);
        Assert.Equal(4, sgd.LearningRate);
    }

    /// <summary>The step would undo it without a word.</summary>
    [Fact]
    public void RateSetByHandThatTheScheduleOverwrites()
    {
        AdamW adam = Add(new AdamW());
        adam.Schedule(a => a.LearningRate, new CosineDecay(0.1, 20));
        Step(adam, 2);
        adam.LearningRate = 1;
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => adam.Step());
        Assert.Contains("LearningRate of AdamW follows a schedule", refused.Message);
        Assert.Equal(2, adam.StepCount);
        adam.Unschedule("LearningRate");
        adam.Step();
        Assert.Equal(1, adam.LearningRate);
    }

    [Fact]
    public void EveryKindOfNumberFollows()
    {
        Typed typed = Add(new Typed(1, 1, 3, true, 0.5));
        typed.Schedule(a => a.Count, new LinearRate(2, 4, 2));
        typed.Schedule(a => a.Scale, new ConstantRate(0.1));
        typed.Schedule(a => a.Far, new LinearRate(5, 7, 2));
        Step(typed, 2);
        Assert.Equal((3, 0.1f, 6L), (typed.Count, typed.Scale, typed.Far));
        typed.Schedule(a => a.Count, new ConstantRate(1));
        Assert.Equal(1, typed.Count);
        Assert.Contains("whole number", Assert.Throws<ArgumentOutOfRangeException>(() => typed.Schedule(a => a.Count, new ConstantRate(1.5))).Message);
        Assert.Throws<NotSupportedException>(() => typed.Schedule("Fast", new ConstantRate(1)));
        Assert.Throws<NotSupportedException>(() => typed.Schedule("Rates", new ConstantRate(1)));
    }

    [Fact]
    public void MistakesAreNamed()
    {
        AdamW adam = Add(new AdamW());
        Assert.Contains("it has LearningRate, Beta1", Assert.Throws<ArgumentException>(() => adam.Schedule("Beta3", new ConstantRate(1))).Message);
        Assert.Contains("name its property", Assert.Throws<ArgumentException>(() => adam.Schedule(a => a.LearningRate * 2, new ConstantRate(1))).Message);
        Assert.Contains("it has LearningRate", Assert.Throws<ArgumentException>(() => adam.Schedule(a => a.StepCount, new ConstantRate(1))).Message);
        Assert.Contains("follows no schedule", Assert.Throws<ArgumentException>(() => adam.Unschedule(a => a.Beta1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => adam.Schedule(a => a.Beta1, new ConstantRate(2)));
    }

    /// <summary>A value out of range is refused before weights, states or the count of steps have changed.</summary>
    [Fact]
    public void ValueOutOfRangeChangesNothing()
    {
        AdamW adam = Add(new AdamW());
        adam.Schedule(a => a.Beta1, new LinearRate(0.5, 1.5, 2));
        adam.Step();
        float[] weights = [.. _weights];
        Assert.Throws<ArgumentOutOfRangeException>(() => adam.Step());
        Assert.Equal(weights, _weights);
        Assert.Equal(1, adam.StepCount);
    }

    [Fact]
    public void SizeOfBlocksMustStay()
    {
        Blocked blocked = Add(new Blocked());
        blocked.Schedule(a => a.Size, new LinearRate(2, 3, 1));
        blocked.Step();
        float[] weights = [.. _weights];
        Assert.Throws<InvalidOperationException>(() => blocked.Step());
        Assert.Equal(weights, _weights);
    }

    [Fact]
    public void ScheduledStepAllocatesNothing()
    {
        AdamW adam = Add(new AdamW());
        adam.Schedule(a => a.LearningRate, new CosineRestarts(0.1, 5, 2).Warmup(10).Scale(new StepDecay(1, 7)));
        adam.Schedule(a => a.Beta1, new ReduceOnPlateau(0.9));
        Step(adam, 50);
        Assert.Equal(0, Allocations.Fewest(() => Step(adam, 100)));
    }

    private static void Step(Optimizer optimizer, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            optimizer.Step();
        }
    }

    private TOptimizer Add<TOptimizer>(TOptimizer optimizer)
        where TOptimizer : Optimizer
    {
        optimizer.Add("w", _weights, _gradients);
        return optimizer;
    }

    [Optimizer("w -= lr*grad(w + 0.1*g)")]
    internal sealed partial class Sharp(double lr = 1);

    [Optimizer("w -= fast ? scale*g/count : g*far*rates[0]")]
    internal sealed partial class Typed(int count = 1, float scale = 1, long far = 3, bool fast = true, params double[] rates);

    [Optimizer("w -= lr*g*block(size).norm(g)")]
    internal sealed partial class Blocked(double lr = 1, double size = 2);
}
