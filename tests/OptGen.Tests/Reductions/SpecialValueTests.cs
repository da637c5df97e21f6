using System.Numerics;

namespace OptGen.Tests.Reductions;

/// <summary>NaN and ∞ go through reductions as IEEE 754 has it, wherever among the elements they stand.</summary>
public sealed class SpecialValueTests
{
    private const int Length = 4133;

    /// <summary>In whole lanes, in the last one, and in what is left over.</summary>
    private static readonly int[] Places = [0, 7, 15, 16, 4095, 4096, 4127, 4128, 4132];

    [Fact]
    public void Infinity()
    {
        Check<float>([double.PositiveInfinity], ("sum", double.PositiveInfinity), ("norm", double.PositiveInfinity), ("norm1", double.PositiveInfinity), ("mean", double.PositiveInfinity), ("max", double.PositiveInfinity), ("min", -1), ("std", double.NaN));
        Check<double>([double.NegativeInfinity], ("sum", double.NegativeInfinity), ("norm", double.PositiveInfinity), ("norm1", double.PositiveInfinity), ("max", 1), ("min", double.NegativeInfinity), ("std", double.NaN));
    }

    [Fact]
    public void InfinitiesOfBothSigns()
    {
        Check<float>([double.PositiveInfinity, double.NegativeInfinity], ("sum", double.NaN), ("norm", double.PositiveInfinity), ("max", double.PositiveInfinity), ("min", double.NegativeInfinity));
        Check<double>([double.PositiveInfinity, double.NegativeInfinity], ("sum", double.NaN), ("norm", double.PositiveInfinity), ("max", double.PositiveInfinity), ("min", double.NegativeInfinity));
    }

    [Fact]
    public void NotANumber()
    {
        (string, double)[] expected = [.. new[] { "sum", "mean", "norm", "norm1", "rms", "std", "max", "min", "dot", "cos" }.Select(name => (name, double.NaN))];
        Check<float>([double.NaN], expected);
        Check<double>([double.NaN], expected);
        Check<float>([double.PositiveInfinity, double.NaN], expected);
        Check<double>([double.NaN, double.PositiveInfinity], expected);
    }

    /// <summary>The square of a large float is no infinity in double; that of a large double is.</summary>
    [Fact]
    public void LargeNumbers()
    {
        Check<float>([float.MaxValue], ("norm", float.MaxValue), ("max", float.MaxValue));
        Check<double>([1e200], ("norm", double.PositiveInfinity), ("sum", 1e200));
    }

    private static void Check<T>(double[] special, params (string Name, double Expected)[] results)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (int place in Places)
        {
            T[] gradient = [.. Enumerable.Range(0, Length).Select(i => i % 2 == 0 ? T.One : T.NegativeOne)];
            for (int i = 0; i < special.Length; i++)
            {
                gradient[(place + (i * 1001)) % Length] = T.CreateTruncating(special[i]);
            }

            ReducesParameter optimizer = new();
            Parameter parameter = optimizer.Add("w", Enumerable.Repeat(T.One, Length).ToArray(), gradient);
            optimizer.Step();
            foreach ((string name, double expected) in results)
            {
                double actual = optimizer.State(parameter, name + "R")[0];
                Assert.True(actual.Equals(expected) || Math.Abs(actual - expected) <= 1e-14 * Math.Abs(expected), $"{name} with {string.Join(", ", special)} at {place}: {actual:R}");
            }
        }
    }
}
