using System.Numerics;
using OptGen.Tests.Zoo;

namespace OptGen.Tests.Checkpoints;

/// <summary>Five steps, a checkpoint, a new optimizer and five more are ten steps, bit for bit: for every optimizer and every stack.</summary>
public sealed class ResumeTests
{
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

    private static void Resume<T>(Func<Optimizer> create, int bias = 7)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TrainedModel<T> whole = new(Seeded(create()), bias: bias);
        whole.Train(10);

        TrainedModel<T> first = new(Seeded(create()), bias: bias);
        first.Train(5);
        TrainedModel<T> second = new(create(), step: 5, bias);
        LoadResult result = second.Optimizer.Load(new MemoryStream(first.Save()));
        Assert.Equal(first.Bits(), second.Bits());
        second.Train(5);

        Assert.Equal(whole.Bits(), second.Bits());
        Assert.Empty(result.Missing);
        Assert.Empty(result.LeftOver);
        Assert.Equal(first.Save(), RoundTrip(first, create, bias));
    }

    private static Optimizer Seeded(Optimizer optimizer)
    {
        optimizer.Seed = -20260101;
        return optimizer;
    }

    /// <summary>What is saved again after loading.</summary>
    private static byte[] RoundTrip<T>(TrainedModel<T> model, Func<Optimizer> create, int bias)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TrainedModel<T> copy = new(create(), bias: bias);
        copy.Optimizer.Load(new MemoryStream(model.Save()));
        return copy.Save();
    }
}
