using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;

namespace OptGen.Decompositions;

/// <summary>
/// Operations on rows whose length is a multiple of eight: what is behind the last column is 0. Sums run over lanes of eight numbers, whatever registers they are
/// made of, and then in one order, so that their bits do not depend on the width.
/// </summary>
internal static class PaddedRows
{
    /// <summary>Numbers in a lane.</summary>
    public const int Lane = 8;

    /// <summary>Rows a multiple of half a page apart would share few places of the cache.</summary>
    private const int CacheStride = 256;

    /// <summary>How far apart the rows of a matrix with so many columns are.</summary>
    public static int Stride(int columns)
    {
        int stride = RoundUp(columns);
        return stride >= CacheStride && stride % (CacheStride / 4) == 0 ? stride + Lane : stride;
    }

    /// <summary>The next multiple of eight.</summary>
    public static int RoundUp(int length) => (length + Lane - 1) / Lane * Lane;

    /// <summary>The multiple of eight at or below.</summary>
    public static int RoundDown(int length) => length / Lane * Lane;

    /// <summary>sums[i] = x·row i.</summary>
    /// <param name="rows">The rows, beginning at the first element of the first.</param>
    /// <param name="stride">How far apart they are.</param>
    /// <param name="x">As long as a row: a multiple of eight.</param>
    /// <param name="sums">Takes one sum for each row.</param>
    public static void Dots(ReadOnlySpan<double> rows, int stride, ReadOnlySpan<double> x, Span<double> sums)
    {
        Debug.Assert(x.Length % Lane == 0 && (sums.IsEmpty || rows.Length >= ((sums.Length - 1) * stride) + x.Length));
        if (Vector512.IsHardwareAccelerated)
        {
            Dots<Lane512<double>>(rows, stride, x, sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dots<PairLane<Lane256<double>, double>>(rows, stride, x, sums);
        }
        else
        {
            Dots<PairLane<PairLane<Lane128<double>, double>, double>>(rows, stride, x, sums);
        }
    }

    /// <summary>x·y.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        Dots(y, 0, x, new Span<double>(ref sum));
        return sum;
    }

