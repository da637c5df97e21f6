using System.Numerics;
using OptGen.CompilerServices;

namespace OptGen.Tests.Elementary;

/// <summary>Results depend on nothing but the argument: not on the register, nor on what stands beside it in one, nor on the machine.</summary>
public sealed class WidthTests
{
    public static TheoryData<string> Names { get; } = [.. ElementFunctions<float>.Unary.Keys, .. ElementFunctions<float>.Binary.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void RegistersAreTheirElements(string name)
    {
        Check<float>(name);
        Check<double>(name);
    }

    /// <summary>The recorded bits are those of an x86-64 with AVX-512.</summary>
    [Fact]
    public void EveryMachineGivesTheRecordedBits() =>
        Assert.Equal(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Elementary", "Data", "bits.txt")), FunctionBits.Lines());

    private static void Check<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ulong[] expected = FunctionBits.Of<Lane1<T>, T>(name);

        Assert.Equal(expected, FunctionBits.Of<Lane128<T>, T>(name));
        Assert.Equal(expected, FunctionBits.Of<Lane256<T>, T>(name));
        Assert.Equal(expected, FunctionBits.Of<PairLane<Lane512<T>, T>, T>(name));
    }
}
