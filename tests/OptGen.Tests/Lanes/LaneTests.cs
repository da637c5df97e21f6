using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Tests.Bits;

namespace OptGen.Tests.Lanes;

/// <summary>Every operation of a lane against its meaning for a single number, bit for bit, over all combinations of special values.</summary>
public abstract class LaneTests<TLane, T>
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T SmallestNormal = T.CreateChecked(typeof(T) == typeof(float) ? Math.ScaleB(1, -126) : Math.ScaleB(1, -1022));

    [Fact]
    public void Addition() => Check((a, b) => a + b, (a, b) => a + b);

    [Fact]
    public void Subtraction() => Check((a, b) => a - b, (a, b) => a - b);

    [Fact]
    public void Multiplication() => Check((a, b) => a * b, (a, b) => a * b);

    [Fact]
    public void Division() => Check((a, b) => a / b, (a, b) => a / b);

    [Fact]
    public void PlacesAreTheNearestNumbers()
    {
        foreach (long first in (long[])[0, (1L << 24) - 5, (1L << 40) + 7, (1L << 53) - 100])
        {
            T[] places = new T[TLane.Count];
            TLane.Store(TLane.Places((nint)first), ref places[0], 0);
            Assert.Equal(Enumerable.Range(0, TLane.Count).Select(i => T.CreateTruncating((double)(first + i))), places);
        }
    }

    [Fact]
    public void Negation() => Check(a => -a, a => -a);

    [Fact]
    public void Less() => CheckCondition((a, b) => a < b, (a, b) => a < b);

    [Fact]
    public void LessOrEqual() => CheckCondition((a, b) => a <= b, (a, b) => a <= b);

    [Fact]
    public void Greater() => CheckCondition((a, b) => a > b, (a, b) => a > b);

    [Fact]
    public void GreaterOrEqual() => CheckCondition((a, b) => a >= b, (a, b) => a >= b);

    [Fact]
    public void Equality() => CheckCondition(TLane.Equal, (a, b) => a == b);

    [Fact]
    public void Inequality() => CheckCondition((a, b) => TLane.NotEqual(a, b), (a, b) => a != b);

    [Fact]
    public void And() => CheckCondition((a, b) => (a < b) & (a > TLane.Splat(0.5)), (a, b) => a < b && a > T.CreateChecked(0.5));

    [Fact]
    public void Or() => CheckCondition((a, b) => (a < b) | (a > TLane.Splat(0.5)), (a, b) => a < b || a > T.CreateChecked(0.5));

    [Fact]
    public void Not() => CheckCondition((a, b) => ~(a < b), (a, b) => !(a < b));

    [Fact]
    public void Finiteness() => CheckCondition((a, _) => TLane.IsFinite(a), (a, _) => T.IsFinite(a));

    [Fact]
    public void SplatOfACondition()
    {
        CheckCondition((_, _) => TLane.Splat(true), (_, _) => true);
        CheckCondition((_, _) => TLane.Splat(false), (_, _) => false);
    }

    [Fact]
    public void BroadcastOfAnElement()
    {
        T[] values = SpecialValues<T>.All;
        for (int i = 0; i < values.Length; i++)
        {
            Assert.All(Elements(TLane.Broadcast(in values[0], i)), element => Assert.Equal(BitRun.Bits(values[i]), BitRun.Bits(element)));
        }
    }

    [Fact]
    public unsafe void FirstElementsAloneAreRead()
    {
        T[] values = SpecialValues<T>.All;
        fixed (T* source = values)
        {
            for (int count = 1; count <= TLane.Count; count++)
            {
                T[] elements = Elements(TLane.LoadFirst(source, count));
                Assert.Equal(values.Take(count).Concat(Enumerable.Repeat(T.Zero, TLane.Count - count)).Select(BitRun.Bits), elements.Select(BitRun.Bits));
            }
        }
    }

    [Fact]
    public unsafe void FirstElementsAloneAreWritten()
    {
        T[] values = [.. Enumerable.Range(1, TLane.Count).Select(i => T.CreateChecked(i))];
        for (int count = 1; count <= TLane.Count; count++)
        {
            T[] target = new T[TLane.Count];
            fixed (T* first = target)
            {
                TLane.StoreFirst(TLane.Load(in values[0], 0), first, count);
            }

            Assert.Equal(values.Take(count).Concat(Enumerable.Repeat(T.Zero, TLane.Count - count)), target);
        }
    }

    [Fact]
    public void FusedMultiplyAdd() => Check(TLane.MultiplyAdd, T.FusedMultiplyAdd);

    [Fact]
    public void FusedMultiplySubtract() => Check(TLane.MultiplySubtract, (a, b, c) => T.FusedMultiplyAdd(a, b, -c));

    [Fact]
    public void FusedMultiplyAddNegated() => Check(TLane.MultiplyAddNegated, (a, b, c) => T.FusedMultiplyAdd(-a, b, c));

    /// <summary>(1 + ε)² − (1 + 2ε) is ε² with one rounding and 0 with two.</summary>
    [Fact]
    public void FusedOperationsRoundOnce()
    {
        T a = T.BitIncrement(T.One);
        T epsilon = a - T.One;
        T rounded = T.One + epsilon + epsilon;

        Assert.Equal(epsilon * epsilon, First(TLane.MultiplyAdd(Lane(a), Lane(a), Lane(-rounded))));
        Assert.Equal(epsilon * epsilon, First(TLane.MultiplySubtract(Lane(a), Lane(a), Lane(rounded))));
        Assert.Equal(-(epsilon * epsilon), First(TLane.MultiplyAddNegated(Lane(a), Lane(a), Lane(rounded))));
        Assert.Equal(T.Zero, First((Lane(a) * Lane(a)) - Lane(rounded)));
    }

    [Fact]
    public void SquareRoot() => Check(TLane.Sqrt, T.Sqrt);

    [Fact]
    public void Magnitude() => Check(TLane.Abs, T.Abs);

    [Fact]
    public void SignTransfer() => Check(TLane.CopySign, T.CopySign);

    [Fact]
    public void Floor() => Check(TLane.Floor, T.Floor);

    [Fact]
    public void Ceiling() => Check(a => TLane.Ceiling(a), T.Ceiling);

    [Fact]
    public void Truncation() => Check(a => TLane.Truncate(a), T.Truncate);

    [Fact]
    public void RoundingOfHalvesToEven() => Check(a => TLane.Round(a), a => T.Round(a, MidpointRounding.ToEven));

    [Fact]
    public void Sign() => Check(a => TLane.Sign(a), a => T.IsNaN(a) || a == T.Zero ? a : T.CopySign(T.One, a));

    [Fact]
    public void Relu() => Check(a => TLane.Relu(a), a => a <= T.Zero ? T.Zero : a);

    [Fact]
    public void MaximumPropagatesNaN() => Check((a, b) => TLane.Max(a, b), (a, b) => T.IsNaN(a) || T.IsNaN(b) ? T.NaN : a > b ? a : b);

    [Fact]
    public void MinimumPropagatesNaN() => Check((a, b) => TLane.Min(a, b), (a, b) => T.IsNaN(a) || T.IsNaN(b) ? T.NaN : a < b ? a : b);

    [Fact]
    public void Selection() => Check((a, b, c) => TLane.Select(a > b, b, c), (a, b, c) => a > b ? b : c);

    [Fact]
    public void FlushOfSubnormals() => Check(TLane.FlushSubnormals, a => T.Abs(a) < SmallestNormal ? T.Zero : a);

    /// <summary>Each element draws by its place, whatever stands beside it.</summary>
    [Fact]
    public void NoiseIsThatOfSingleElements()
    {
        NoiseKey key = default;
        foreach (nint start in (nint[])[0, 1, 7, 4093, int.MaxValue - 100])
        {
            T[] normal = Elements(Noise.Normal<TLane, T>(in key, 2, start));
            T[] uniform = Elements(Noise.Uniform<TLane, T>(in key, 2, start));
            for (int i = 0; i < TLane.Count; i++)
            {
                T alone = default;
                Lane1<T>.Store(Noise.Normal<Lane1<T>, T>(in key, 2, start + i), ref alone, 0);
                Assert.Equal(BitRun.Bits(alone), BitRun.Bits(normal[i]));
                Lane1<T>.Store(Noise.Uniform<Lane1<T>, T>(in key, 2, start + i), ref alone, 0);
                Assert.Equal(BitRun.Bits(alone), BitRun.Bits(uniform[i]));
            }
        }
    }

    [Fact]
    public void SplatRoundsOnce()
    {
        foreach (double value in (double[])[0, -0.0, 0.1, 1e-30, 1e-46, 1e300, 16777217, 1 + 1e-9, double.NaN, double.NegativeInfinity])
        {
            T expected = typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;
            Assert.All(Elements(TLane.Splat(value)), element => Assert.Equal(BitRun.Bits(expected), BitRun.Bits(element)));
        }
    }

    [Fact]
    public void LoadAndStoreGoToTheirElementsOnly()
    {
        T[] source = [.. Enumerable.Range(0, (3 * TLane.Count) + 5).Select(T.CreateChecked)];
        T[] destination = new T[source.Length];
        for (int index = 0; index + TLane.Count <= source.Length; index++)
        {
            Array.Clear(destination);
            TLane.Store(TLane.Load(in source[0], index), ref destination[0], index);
            for (int i = 0; i < source.Length; i++)
            {
                Assert.Equal(i >= index && i < index + TLane.Count ? source[i] : T.Zero, destination[i]);
            }
        }
    }

    [Fact]
    public void FunctionsAreThoseOfSingleElements()
    {
        CheckFunction<Functions.Exp>();
        CheckFunction<Functions.Log>();
        CheckFunction<Functions.Log1p>();
        CheckFunction<Functions.Expm1>();
        CheckFunction<Functions.Cbrt>();
        CheckFunction<Functions.Sin>();
        CheckFunction<Functions.Cos>();
        CheckFunction<Functions.Tan>();
        CheckFunction<Functions.Tanh>();
        CheckFunction<Functions.Atanh>();
        CheckFunction<Functions.Atan>();
        CheckFunction<Functions.Acos>();
        CheckFunction<Functions.Asin>();
        CheckFunction<Functions.Sigmoid>();
        CheckFunction<Functions.Softplus>();
        CheckFunction<Functions.Erf>();
        CheckFunction<Functions.Gelu>();
        CheckFunction<Functions.Silu>();
        CheckFunction<Functions.Mish>();
        CheckFunction<Functions.Lgamma>();
        CheckFunction<Functions.Digamma>();
        CheckFunction<Functions.Trigamma>();
        CheckBinaryFunction<Functions.Pow>();
        CheckBinaryFunction<Functions.Atan2>();
        CheckBinaryFunction<Functions.Remainder>();
    }

    private static void CheckFunction<TFunction>()
        where TFunction : struct, IUnaryFunction =>
        Check(TLane.Map<TFunction>, a =>
        {
            Lane1<T>.Store(Lane1<T>.Map<TFunction>(Lane1<T>.Load(in a, 0)), ref a, 0);
            return a;
        });

    private static void CheckBinaryFunction<TFunction>()
        where TFunction : struct, IBinaryFunction =>
        Check(TLane.Map<TFunction>, (a, b) =>
        {
            Lane1<T>.Store(Lane1<T>.Map<TFunction>(Lane1<T>.Load(in a, 0), Lane1<T>.Load(in b, 0)), ref a, 0);
            return a;
        });

    private static void Check(Func<TLane, TLane> lane, Func<T, T> meaning) =>
        Check((a, _, _) => lane(a), (a, _, _) => meaning(a), [.. SpecialValues<T>.All.Select(a => (a, T.Zero, T.Zero))]);

    private static void Check(Func<TLane, TLane, TLane> lane, Func<T, T, T> meaning) =>
        Check((a, b, _) => lane(a, b), (a, b, _) => meaning(a, b), Pairs());

    private static void Check(Func<TLane, TLane, TLane, TLane> lane, Func<T, T, T, T> meaning) => Check(lane, meaning, Triples());

    /// <summary>A condition is all ones or all zeros, is counted as 1 or 0, and selects.</summary>
    private static void CheckCondition(Func<TLane, TLane, TLane> lane, Func<T, T, bool> meaning)
    {
        Check((a, b) => TLane.Number(lane(a, b)), (a, b) => meaning(a, b) ? T.One : T.Zero);
        Check((a, b) => TLane.Select(lane(a, b), TLane.Splat(3.0), TLane.Splat(7.0)), (a, b) => T.CreateChecked(meaning(a, b) ? 3 : 7));
        Check((a, b) => lane(a, b) & TLane.Splat(-1.5), (a, b) => meaning(a, b) ? T.CreateChecked(-1.5) : T.Zero);
    }

    private static void Check(Func<TLane, TLane, TLane, TLane> lane, Func<T, T, T, T> meaning, (T A, T B, T C)[] operands)
    {
        int count = TLane.Count;
        T[] a = new T[count];
        T[] b = new T[count];
        T[] c = new T[count];
        T[] result = new T[count];
        for (int start = 0; start < operands.Length; start += count)
        {
            for (int i = 0; i < count; i++)
            {
                (a[i], b[i], c[i]) = operands[(start + i) % operands.Length];
            }

            TLane.Store(lane(TLane.Load(in a[0], 0), TLane.Load(in b[0], 0), TLane.Load(in c[0], 0)), ref result[0], 0);
            for (int i = 0; i < count; i++)
            {
                T expected = meaning(a[i], b[i], c[i]);
                if (BitRun.Bits(expected) != BitRun.Bits(result[i]))
                {
                    Assert.Fail($"({a[i]:R}, {b[i]:R}, {c[i]:R}) gives {result[i]:R} instead of {expected:R}");
                }
            }
        }
    }

    private static (T A, T B, T C)[] Pairs() =>
        [.. from a in SpecialValues<T>.All from b in SpecialValues<T>.All select (a, b, T.Zero)];

    private static (T A, T B, T C)[] Triples() =>
        [.. from a in SpecialValues<T>.All from b in SpecialValues<T>.All from c in SpecialValues<T>.All select (a, b, c)];

    private static TLane Lane(T value)
    {
        T[] elements = new T[TLane.Count];
        Array.Fill(elements, value);
        return TLane.Load(in elements[0], 0);
    }

    private static T First(TLane lane) => Elements(lane)[0];

    private static T[] Elements(TLane lane)
    {
        T[] elements = new T[TLane.Count];
        TLane.Store(lane, ref elements[0], 0);
        return elements;
    }
}
