using OptGen.Tests.Metrics;
using OptGen.Tests.Support;

namespace OptGen.Tests.Steps.Protocol;

/// <summary>
/// What every step owes, whatever its kind, of an optimizer or a group, in one call or in two: each cell of the table either does it or refuses it. Gradients do not
/// depend on the weights, so that a step in two calls ends where a step in one does.
/// </summary>
[Collection(MetricsTests.Name)]
public sealed class StepProtocolTests
{
    private const double Rounding = 1e-5;

    private static readonly Type[] s_types = [typeof(OneCall), typeof(TwoCalls)];

    /// <summary>Kinds by their names, group or not, and the type.</summary>
    public static TheoryData<string, bool, Type> Steps => Table(_ => true);

    public static TheoryData<string, bool, Type> OfAll => Table(kind => kind.IsOfAll);

    public static TheoryData<string, bool, Type> OfOne => Table(kind => !kind.IsOfAll);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RowsCannotMoveToAnotherPoint(bool isGroup) =>
        Refuses<InvalidOperationException>(new StepRun(KindOf("StepRows"), typeof(TwoCalls), isGroup), "takes the gradient at another point");

    [Theory]
    [MemberData(nameof(Steps))]
    public void TheNumberOfTheStepCounts(string kind, bool isGroup, Type type)
    {
        StepRun run = new(KindOf(kind), type, isGroup);
        foreach (int number in (int[])[1, 2, 3])
        {
            Assert.Equal(StepStatus.Applied, run.Step().Status);
            Assert.Equal(type == typeof(TwoCalls) ? 2 : 1, run.Calls);
            Assert.Equal((number, KindOf(kind).IsOfAll ? number : 0), (run.Target.Parameters[0].StepCount, run.Target.Parameters[1].StepCount));
            Assert.Equal(KindOf(kind).IsOfAll ? number : 0, run.Target.StepCount);
            run.CheckMoved(number * (number + 1) / 2);
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void TheResultTellsWhatIsKnown(string kind, bool isGroup, Type type)
    {
        StepRun run = new(KindOf(kind), type, isGroup);
        double? loss = KindOf(kind).HasLoss ? StepKind.Loss : null;
        Assert.Equal(new StepResult(StepStatus.Applied) { Loss = loss }, run.Step());

        run.Options = new StepOptions { NonFinite = NonFinite.Skip };
        Assert.Equal(new StepResult(StepStatus.Applied) { Loss = loss, GradientNorm = KindOf(kind).IsOfAll ? 13 : null }, run.Step());
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void ScheduleIsFollowed(string kind, bool isGroup, Type type)
    {
        StepRun run = new(KindOf(kind), type, isGroup);
        run.Target.Schedule(new LinearRate(4, 0, 4));
        double moved = 0;
        foreach (int number in (int[])[1, 2, 3])
        {
            run.Step();
            moved += number * (5 - number);
            run.CheckMoved(moved);
            Assert.Equal(5 - number, run.Target.Members[0].LearningRate);
            Assert.All(run.Target.Members[1..], member => Assert.Equal(KindOf(kind).IsOfAll ? 5 - number : 4, member.LearningRate));
        }
    }

    /// <summary>A rate that the optimizer does not take ends the step before anything has changed.</summary>
    [Theory]
    [MemberData(nameof(Steps))]
    public void RateSetByHandIsRefused(string kind, bool isGroup, Type type)
    {
        StepRun run = new(KindOf(kind), type, isGroup);
        run.Target.Schedule(new LinearRate(4, 0, 4));
        run.Step();
        run.Target.Members[0].LearningRate = 9;
        Refuses<InvalidOperationException>(run, "was set by hand");
        run.CheckMoved(4);
        Assert.Equal(1, run.Target.Parameters[0].StepCount);
        run.Target.Members[0].LearningRate = 4;
        run.Step();
        run.CheckMoved(4 + (2 * 3));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void PlateauIsFollowed(string kind, bool isGroup, Type type)
    {
        StepRun run = new(KindOf(kind), type, isGroup);
        ReduceOnPlateau plateau = new(1, factor: 0.5, patience: 0);
        run.Target.Schedule(plateau);
        run.Step();
        run.CheckMoved(1);
        plateau.Report(1);
        Assert.True(plateau.Report(2));
        run.Step();
        run.CheckMoved(2);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void GradientsAreScaledOnTheWayIn(string kind, bool isGroup, Type type)
    {
        StepRun run = new(KindOf(kind), type, isGroup) { Options = new StepOptions { GradientScale = 0.5, Maximize = true } };
        run.Step();
        run.CheckMoved(-0.5);
        Assert.Equal(KindOf(kind).AlwaysZeroes ? 0 : 3, run.Target.Gradients[0][0]);
    }

    [Theory]
    [MemberData(nameof(OfAll))]
    public void AllGradientsAreClippedTogether(string kind, bool isGroup, Type type)
    {
        StepRun run = new(KindOf(kind), type, isGroup) { Options = new StepOptions { MaxGradientNorm = 6.5 } };
        StepResult result = run.Step();
        Assert.Equal(13, result.GradientNorm);
        Assert.Equal(6.5 / (13 + 1e-6), result.ClipFactor);
        run.CheckMoved(0.5, Rounding);
    }

    [Theory]
    [MemberData(nameof(OfAll))]
    public void GradientsAreZeroed(string kind, bool isGroup, Type type)
    {
        StepRun run = new(KindOf(kind), type, isGroup) { Options = new StepOptions { ZeroGradients = true } };
        run.Step();
        Assert.All(run.Target.Gradients.SelectMany(gradient => gradient), element => Assert.Equal(0, element));
        run.CheckMoved(1);

        // A step that is skipped zeroes them, too.
        run.Options = new StepOptions { ZeroGradients = true, NonFinite = NonFinite.Skip };
        run.Disturb = _ => run.Target.Gradients[0][1] = float.NaN;
        Assert.Equal(StepStatus.Skipped, run.Step().Status);
        Assert.All(run.Target.Gradients.SelectMany(gradient => gradient), element => Assert.Equal(0, element));
    }

    /// <summary>What belongs to all gradients is refused where only some are known.</summary>
    [Theory]
    [MemberData(nameof(OfOne))]
    public void StepsOfOneParameterRefuseWhatBelongsToAll(string kind, bool isGroup, Type type)
    {
        StepRun run = new(KindOf(kind), type, isGroup) { Options = new StepOptions { MaxGradientNorm = 1 } };
        Refuses<InvalidOperationException>(run, "MaxGradientNorm");
        run.Options = new StepOptions { ZeroGradients = true };
        Refuses<InvalidOperationException>(run, "ZeroGradients");
        run.CheckMoved(0);
        Assert.Equal(0, run.Target.Parameters[0].StepCount);
        Assert.Equal(3, run.Target.Gradients[0][0]);
    }

    /// <summary>In its first or second call; the step goes on where it was.</summary>
    [Theory]
    [MemberData(nameof(Steps))]
    public void StepIsSkipped(string kind, bool isGroup, Type type)
    {
        for (int bad = 1; bad <= (type == typeof(TwoCalls) ? 2 : 1); bad++)
        {
            StepRun run = new(KindOf(kind), type, isGroup) { Options = new StepOptions { NonFinite = NonFinite.Skip } };
            run.Target.Schedule(new LinearRate(4, 0, 4));
            run.Step();
            run.Disturb = call => run.Target.Gradients[0][1] = call == bad ? float.NaN : run.Target.Gradients[0][1];
            StepResult result = run.Step();
            Assert.Equal((StepStatus.Skipped, run.Target.Parameters[0], 1.0), (result.Status, result.NonFiniteParameter, result.ClipFactor));
            Assert.Equal(KindOf(kind).HasLoss ? StepKind.Loss : null, result.Loss);
            Assert.Equal(1, run.Target.Parameters[0].StepCount);
            Assert.Equal(KindOf(kind).IsOfAll && bad == 2, run.Target.IsWaiting);
            Assert.Equal(bad == 2 ? 3 : 4, run.Target.Members[0].LearningRate);
            if (bad == 1)
            {
                run.CheckMoved(4);
            }

            run.Disturb = null;
            Assert.Equal(StepStatus.Applied, run.Step().Status);
            run.CheckMoved(4 + (2 * 3));
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void StepThrows(string kind, bool isGroup, Type type)
    {
        StepRun run = new(KindOf(kind), type, isGroup) { Options = new StepOptions { NonFinite = NonFinite.Throw } };
        run.Disturb = _ => run.Target.Gradients[0][1] = float.NaN;
        Refuses<ArithmeticException>(run, "of parameter 'a' is infinite or not a number");
        Refuses<ArithmeticException>(run, "nothing was changed");
        run.CheckMoved(0);
        Assert.Equal(0, run.Target.Parameters[0].StepCount);
        run.Disturb = null;
        run.Step();
        run.CheckMoved(1);
    }

    /// <summary>Finite as it is stored, but not as the rule would see it.</summary>
    [Theory]
    [MemberData(nameof(Steps))]
    public void GradientThatOverflowsIsNotFinite(string kind, bool isGroup, Type type)
    {
        StepRun run = new(KindOf(kind), type, isGroup) { Options = new StepOptions { NonFinite = NonFinite.Skip, GradientScale = 1e38 } };
        Assert.Equal((StepStatus.Skipped, 0L), (run.Step().Status, run.Target.Parameters[0].StepCount));
        run.CheckMoved(0);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void EvaluationWeightsStopSteps(string kind, bool isGroup, Type type)
    {
        StepRun run = new(KindOf(kind), type, isGroup);
        using (run.Target.Evaluate())
        {
            Refuses<InvalidOperationException>(run, "hold the weights to evaluate with");
        }

        Assert.Equal(0, run.Target.Parameters[0].StepCount);
        run.Step();
        run.CheckMoved(1);
    }

    /// <summary>Steps of all parameters are measured, from the first one on; steps of one are not.</summary>
    [Theory]
    [MemberData(nameof(Steps))]
    public void StepsOfAllAreMeasured(string kind, bool isGroup, Type type)
    {
        StepRun run = new(KindOf(kind), type, isGroup);
        using MeterLog log = new();
        foreach (int number in (int[])[1, 2])
        {
            run.Step();
            if (!KindOf(kind).IsOfAll)
            {
                Assert.Equal(0, log.Count);
                continue;
            }

            Assert.Equal(4 * number, log.Count);
            Assert.Equal(13, log[OptimizerMetrics.GradientNormName], Rounding);
            Assert.Equal(13 * number, log[OptimizerMetrics.UpdateNormName], Rounding);
            Assert.Equal(13 * number * (number + 1) / 2, log[OptimizerMetrics.WeightNormName], Rounding);
        }
    }

    /// <summary>Each step leaves bits behind that do not depend on how many threads it may have.</summary>
    [Theory]
    [MemberData(nameof(Steps))]
    public void ThreadsDoNotShow(string kind, bool isGroup, Type type)
    {
        float[] expected = Run(1);
        Assert.Equal(expected, Run(2));
        Assert.Equal(expected, Run(3));

        float[] Run(int threads)
        {
            StepRun run = new(KindOf(kind), type, isGroup, 40_000, i => 1f / (i + 1)) { Options = new StepOptions { Threads = threads } };
            run.Step();
            run.Step();
            return run.Target.Weights[0];
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void NothingIsAllocated(string kind, bool isGroup, Type type)
    {
        // What the gradients of rows are copied to is the test's.
        if (!KindOf(kind).IsOfRows)
        {
            StepRun run = new(KindOf(kind), type, isGroup) { Options = new StepOptions { Threads = 1 } };
            run.Target.Schedule(new LinearRate(4, 0, 4));
            Assert.Equal(0, Allocations.OfRepetitions(() => run.Step()));
        }
    }

    /// <summary>Losses belong to steps of all parameters, which must be told.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LossIsReadOrRefused(bool isGroup) => Assert.All(StepKind.All, kind =>
    {
        StepRun run = new(kind, typeof(OfLoss), isGroup);
        if (kind.HasLoss)
        {
            run.Step();
            run.CheckMoved(StepKind.Loss);
            return;
        }

        Refuses<InvalidOperationException>(run, "'loss'");
        run.CheckMoved(0);
    });

    /// <summary>A step begun in one way goes on in that way: others are refused until it is applied.</summary>
    [Theory]
    [MemberData(nameof(OfAll))]
    public void StepThatWaitsStopsStepsOfOne(string kind, bool isGroup, Type type)
    {
        if (type == typeof(OneCall) || KindOf(kind).IsClosure)
        {
            return;
        }

        StepRun run = new(KindOf(kind), type, isGroup);
        Assert.True(run.Call().NeedsGradient);
        Assert.Contains("waits for the gradient", Assert.Throws<InvalidOperationException>(() => KindOf("Step(parameter)").Call(run)).Message, StringComparison.Ordinal);
        Assert.Equal(StepStatus.Applied, run.Call().Status);
        run.CheckMoved(1);
    }

    private static void Refuses<TException>(StepRun run, string message)
        where TException : Exception => Assert.Contains(message, Assert.Throws<TException>(() => run.Step()).Message, StringComparison.Ordinal);

    private static StepKind KindOf(string name) => StepKind.All.Single(kind => kind.Name == name);

    private static TheoryData<string, bool, Type> Table(Func<StepKind, bool> takes)
    {
        TheoryData<string, bool, Type> table = [];
        foreach (StepKind kind in StepKind.All.Where(takes))
        {
            foreach (Type type in s_types.Where(type => !kind.IsOfRows || type == typeof(OneCall)))
            {
                table.Add(kind.Name, false, type);
                table.Add(kind.Name, true, type);
            }
        }

        return table;
    }
}
