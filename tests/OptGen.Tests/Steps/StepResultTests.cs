using OptGen.Tests.Gradients;

namespace OptGen.Tests.Steps;

/// <summary>What every kind of step tells of itself.</summary>
public sealed class StepResultTests
{
    private static readonly StepOptions Clipped = new() { MaxGradientNorm = 2, NonFinite = NonFinite.Skip };

    private readonly float[] _a = [1, 1];
    private readonly float[] _b = [1];
    private readonly float[] _ga = [3, 4];
    private readonly float[] _gb = [12];

    /// <summary>How steps of two parameters are made whose gradients have the norm 13.</summary>
    public static TheoryData<string> Kinds => ["optimizer", "closure", "group", "accumulator"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AnAppliedStepTellsNormAndClipping(string kind)
    {
        StepResult result = Step(kind);

        Assert.Equal((StepStatus.Applied, 13.0, 0.5, null), (result.Status, result.GradientNorm, result.Loss, result.NonFiniteParameter));
        Assert.Equal(2 / (13 + 1e-6), result.ClipFactor, 1e-16);
        Assert.False(result.NeedsGradient);
        Assert.Equal(1 - (12 * 2 / 13.000001), _b[0], 12 * 6e-8);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ASkippedStepNamesTheParameter(string kind)
    {
        _gb[0] = float.NaN;
        StepResult result = Step(kind);

        Assert.Equal((StepStatus.Skipped, 1.0, 0.5, "b"), (result.Status, result.ClipFactor, result.Loss, result.NonFiniteParameter?.Name));
        Assert.Equal(double.NaN, result.GradientNorm!.Value);
        Assert.Equal([1f, 1, 1], _a.Concat(_b));
    }

    /// <summary>Nobody asks for the norm: it is not known, and nothing is clipped.</summary>
    [Fact]
    public void AStepWithoutOptionsTellsNoNorm()
    {
        SGD optimizer = Fill(new SGD(1));

        Assert.Equal(new StepResult(StepStatus.Applied) { GradientNorm = null, ClipFactor = 1, Loss = null }, optimizer.Step());
    }

    /// <summary>A loss that diverged is told as it is; one that nobody gave is none.</summary>
    [Fact]
    public void ALossThatIsNotANumberIsALoss()
    {
        Assert.Equal(double.NaN, Fill(new SGD(1)).Step(double.NaN).Loss!.Value);
    }

    [Fact]
    public void AResultPrintsWhatIsKnown()
    {
        SGD optimizer = Fill(new SGD(1));

        Assert.Equal("Applied", optimizer.Step().ToString());
        Assert.Equal("Applied, loss 0.5, gradient norm 13, clipped by 0.153846", optimizer.Step(0.5, Clipped).ToString());
        _gb[0] = float.NaN;
        Assert.Equal("Skipped, gradient norm NaN, gradient of 'b' not finite", optimizer.Step(new StepOptions { NonFinite = NonFinite.Skip }).ToString());
    }

    [Fact]
    public void AStepOfOneParameterTellsWhetherItWasMade()
    {
        SGD optimizer = new(1) { Options = new StepOptions { NonFinite = NonFinite.Skip } };
        Parameter parameter = optimizer.AddWithoutMemory<float>("w", 2);

        Assert.Equal(new StepResult(StepStatus.Applied), optimizer.Step(parameter, _a, _ga));
        _ga[1] = float.PositiveInfinity;
        Assert.Equal(new StepResult(StepStatus.Skipped) { NonFiniteParameter = parameter }, optimizer.Step(parameter, _a, _ga));
    }

    /// <summary>Each call is clipped by its own norm; the loss is the first one's.</summary>
    [Fact]
    public void EachCallOfAStepTellsItsOwnNorm()
    {
        SharpHeavyBall optimizer = Fill(new SharpHeavyBall());
        StepResult first = optimizer.Step(0.5, Clipped);
        _gb[0] = 0;
        StepResult second = optimizer.Step(0.25, Clipped);

        Assert.Equal((StepStatus.NeedsGradient, true, 13.0, 0.5), (first.Status, first.NeedsGradient, first.GradientNorm, first.Loss));
        Assert.Equal((StepStatus.Applied, false, 5.0, 0.5), (second.Status, second.NeedsGradient, second.GradientNorm, second.Loss));
        Assert.Equal(2 / (5 + 1e-6), second.ClipFactor, 1e-16);
    }

    private StepResult Step(string kind)
    {
        switch (kind)
        {
            case "optimizer":
                return Fill(new SGD(1)).Step(0.5, Clipped);
            case "closure":
                return Fill(new SGD(1)).Step(() => 0.5, Clipped);
            case "group":
                OptimizerGroup<SGD> group = new(new SGD(1), new SGD(1));
                group.Members[0].Add("a", _a, _ga);
                group.Members[1].Add("b", _b, _gb);
                return group.Step(0.5, Clipped);
            default:
                SGD optimizer = Fill(new SGD(1));
                optimizer.Options = Clipped;
                return GradientAccumulator.Of(optimizer, 1).Step(0.5);
        }
    }

    private TOptimizer Fill<TOptimizer>(TOptimizer optimizer)
        where TOptimizer : Optimizer
    {
        optimizer.Add("a", _a, _ga);
        optimizer.Add("b", _b, _gb);
        return optimizer;
    }
}
