namespace OptGen.Tests.Language;

/// <summary>A penalty given by its value: the elastic net.</summary>
[Optimizer("g += ∂(λ1*|w| + λ2*w²); w -= lr*g")]
public partial class ElasticNet(double lr = 0.1, double λ1 = 0.013, double λ2 = 0.17);

/// <summary>The elastic net with its gradient written by hand.</summary>
[Optimizer("g += λ1*sign(w) + 2*λ2*w; w -= lr*g")]
public partial class ElasticNetByHand(double lr = 0.1, double λ1 = 0.013, double λ2 = 0.17);

/// <summary>Names other than <c>w</c> are constants in a derivative, also those made of it; <c>w</c> is the latest one.</summary>
[Optimizer("s = w²; w *= 2; w = derivative(s*w) - s")]
public partial class ConstantsInDerivatives;

/// <summary>The derivative in a called rule is by that rule's weights.</summary>
[Optimizer("w += ElasticNet(2*g)")]
public partial class CallsElasticNet;

/// <summary>The derivative that the compiler takes.</summary>
public sealed class DerivativeTests
{
    [Fact]
    public void TheElasticNetIsTheOneWrittenByHandToTheBit()
    {
        Assert.Equal(Trajectory.Of<float>(new ElasticNetByHand(), [67]), Trajectory.Of<float>(new ElasticNet(), [67]));
        Assert.Equal(Trajectory.Of<double>(new ElasticNetByHand(), [67]), Trajectory.Of<double>(new ElasticNet(), [67]));
    }

    [Fact]
    public void OtherNamesAreConstants()
    {
        double[] weights = [3, -1.5];
        ConstantsInDerivatives optimizer = new();
        optimizer.Add("w", weights, new double[2]);

        optimizer.Step();

        Assert.Equal([0, 0], weights);
    }

    [Fact]
    public void ACalledRuleTakesItsOwnDerivative()
    {
        double[] called = [0.3, -0.7];
        double[] direct = [.. called];
        CallsElasticNet caller = new();
        caller.Add("w", called, new[] { 0.25, 0.5 });
        caller.Step();
        ElasticNet net = new();
        net.Add("w", direct, new[] { 0.5, 1.0 });
        net.Step();

        Assert.Equal(direct, called);
    }
}
