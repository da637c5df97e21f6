using OptGen.Zoo;

namespace OptGen.Tests.Gradients;

/// <summary>What can be done while a step waits for a gradient.</summary>
public sealed class WaitingTests
{
    [Fact]
    public void ResetGoesBackToTheWeightsBitForBit()
    {
        float[] weights = [1, float.Epsilon, -0f, 3e38f];
        float[] start = [.. weights];
        SharpHeavyBall optimizer = new();
        Parameter parameter = optimizer.Add("w", weights, new float[] { 1, 2, 3, 4 });
        optimizer.Step();
        Assert.NotEqual(start, weights);

        optimizer.Reset();

        Assert.Equal(start.Select(BitConverter.SingleToUInt32Bits), weights.Select(BitConverter.SingleToUInt32Bits));
        Assert.False(optimizer.IsWaitingForGradient);
        Assert.All(optimizer.Info.States, state => Assert.All(optimizer.State(parameter, state.Name).ToArray(), value => Assert.Equal(0, value)));
        Assert.Equal(StepStatus.NeedsGradient, optimizer.Step().Status);
    }

    [Fact]
    public void AfterAResetStepsAreThoseOfANewOptimizer()
    {
        Bowl<float> reset = new(new SharpAdamW(), 19);
        Bowl<float> fresh = new(new SharpAdamW(), 19);
        reset.ComputeGradient();
        reset.Optimizer.Step();
        reset.Optimizer.Reset();
        for (int i = 0; i < 3; i++)
        {
            reset.Step();
            fresh.Step();
        }

        Assert.Equal(fresh.Weights, reset.Weights);
    }

    [Fact]
    public void NothingElseCanBeDoneWithTheWeights()
    {
        Bowl<float> bowl = new(new ChangesStates(), 4);
        bowl.ComputeGradient();
        bowl.Optimizer.Step();
        float[] point = [.. bowl.Weights];

        Assert.Contains("waits for the gradient", Assert.Throws<InvalidOperationException>(() => bowl.Optimizer.Add("late", new float[1], new float[1])).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => bowl.Optimizer.EvaluationWeights(bowl.Parameter, new float[4]));
        Assert.Throws<InvalidOperationException>(() => bowl.Optimizer.UseEvaluationWeights());
        Assert.Throws<InvalidOperationException>(() => bowl.Optimizer.Step(bowl.Parameter, new float[4], new float[4]));
        Assert.Single(bowl.Optimizer.Parameters);
        Assert.False(bowl.Optimizer.IsEvaluating);
        Assert.Equal(point, bowl.Weights);
        Assert.True(bowl.Optimizer.IsWaitingForGradient);
    }

    [Fact]
    public void GradientsCanBeClearedBeforeTheyAreComputed()
    {
        Bowl<float> cleared = new(new Surrogate(), 9);
        Bowl<float> plain = new(new Surrogate(), 9);
        for (int i = 0; i < 3; i++)
        {
            cleared.ComputeGradient();
            cleared.Optimizer.Step();
            cleared.Optimizer.ZeroGradients();
            cleared.ComputeGradient();
            cleared.Optimizer.Step();
            plain.Step();
        }

        Assert.Equal(plain.Weights, cleared.Weights);
    }

    [Fact]
    public void MemoryOfTheCallerStepsForEachParameterByItself()
    {
        Bowl<double> own = new(new Extragradient(), 7);
        Extragradient optimizer = new();
        Parameter first = optimizer.AddWithoutMemory<double>("first", 7);
        Parameter second = optimizer.AddWithoutMemory<double>("second", 7);
        double[] a = own.Values;
        double[] b = own.Values;
        for (int i = 0; i < 3; i++)
        {
            own.Step();
            Assert.True(optimizer.Step(first, a, Bowl<double>.Gradient(a)).NeedsGradient);
            Assert.False(optimizer.IsWaitingForGradient);
            Assert.True(optimizer.Step(second, b, Bowl<double>.Gradient(b)).NeedsGradient);
            Assert.Equal(StepStatus.Applied, optimizer.Step(second, b, Bowl<double>.Gradient(b)).Status);
            Assert.Equal(StepStatus.Applied, optimizer.Step(first, a, Bowl<double>.Gradient(a)).Status);
        }

        Assert.Equal(own.Values, a);
        Assert.Equal(own.Values, b);
        Assert.Equal(3, first.StepCount);
    }

    [Fact]
    public void AParameterWithinAStepOfItsOwnHoldsUpTheOthers()
    {
        Bowl<double> bowl = new(new Extragradient(), 3);
        double[] elsewhere = [1, 2, 3];
        bowl.Optimizer.Step(bowl.Parameter, elsewhere, new double[3]);

        Assert.Contains("step of its own", Assert.Throws<InvalidOperationException>(() => bowl.Optimizer.Step()).Message, StringComparison.Ordinal);

        bowl.Optimizer.Reset();
        Assert.Equal(StepStatus.NeedsGradient, bowl.Optimizer.Step().Status);
    }

    [Fact]
    public void TheGradientOfANonFiniteFunctionGoesThrough()
    {
        double[] weights = [1, 2];
        double[] gradient = [1, 1];
        Extragradient optimizer = new();
        optimizer.Add("w", weights, gradient);
        optimizer.Step();
        gradient[1] = double.NaN;
        optimizer.Step();

        Assert.Equal(0.9, weights[0], 15);
        Assert.Equal(double.NaN, weights[1]);
    }
}
