namespace OptGen.Tests.Composition;

/// <summary>A called rule is worth its text: it gives the bits of the rule written out.</summary>
public sealed class CallTests
{
    [Fact]
    public void ACallGivesTheBitsOfTheCalledRule()
    {
        Trajectory.SameBits(() => new CallsAdam(), () => new Adam());
        Trajectory.SameBits(() => new CallsAdamL2(λ: 0.1), () => new AdamL2(λ: 0.1));
        Trajectory.SameBits(() => new CallsMomentum(τ: 0.5, λ: 0.25), () => new Momentum(τ: 0.5, λ: 0.25));
        Trajectory.SameBits(() => new CallsRAdam(), () => new RAdam());
        Trajectory.SameBits(() => new CallsRprop(), () => new Rprop());
    }

    [Fact]
    public void ACallKeepsScalarStates()
    {
        Trajectory.SameBits(() => new CallsNAdam(), () => new NAdam());
        Assert.Equal(new StateInfo("NAdam.Π", StateShape.Scalar), new CallsNAdam().Info.States[0]);
    }

    [Fact]
    public void StatementsAroundACallAreFusedWithIt() => Trajectory.SameBits(() => new ComposedAdamW(), () => new WrittenAdamW());

    [Fact]
    public void ACallOfARuleThatCallsIsTheWholeRule() => Trajectory.SameBits(() => new CallsComposedAdamW(), () => new WrittenAdamW());

    [Fact]
    public void ASecondCallHasItsOwnStates()
    {
        Trajectory.SameBits(() => new CallsTwice(), () => new WrittenTwice());
        Assert.Equal(["BareAdam.m", "BareAdam.v", "BareAdam2.m", "BareAdam2.v"], new CallsTwice().Info.States.Select(state => state.Name));
    }

    [Fact]
    public void NamesOfACalledRuleCanBeReadAfterIt() => Trajectory.SameBits(() => new ReadsNames(), () => new WrittenReadsNames());

    [Fact]
    public void StatesAreNamedByThePathOfTheirCalls()
    {
        Assert.Equal(["ComposedAdamW.BareAdam.m", "ComposedAdamW.BareAdam.v"], new CallsComposedAdamW().Info.States.Select(state => state.Name));

        CallsComposedAdamW optimizer = new();
        Trajectory.Of<float>(optimizer, out Parameter parameter, 9);
        WrittenAdamW written = new();
        Trajectory.Of<float>(written, out Parameter other, 9);
        Assert.Equal(written.State<float>(other, "v"), optimizer.State<float>(parameter, "ComposedAdamW.BareAdam.v"));
    }

    /// <summary>One pass that reads weight, gradient and two moments and writes all but the gradient, as the rule written out.</summary>
    [Fact]
    public void ACallCostsNoMemoryTraffic()
    {
        OptimizerInfo info = new CallsComposedAdamW().Info;

        Assert.Equal((1, 4, 3), (info.Passes, info.ElementsRead, info.ElementsWritten));
    }

    [Fact]
    public void TheExamplesOfTheLanguageAreWhatTheySay()
    {
        Trajectory.SameBits(() => new ExampleAdamW(), () => new ExampleAdamWWrittenOut());
        Trajectory.SameBits(() => new ExampleAMSGrad(), () => new ExampleAMSGradWrittenOut());
    }
}
