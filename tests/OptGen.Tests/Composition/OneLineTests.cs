using OptGen.Zoo;
using static OptGen.Tests.Composition.OneLineOptimizers;

namespace OptGen.Tests.Composition;

/// <summary>What the library has written out, or stacked, is also a short line over another rule, and computes the same.</summary>
public sealed class OneLineTests
{
    private const int LongestLine = 120;

    /// <summary>A few roundings of a weight of size 1 at each of the steps.</summary>
    private const double Bar = 4 * Trajectory.Steps / 9007199254740992.0;

    private static readonly (Func<Optimizer> Composed, Func<Optimizer> Written)[] Pairs =
    [
        (() => new DecayingAdam(), () => new AdamW()),
        (() => new RegularizedAdam(), () => new AdamL2()),
        (() => new BelievingAdam(), () => new AdaBelief()),
        (() => new NeverFallingAdam(), () => new AMSGrad()),
        (() => new PoweredAdam(), () => new GradientPowerAdam()),
        (() => new AdamWithOptimism(), () => new OptimisticAdam()),
        (() => new AdamByLayers(), () => new LAMB(λ: 0)),
        (() => new AdamBySigns(), () => new StackedAdamBySigns()),
        (() => new VarianceReducedAdamW(), () => new MARS(lr: 1e-3, β1: 0.9, β2: 0.999, λ: 1e-2)),
        (() => new AdamWUnderALimit(), () => new OptGen.Zoo.ClippedAdamW()),
        (() => new CentralizedAdamW(), () => new StackedCentralizedAdamW()),
        (() => new AgreeingAdamW(), () => new StackedAgreeingAdamW()),
        (() => new AgreeingLion(), () => new CautiousLion()),
        (() => new AveragedAdamW(), () => new StackedAveragedAdamW { AverageWarmup = 1 }),
        (() => new RAdamLookingAhead(), () => new StackedRAdamLookingAhead()),
        (() => new DecayingRAdam(), () => new RAdamW(λ: 1e-2)),
        (() => new DecayingMomentum(lr: 1e-3), () => new SGDW(lr: 1e-3, λ: 1e-2)),
        (() => new SGDWithoutSchedule(lr: 0.5), () => new ScheduleFreeSGD(lr: 0.5)),
        (() => new NormalizedSGD(lr: 0.5), () => new NormalizedGradientDescent(lr: 0.5)),
    ];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Pairs.Length)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void ACompositionComputesWhatTheWrittenRuleDoes(int index)
    {
        (Func<Optimizer> composed, Func<Optimizer> written) = Pairs[index];
        foreach (int[] shape in (int[][])[[7], [4, 6], [5, 33]])
        {
            Optimizer first = composed();
            Optimizer second = written();
            double[][] actual = [.. Trajectory.Of<double>(first, shape), Evaluation(first)];
            double[][] expected = [.. Trajectory.Of<double>(second, shape), Evaluation(second)];
            Assert.All(actual.Zip(expected), pair => Assert.All(pair.First.Zip(pair.Second), weights => Assert.InRange(Math.Abs(weights.First - weights.Second), 0, Bar)));
        }
    }

    [Fact]
    public void ACompositionIsAShortLine() => Assert.All(Pairs.Select(pair => pair.Composed().Info.Rule), rule =>
    {
        Assert.InRange(rule.Length, 1, LongestLine);
        Assert.DoesNotContain('\n', rule);
        Assert.Matches(@"[A-Z]\w*\(", rule);
    });

    private static double[] Evaluation(Optimizer optimizer)
    {
        double[] weights = new double[optimizer.Parameters[0].Length];
        optimizer.EvaluationWeights(optimizer.Parameters[0], weights);
        return weights;
    }
}
