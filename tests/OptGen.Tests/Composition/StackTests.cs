namespace OptGen.Tests.Composition;

/// <summary>Rules written over <c>base</c>, stacked by type.</summary>
public sealed class StackTests
{
    [Fact]
    public void AStackGivesTheBitsOfTheRuleWrittenOut()
    {
        Trajectory.SameBits(() => new LookaheadRAdam(), () => new WrittenLookaheadRAdam());
        Trajectory.SameBits(() => new LookaheadRAdam(λ: 0.25, α: 0.75, k: 3), () => new WrittenLookaheadRAdam(λ: 0.25, α: 0.75, k: 3));
        Assert.Equal(["s", "RAdam.m", "RAdam.v"], new LookaheadRAdam().Info.States.Select(state => state.Name));
    }

    [Fact]
    public void ThreeLevelsGiveTheBitsOfTheRuleWrittenOut()
    {
        Trajectory.SameBits(() => new ThreeLevels(), () => new WrittenThreeLevels());
        Assert.Equal(["s", "Clamping.BareAdam.m", "Clamping.BareAdam.v"], new ThreeLevels().Info.States.Select(state => state.Name));
    }

    [Fact]
    public void ARuleOverAnotherSetsTheLearningRateOfBoth() => Trajectory.SameBits(() => new WarmedUpSGD(), () => new WrittenWarmedUp());

    [Fact]
    public void TheDisplacementOfAStackCountsItsAssignments() => Trajectory.Follows(() => new LeaningLookahead(), LeaningPlain, [50]);

    [Fact]
    public void AStackedOptimizerCanBeCalledByName()
    {
        Trajectory.SameBits(() => new CallsStack(), () => new CallsRenamedStack());
        Assert.Equal(["LookaheadRAdam.Lookahead.s", "LookaheadRAdam.Lookahead.RAdam.m", "LookaheadRAdam.Lookahead.RAdam.v"], new CallsStack().Info.States.Select(state => state.Name));
    }

    [Fact]
    public void OnlyTheOutermostRuleSaysWhatToEvaluateWith()
    {
        Assert.True(new AveragedDescent().Info.HasEvaluationWeights);
        Assert.True(new OtherName().Info.HasEvaluationWeights);
        Assert.False(new PassedOnAverage().Info.HasEvaluationWeights);
        Assert.False(new CallsAveragedDescent().Info.HasEvaluationWeights);
        Trajectory.SameBits(() => new CallsAveragedDescent(), () => new SGD());
        Trajectory.SameBits(() => new PassedOnAverage(), () => new SGD());
    }

    [Fact]
    public void TheEvaluationOfAStackIsThatOfItsRuleWrittenOut()
    {
        AveragedDescent stacked = new(lr: 0.25);
        double[][] trajectory = Trajectory.Of<double>(stacked, out Parameter parameter, 20);
        double[] evaluation = new double[20];
        stacked.EvaluationWeights(parameter, evaluation);

        for (int i = 0; i < evaluation.Length; i++)
        {
            Assert.Equal(trajectory.Average(weights => weights[i]), evaluation[i], 1e-15);
        }
    }

    [Fact]
    public void AnOpenWrapperSaysThatItWrapsAnother()
    {
        Lookahead open = new();
        open.Add("w", new float[3], new float[3]);

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => open.Step());
        Assert.Contains("Lookahead", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[Optimizer<Lookahead, …>]", exception.Message, StringComparison.Ordinal);
    }

    private static PlainStep LeaningPlain(int length)
    {
        double[] buffer = new double[length];
        double[]? slow = null;
        return (w, g, t) =>
        {
            slow ??= [.. w];
            for (int i = 0; i < length; i++)
            {
                buffer[i] = t == 1 ? g[i] : (0.9 * buffer[i]) + g[i];
                double moved = w[i] - (1e-3 * buffer[i]);
                if (t % 2 == 0)
                {
                    slow[i] += 0.5 * (moved - slow[i]);
                    moved = slow[i];
                }

                double d = moved - w[i];
                w[i] += d + (0.5 * Math.Abs(d));
            }
        };
    }
}
