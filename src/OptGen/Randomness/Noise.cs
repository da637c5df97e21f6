using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Lanes;
using OptGen.Randomness;

namespace OptGen.CompilerServices;

/// <summary>
/// Random numbers for the elements of a parameter. Each is a function of the key, of the stream (which call of a rule) and of the place of its
/// element: the same for every lane, and whenever it is asked for again.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Noise
{
    /// <summary>The exponent of the numbers from 1 to 2.</summary>
    private const ulong One = 0x3FF0000000000000;

    /// <summary>The leading 24 of the 52 bits: those that a float between 0 and 1 keeps.</summary>
    private const ulong SingleBits = 0xFFFFFFFFF0000000;

    /// <summary>2⁻⁵³.</summary>
    private const double HalfStep = 1.1102230246251565e-16;

    private const int Eight = 8;

    /// <summary>Numbers of the standard normal distribution, rounded once to <typeparamref name="T"/>; from 52 random bits, and so between −8.3 and 8.3.</summary>
    /// <param name="key">The parameter and the step.</param>
    /// <param name="stream">Which call of the rule.</param>
    /// <param name="element">The first element's place in its parameter.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static TLane Normal<TLane, T>(in NoiseKey key, int stream, nint element)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Unsafe.SkipInit(out Numbers<T> numbers);
        if (TLane.Count < Eight)
        {
            for (int i = 0; i < TLane.Count; i++)
            {
                numbers[i] = Rounded.To<T>(NormalQuantile.AtHalfPlus(FromHalf(FromOne(in key, stream, element + i))));
            }
        }
        else
        {
            for (int i = 0; i < TLane.Count; i += Eight)
            {
                Store(NormalQuantile.AtHalfPlus(FromHalf(EightFromOne(in key, stream, element + i))), ref numbers[i]);
            }
        }

        return TLane.Load(in numbers[0], 0);
    }

    /// <summary>Numbers that are evenly spread from 0, included, to 1, excluded: multiples of 2⁻²⁴ in <see cref="float"/>, of 2⁻⁵² in <see cref="double"/>.</summary>
    /// <inheritdoc cref="Normal{TLane, T}(in NoiseKey, int, nint)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static TLane Uniform<TLane, T>(in NoiseKey key, int stream, nint element)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Unsafe.SkipInit(out Numbers<T> numbers);
        ulong kept = typeof(T) == typeof(float) ? SingleBits : ulong.MaxValue;
        if (TLane.Count < Eight)
        {
            for (int i = 0; i < TLane.Count; i++)
            {
                ulong bits = BitConverter.DoubleToUInt64Bits(FromOne(in key, stream, element + i));
                numbers[i] = Rounded.To<T>(BitConverter.UInt64BitsToDouble(bits & kept) - 1);
            }
        }
        else
        {
            for (int i = 0; i < TLane.Count; i += Eight)
            {
                Vector512<ulong> bits = EightFromOne(in key, stream, element + i).AsUInt64();
                Store((bits & Vector512.Create(kept)).AsDouble() - Vector512<double>.One, ref numbers[i]);
            }
        }

        return TLane.Load(in numbers[0], 0);
    }

    /// <summary>A number from 1 to 2, by 52 random bits.</summary>
    private static double FromOne(in NoiseKey key, int stream, nint element)
    {
        (uint second, uint third, uint fourth) = key.Counter(stream);
        (uint low, uint high, _, _) = Philox.Block(((uint)element, second, third, fourth), key.Words);
        return BitConverter.UInt64BitsToDouble((low | ((ulong)high << 32)) >> 12 | One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> EightFromOne(in NoiseKey key, int stream, nint element)
    {
        Vector512<ulong> elements = Vector512.Create((ulong)element) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        Vector512<ulong> bits = Philox.EightBlocks(elements, key.Counter(stream), key.Words);
        return (Vector512.ShiftRightLogical(bits, 12) | Vector512.Create(One)).AsDouble();
    }

    /// <summary>The middle of the interval of 2⁻⁵² that a number from 1 to 2 begins, less 1½; exact.</summary>
    private static double FromHalf(double fromOne) => (fromOne - 1.5) + HalfStep;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> FromHalf(Vector512<double> fromOne) => (fromOne - Vector512.Create(1.5)) + Vector512.Create(HalfStep);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector512<double> eight, ref T destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            Vector256.Narrow(eight.GetLower(), eight.GetUpper()).StoreUnsafe(ref Unsafe.As<T, float>(ref destination));
        }
        else
        {
            eight.StoreUnsafe(ref Unsafe.As<T, double>(ref destination));
        }
    }

    /// <summary>As many elements as the widest lane has.</summary>
    [InlineArray(32)]
    private struct Numbers<T>
    {
        private T _first;
    }
}
