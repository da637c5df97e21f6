using System.Numerics;

namespace OptGen.Tests.Bits;

/// <summary>An element's result is the same bits whatever the length of its parameter, its place in it and where that lies in memory.</summary>
public sealed class LengthTests
{
    public static TheoryData<string> Optimizers => BitRun.Names;

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void EveryLengthGivesTheBitsOfTheSingleElementInFloat(string name) => CheckLengths<float>(name);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void EveryLengthGivesTheBitsOfTheSingleElementInDouble(string name) => CheckLengths<double>(name);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void EveryOffsetGivesTheSameBitsAndTouchesNothingElseInFloat(string name) => CheckOffsets<float>(name);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void EveryOffsetGivesTheSameBitsAndTouchesNothingElseInDouble(string name) => CheckOffsets<double>(name);

    private static void CheckLengths<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (Type type, ulong[][] expected) = Expected<T>(name);
        for (int length = 0; length <= BitInputs.LongestLength; length++)
        {
            CheckSame(expected, BitRun.Run<T>(type, new T[length], new T[length]), $"length {length}");
        }
    }

    private static void CheckOffsets<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (Type type, ulong[][] expected) = Expected<T>(name);
        T canary = T.CreateTruncating(-123456.75);
        foreach (int offset in (int[])[1, 3, 7, 13])
        {
            for (int length = 0; length <= BitInputs.LongestLength; length += 4 + (length % 3))
            {
                T[] weights = new T[offset + length + 33];
                T[] gradient = new T[offset + length + 35];
                Array.Fill(weights, canary);
                Array.Fill(gradient, canary);
                ulong[][] actual = BitRun.Run(type, weights.AsMemory(offset, length), gradient.AsMemory(offset + 2, length));
                CheckSame(expected, actual, $"length {length} at offset {offset}");
                Assert.All(weights[..offset], element => Assert.Equal(canary, element));
                Assert.All(weights[(offset + length)..], element => Assert.Equal(canary, element));
                Assert.All(gradient[..(offset + 2)], element => Assert.Equal(canary, element));
                Assert.All(gradient[(offset + 2 + length)..], element => Assert.Equal(canary, element));
            }
        }
    }

    private static (Type Type, ulong[][] Results) Expected<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Type type = BitRun.Types.Single(candidate => candidate.Name == name);
        return (type, BitRun.RunElementByElement<T>(type, BitInputs.LongestLength));
    }

    private static void CheckSame(ulong[][] expected, ulong[][] actual, string what)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            if (!expected[i].AsSpan().SequenceEqual(actual[i]))
            {
                Assert.Fail($"{what}, element {i}: {string.Join(' ', actual[i].Select(bits => bits.ToString("x")))} instead of {string.Join(' ', expected[i].Select(bits => bits.ToString("x")))}");
            }
        }
    }
}
