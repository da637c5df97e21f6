using System.Numerics;

namespace OptGen.Tests.Bits;

/// <summary>What a rule that reduces computes does not depend on where its memory lies, nor on what lies around it.</summary>
public sealed class ReducingTests
{
    public static TheoryData<string> Optimizers => ReducingRun.Names;

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void EveryOffsetGivesTheSameBitsAndTouchesNothingElse(string name)
    {
        CheckOffsets<float>(name);
        CheckOffsets<double>(name);
    }

    private static void CheckOffsets<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Type type = ReducingRun.Types.Single(candidate => candidate.Name == name);
        T canary = T.CreateTruncating(-123456.75);
        foreach (int[] shape in ReducingRun.ShapesFor(type))
        {
            int length = ReducingRun.Length(shape);
            ulong[] expected = ReducingRun.Run<T>(type, new T[length], new T[length], shape, isFinite: true);
            foreach (int offset in (int[])[1, 3, 7])
            {
                T[] weights = new T[offset + length + 17];
                T[] gradient = new T[offset + length + 19];
                Array.Fill(weights, canary);
                Array.Fill(gradient, canary);

                Assert.Equal(expected, ReducingRun.Run(type, weights.AsMemory(offset, length), gradient.AsMemory(offset + 2, length), shape, isFinite: true));
                Assert.All(weights[..offset].Concat(weights[(offset + length)..]), element => Assert.Equal(canary, element));
                Assert.All(gradient[..(offset + 2)].Concat(gradient[(offset + 2 + length)..]), element => Assert.Equal(canary, element));
            }
        }
    }
}
