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

    private static void Resume<T>(Func<Optimizer> create)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TrainedModel<T> whole = new(Seeded(create()));
        whole.Train(10);

        TrainedModel<T> first = new(Seeded(create()));
        first.Train(5);
        TrainedModel<T> second = new(create(), step: 5);
        LoadResult result = second.Optimizer.Load(new MemoryStream(first.Save()));
        Assert.Equal(first.Bits(), second.Bits());
        second.Train(5);

        Assert.Equal(whole.Bits(), second.Bits());
        Assert.Empty(result.Missing);
        Assert.Empty(result.LeftOver);
        Assert.Equal(first.Save(), RoundTrip(first, create));
    }

    private static Optimizer Seeded(Optimizer optimizer)
    {
        optimizer.Seed = -20260101;
        return optimizer;
    }

    /// <summary>What is saved again after loading.</summary>
    private static byte[] RoundTrip<T>(TrainedModel<T> model, Func<Optimizer> create)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TrainedModel<T> copy = new(create());
        copy.Optimizer.Load(new MemoryStream(model.Save()));
        return copy.Save();
    }
}
