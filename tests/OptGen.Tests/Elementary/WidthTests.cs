using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Tests.Bits;

namespace OptGen.Tests.Elementary;

/// <summary>A function of a whole register gives the bits of its elements alone, also where some of them need another way than their neighbours.</summary>
public sealed class WidthTests
{
    private const int Count = 4096;

    public static TheoryData<string> Names { get; } = [.. ElementFunctions<float>.Unary.Keys, .. ElementFunctions<float>.Binary.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void RegistersAreTheirElements(string name)
    {
        Check<float>(name, -150, 127);
        Check<double>(name, -1075, 1023);
    }

    private static void Check<T>(string name, int least, int greatest)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Random random = new(1);
        T[] x = [.. Enumerable.Range(0, Count).Select(_ => Number())];
        T[] y = [.. Enumerable.Range(0, Count).Select(_ => Number())];
        string expected = Bits(LaneFunctions<Lane1<T>, T>.Map(name, x, y));

        Assert.Equal(expected, Bits(LaneFunctions<Lane128<T>, T>.Map(name, x, y)));
        Assert.Equal(expected, Bits(LaneFunctions<Lane256<T>, T>.Map(name, x, y)));
        Assert.Equal(expected, Bits(LaneFunctions<PairLane<Lane512<T>, T>, T>.Map(name, x, y)));

        // A fourth of all exponents, which includes huge and subnormal numbers; the others near 1.
        T Number() => T.CreateTruncating((random.Next(2) - 0.5) * Math.ScaleB(random.NextDouble() + 1, random.Next(4) == 0 ? random.Next(least, greatest) : random.Next(-6, 4)));
    }

    private static string Bits<T>(T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        string.Join(' ', values.Select(value => BitRun.Bits(value).ToString("x", null)));
}