    /// <summary>target += Σ scales[i]·row i, the rows in their order.</summary>
    /// <param name="target">As long as a row: a multiple of eight.</param>
    /// <param name="scales">One for each row.</param>
    /// <param name="rows">The rows, beginning at the first element of the first.</param>
    /// <param name="stride">How far apart they are.</param>
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> scales, ReadOnlySpan<double> rows, int stride)
    {
        Debug.Assert(target.Length % Lane == 0 && (scales.IsEmpty || rows.Length >= ((scales.Length - 1) * stride) + target.Length));
        if (Vector512.IsHardwareAccelerated)
        {
            AddScaled<Lane512<double>>(target, scales, rows, stride);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            AddScaled<PairLane<Lane256<double>, double>>(target, scales, rows, stride);
        }
        else
        {
            AddScaled<PairLane<PairLane<Lane128<double>, double>, double>>(target, scales, rows, stride);
        }
    }

    /// <summary>row i += scales[i]·x.</summary>
    /// <param name="rows">The rows, beginning at the first element of the first.</param>
    /// <param name="stride">How far apart they are.</param>
    /// <param name="scales">One for each row.</param>
    /// <param name="x">As long as a row: a multiple of eight.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddToEach(Span<double> rows, int stride, ReadOnlySpan<double> scales, ReadOnlySpan<double> x)
    {
        for (int i = 0; i < scales.Length; i++)
        {
            AddScaled(rows.Slice(i * stride, x.Length), scales.Slice(i, 1), x, 0);
        }
    }

    /// <summary>row /= divisor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Divide(Span<double> row, double divisor)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] /= divisor;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Dots<TLane>(ReadOnlySpan<double> rows, int stride, ReadOnlySpan<double> x, Span<double> sums)
        where TLane : struct, ILane<TLane, double>
    {
        ref double row = ref MemoryMarshal.GetReference(rows);
        ref double factor = ref MemoryMarshal.GetReference(x);
        nint end = x.Length;
        int i = 0;
        for (; i + 4 <= sums.Length; i += 4)
        {
            TLane sum0 = default;
            TLane sum1 = default;
            TLane sum2 = default;
            TLane sum3 = default;
            ref double row1 = ref Unsafe.Add(ref row, stride);
            ref double row2 = ref Unsafe.Add(ref row1, stride);
            ref double row3 = ref Unsafe.Add(ref row2, stride);
            for (nint k = 0; k < end; k += Lane)
            {
                TLane value = TLane.Load(ref factor, k);
                sum0 = TLane.MultiplyAdd(TLane.Load(ref row, k), value, sum0);
                sum1 = TLane.MultiplyAdd(TLane.Load(ref row1, k), value, sum1);
                sum2 = TLane.MultiplyAdd(TLane.Load(ref row2, k), value, sum2);
                sum3 = TLane.MultiplyAdd(TLane.Load(ref row3, k), value, sum3);
            }

            sums[i] = Fold(sum0);
            sums[i + 1] = Fold(sum1);
            sums[i + 2] = Fold(sum2);
            sums[i + 3] = Fold(sum3);
            row = ref Unsafe.Add(ref row3, stride);
        }

        for (; i < sums.Length; i++)
        {
            TLane sum = default;
            for (nint k = 0; k < end; k += Lane)
            {
                sum = TLane.MultiplyAdd(TLane.Load(ref row, k), TLane.Load(ref factor, k), sum);
            }

            sums[i] = Fold(sum);
            row = ref Unsafe.Add(ref row, stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScaled<TLane>(Span<double> target, ReadOnlySpan<double> scales, ReadOnlySpan<double> rows, int stride)
        where TLane : struct, ILane<TLane, double>
    {
        ref double sum = ref MemoryMarshal.GetReference(target);
        ref double row = ref MemoryMarshal.GetReference(rows);
        nint end = target.Length;
        int i = 0;
        for (; i + 4 <= scales.Length; i += 4)
        {
            TLane scale0 = TLane.Splat(scales[i]);
            TLane scale1 = TLane.Splat(scales[i + 1]);
            TLane scale2 = TLane.Splat(scales[i + 2]);
            TLane scale3 = TLane.Splat(scales[i + 3]);
            ref double row1 = ref Unsafe.Add(ref row, stride);
            ref double row2 = ref Unsafe.Add(ref row1, stride);
            ref double row3 = ref Unsafe.Add(ref row2, stride);
            for (nint k = 0; k < end; k += Lane)
            {
                TLane value = TLane.MultiplyAdd(scale0, TLane.Load(ref row, k), TLane.Load(ref sum, k));
                value = TLane.MultiplyAdd(scale1, TLane.Load(ref row1, k), value);
                value = TLane.MultiplyAdd(scale2, TLane.Load(ref row2, k), value);
                TLane.Store(TLane.MultiplyAdd(scale3, TLane.Load(ref row3, k), value), ref sum, k);
            }

            row = ref Unsafe.Add(ref row3, stride);
        }

        for (; i < scales.Length; i++)
        {
            TLane scale = TLane.Splat(scales[i]);
            for (nint k = 0; k < end; k += Lane)
            {
                TLane.Store(TLane.MultiplyAdd(scale, TLane.Load(ref row, k), TLane.Load(ref sum, k)), ref sum, k);
            }

            row = ref Unsafe.Add(ref row, stride);
        }
    }

    /// <summary>The sum of the numbers of a lane, by halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Fold<TLane>(TLane sum)
        where TLane : struct, ILane<TLane, double>
    {
        Vector512<double> eight = TLane.Widen(sum);
        Vector256<double> four = eight.GetLower() + eight.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two.ToScalar() + two.GetElement(1);
    }
}
