using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Lanes;

namespace OptGen.Kernels;

/// <summary>
/// Runs a reducing kernel in chunks of fixed length and adds up what they come to in a fixed tree, so that the result depends on the length
/// alone: not on the width of the registers, nor on how the work was divided.
/// </summary>
internal static class ReductionRunner
{
    private const int ChunkLength = 4096;

    /// <summary>A tree of chunks has at most one open branch for each bit of their number.</summary>
    private const int LargestDepth = 32;

    /// <summary>Runs the kernel over a parameter.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">The parameter's memory.</param>
    /// <param name="states">How many states of element shape there are.</param>
    /// <param name="length">How many elements there are.</param>
    /// <param name="results">Takes one number for each reduction.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Run<TKernel, T>(in TKernel kernel, in Operands<T> operands, int states, nint length, Span<double> results)
        where TKernel : struct, IReducingKernel
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<ReductionKind> kinds = TKernel.Reductions;
        Span<double> places = stackalloc double[kinds.Length * LaneSums.Places];
        Span<double> open = stackalloc double[kinds.Length * LargestDepth];
        LaneSums sums = new(places);
        long chunks = 0;
        for (nint start = 0; start < length || chunks == 0; start += ChunkLength)
        {
            nint end = nint.Min(start + ChunkLength, length);
            RunChunk(in kernel, in operands, states, start, end, kinds, sums);
            for (int i = 0; i < kinds.Length; i++)
            {
                Push(open.Slice(i * LargestDepth, LargestDepth), chunks, Fold(kinds[i], sums[i]), kinds[i]);
            }

            chunks++;
        }

        for (int i = 0; i < kinds.Length; i++)
        {
            results[i] = Close(open.Slice(i * LargestDepth, LargestDepth), chunks, kinds[i]);
        }
    }

    /// <summary>Adds a number to a tree whose open branches are kept: branch k holds the sum of 2^k numbers.</summary>
    public static void Push(Span<double> open, long count, double value, ReductionKind kind)
    {
        int level = 0;
        for (; (count & 1) != 0; count >>= 1)
        {
            value = Join(kind, open[level], value);
            level++;
        }

        open[level] = value;
    }

    /// <summary>The sum of all numbers of a tree.</summary>
    public static double Close(ReadOnlySpan<double> open, long count, ReductionKind kind)
    {
        int level = BitOperations.TrailingZeroCount(count);
        double result = open[level];
        for (level++; level < open.Length; level++)
        {
            if (((count >> level) & 1) != 0)
            {
                result = Join(kind, open[level], result);
            }
        }

        return result;
    }

    private static double Join(ReductionKind kind, double a, double b) => kind switch
    {
        ReductionKind.Max => RuleMath.Max(a, b),
        ReductionKind.Min => RuleMath.Min(a, b),
        _ => a + b,
    };

    /// <summary>Makes one number of the sixteen places of a lane, by halves.</summary>
    private static double Fold(ReductionKind kind, Span<double> places)
    {
        for (int half = LaneSums.Places / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                places[i] = Join(kind, places[i], places[i + half]);
            }
        }

        return places[0];
    }

    [SkipLocalsInit]
    private static void RunChunk<TKernel, T>(
        in TKernel kernel,
        in Operands<T> operands,
        int states,
        nint start,
        nint end,
        ReadOnlySpan<ReductionKind> kinds,
        LaneSums sums)
        where TKernel : struct, IReducingKernel
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        nint whole = start + ((end - start) / LaneSums.Places * LaneSums.Places);
        RunLanes(in kernel, in operands, start, whole, ref sums);
        int rest = (int)(end - whole);
        if (rest == 0)
        {
            return;
        }

        // What is left is computed in a copy that fills a lane; the places beyond it do not count.
        Span<T> copy = stackalloc T[(states + 4) * LaneSums.Places];
        copy.Clear();
        Operands<T> padded = operands.CopyTo(copy, whole, rest, states);
        Span<double> places = stackalloc double[kinds.Length * LaneSums.Places];
        LaneSums restSums = new(places);
        RunLanes(in kernel, in padded, 0, LaneSums.Places, ref restSums);
        padded.CopyBack(in operands, whole, rest, states);
        for (int i = 0; i < kinds.Length; i++)
        {
            for (int place = 0; place < rest; place++)
            {
                sums[i][place] = Join(kinds[i], sums[i][place], restSums[i][place]);
            }
        }
    }

    private static void RunLanes<TKernel, T>(in TKernel kernel, in Operands<T> operands, nint start, nint end, ref LaneSums sums)
        where TKernel : struct, IReducingKernel
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            if (Vector512.IsHardwareAccelerated)
            {
                kernel.Reduce<Lane512<T>, T>(in operands, start, end, ref sums);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                kernel.Reduce<PairLane<Lane256<T>, T>, T>(in operands, start, end, ref sums);
            }
            else
            {
                kernel.Reduce<PairLane<PairLane<Lane128<T>, T>, T>, T>(in operands, start, end, ref sums);
            }
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            kernel.Reduce<PairLane<Lane512<T>, T>, T>(in operands, start, end, ref sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            kernel.Reduce<PairLane<PairLane<Lane256<T>, T>, T>, T>(in operands, start, end, ref sums);
        }
        else
        {
            kernel.Reduce<PairLane<PairLane<PairLane<Lane128<T>, T>, T>, T>, T>(in operands, start, end, ref sums);
        }
    }
}
