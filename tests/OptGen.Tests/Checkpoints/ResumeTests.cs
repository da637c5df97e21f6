using System.Numerics;
using OptGen.Tests.Zoo;

namespace OptGen.Tests.Checkpoints;

/// <summary>
/// Five steps, a checkpoint, a new optimizer and five more are ten steps, bit for bit: for every optimizer and every stack, with a hyperparameter that stays and with one that
/// follows a schedule, alone and in a group.
/// </summary>
public sealed class ResumeTests
{
    private const int Half = 5;
    private const long Seed = -20260101;

    public static TheoryData<string> Names => ShippedOptimizers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void GoesOnInFloat(string name) => Resume<float>(() => ShippedOptimizers.Create(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void GoesOnInDouble(string name) => Resume<double>(() => ShippedOptimizers.Create(name));

    [Fact]
    public void StacksGoOn() => Assert.All(StackedWrappers.Types, type =>
    {
        Resume<float>(() => ShippedOptimizers.Create(type));
        Resume<double>(() => ShippedOptimizers.Create(type));
    });

    /// <summary>Codes and scales are kept as they are, and so is what stochastic rounding follows from.</summary>
    [Fact]
    public void NarrowStatesGoOn() => Resume<float>(() => new CheckpointOptimizers.NarrowMoments(), bias: 600);

    /// <summary>One number of the whole optimizer, which a group has once for each member.</summary>
    [Fact]
    public void SharedStatesGoOn()
    {
        Resume<float>(() => new CheckpointOptimizers.SharedState());
        Resume<double>(() => new CheckpointOptimizers.SharedState());
    }

    /// <summary>Only those without any number that a schedule can set are tested without one.</summary>
    [Fact]
    public void AlmostEveryOptimizerFollowsASchedule() => Assert.All(
        ShippedOptimizers.All.Concat(StackedWrappers.Types).Select(ShippedOptimizers.Create),
        optimizer => Assert.True(Scheduled(optimizer) is not null || optimizer.Info.Hyperparameters.Count == 0, optimizer.GetType().Name));

    private static void Resume<T>(Func<Optimizer> create, int bias = 7)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check((step, seed) => new TrainedModel<T>(Seeded(create(), seed), step, bias));
        Check((step, seed) => new TrainedModel<T>(Scheduled(Seeded(create(), seed)) ?? create(), step, bias));
        Check((step, seed) => new TrainedModel<T>(new OptimizerGroup<Optimizer>(Seeded(create(), seed), Scheduled(Seeded(create(), 2 * seed)) ?? create()), step, bias));
    }

    private static void Check<T>(Func<int, long, TrainedModel<T>> create)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TrainedModel<T> whole = create(0, Seed);
        whole.Train(2 * Half);

        TrainedModel<T> first = create(0, Seed);
        first.Train(Half);
        byte[] file = first.Save();
        TrainedModel<T> second = create(Half, 0);
        LoadResult result = second.Load(file);
        Assert.Equal(first.Bits(), second.Bits());
        Assert.Equal(file, second.Save());
        second.Train(Half);

        Assert.Equal(whole.Bits(), second.Bits());
        Assert.Empty(result.Missing);
        Assert.Empty(result.LeftOver);
    }

    private static Optimizer Seeded(Optimizer optimizer, long seed)
    {
        optimizer.Seed = seed;
        return optimizer;
    }

    /// <summary>Lets the learning rate, or else the first number that can, follow a schedule; null where none can.</summary>
    private static Optimizer? Scheduled(Optimizer optimizer)
    {
        IEnumerable<string> properties = optimizer.Info.Hyperparameters.OrderByDescending(property => property == nameof(Optimizer.LearningRate)).Except(optimizer.Info.SizeHyperparameters);
        foreach (string property in properties)
        {
            double value = optimizer.Member.Schedules.NumberAt(optimizer.Info.Hyperparameters.ToList().IndexOf(property));
            if (double.IsFinite(value) && value > 0)
            {
                optimizer.Schedule(property, new LinearRate(value, value * 0.75, 8).Warmup(2, 0.9));
                return optimizer;
            }
        }

        return null;
    }
}
