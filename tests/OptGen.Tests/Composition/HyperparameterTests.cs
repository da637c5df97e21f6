namespace OptGen.Tests.Composition;

/// <summary>The hyperparameters of called rules become those of the class that calls.</summary>
public sealed class HyperparameterTests
{
    [Fact]
    public void DefaultsAndPropertiesAreKept()
    {
        ComposedAdaBelief optimizer = new();

        Assert.Equal((1e-2, 0.9, 0.99, 1e-8), (optimizer.LearningRate, optimizer.Beta1, optimizer.Beta2, optimizer.Guard));
        Assert.Equal(["LearningRate", "Beta1", "Beta2", "Guard"], optimizer.Info.Hyperparameters);
        Assert.Equal((0.9, 0.0), (new CallsMomentum().MomentumFactor, new CallsMomentum().Dampening));
    }

    [Fact]
    public void RangesAreKept()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ComposedAdaBelief(β1: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ComposedAdaBelief { Beta1 = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LookaheadRAdam(lr: double.NaN));
    }

    [Fact]
    public void AnOwnDeclarationOverridesTheDefault()
    {
        Assert.Equal((0.5, 0.9), (new OwnDefault().LearningRate, new OwnDefault().Beta1));
        Trajectory.SameBits(() => new OwnDefault(), () => new BareAdam(lr: 0.5));
    }

    [Fact]
    public void AHyperparameterSetBeforeTheCallHoldsForTheStep()
    {
        Assert.Equal(["Lr0", "K", "WeightDecay"], new Decaying().Info.Hyperparameters);
        Trajectory.Follows(() => new Decaying(), _ => Plain, [50]);
        Trajectory.Follows(() => new WrittenDecaying(), _ => Plain, [50]);

        static void Plain(double[] w, double[] g, int t)
        {
            for (int i = 0; i < w.Length; i++)
            {
                w[i] -= 0.1 * Math.Exp(-0.25 * t) * g[i];
            }
        }
    }

    [Fact]
    public void AHyperparameterSetInABranchKeepsThePropertyElsewhere() =>
        Trajectory.Follows(() => new SometimesFaster(), _ => (w, g, t) =>
        {
            for (int i = 0; i < w.Length; i++)
            {
                w[i] -= (t % 2 == 0 ? 0.5 : 0.25) * g[i];
            }
        }, [50]);
}
