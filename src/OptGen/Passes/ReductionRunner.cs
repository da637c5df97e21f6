using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;
using OptGen.Reductions;
using OptGen.States;
using OptGen.Threads;

namespace OptGen.Passes;

/// <summary>
/// Runs a reducing kernel in chunks of fixed length and adds up what they come to in a fixed tree, so that the result depends on the length
/// alone: not on the width of the registers, nor on how the work was divided.
/// </summary>
internal static partial class ReductionRunner
{
    private const int ChunkLength = Chunks.Unit;

    /// <summary>Runs the kernel over a parameter.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">The parameter's memory.</param>
    /// <param name="states">How many states of element shape there are.</param>
    /// <param name="length">How many elements there are.</param>
    /// <param name="results">Takes one number for each reduction of the parameter.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Run<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, int states, nint length, Span<double> results)
        where TKernel : struct, IReducingKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        ReadOnlySpan<ReductionKind> kinds = TKernel.Reductions;
        if (length <= ChunkLength)
        {
            RunOnly<TKernel, T, TGradient>(in kernel, in operands, states, length, results);
            return;
        }

        Span<double> open = stackalloc double[kinds.Length * ReductionTree.LargestDepth];
        long chunks = RunChunks<TKernel, T, TGradient>(in kernel, in operands, states, 0, length, kinds, open, 0);
        Collect<TKernel>(open, chunks, ReductionAxis.Parameter, results, null, 0);
    }

    /// <summary>Runs the kernel over a parameter that is one chunk: many small ones are quick without a tree for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void RunOnly<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, int states, nint length, Span<double> results)
        where TKernel : struct, IReducingKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        ReadOnlySpan<ReductionKind> kinds = TKernel.Reductions;
        LaneSums sums = new(stackalloc double[kinds.Length * LaneSums.Places]);
        RunChunk<TKernel, T, TGradient>(in kernel, in operands, states, 0, length, kinds, sums);
        for (int i = 0; i < kinds.Length; i++)
        {
            results[TKernel.Slots[i]] = ReductionTree.Fold(kinds[i], sums[i]);
        }
    }

    private static long RunChunks<TKernel, T, TGradient>(
        in TKernel kernel,
        in Operands<T> operands,
        int states,
        nint first,
        nint last,
        ReadOnlySpan<ReductionKind> kinds,
        Span<double> open,
        long chunks)
        where TKernel : struct, IReducingKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        Span<double> places = stackalloc double[kinds.Length * LaneSums.Places];
        LaneSums sums = new(places);
        for (nint start = first; start < last || chunks == 0; start += ChunkLength)
        {
            RunChunk<TKernel, T, TGradient>(in kernel, in operands, states, start, nint.Min(start + ChunkLength, last), kinds, sums);
            for (int i = 0; i < kinds.Length; i++)
            {
                ReductionTree.Push(open.Slice(i * ReductionTree.LargestDepth, ReductionTree.LargestDepth), chunks, ReductionTree.Fold(kinds[i], sums[i]), kinds[i]);
            }

            chunks++;
        }

        return chunks;
    }

    /// <summary>How many chunks a length has; one of nothing where it is 0.</summary>
    public static int ChunkCount(int length) => Math.Max(1, (int)(((long)length + ChunkLength - 1) / ChunkLength));

    /// <summary>Runs the kernel over some of a parameter's chunks.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">The parameter's memory.</param>
    /// <param name="states">How many states of element shape there are.</param>
    /// <param name="first">The first element of the first chunk.</param>
    /// <param name="last">One past the last element of the last chunk.</param>
    /// <param name="folded">Takes what each chunk comes to: one number for each reduction.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void FoldChunks<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, int states, nint first, nint last, Span<double> folded)
        where TKernel : struct, IReducingKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        ReadOnlySpan<ReductionKind> kinds = TKernel.Reductions;
        Span<double> places = stackalloc double[kinds.Length * LaneSums.Places];
        LaneSums sums = new(places);
        int place = 0;
        for (nint start = first; start < last || place == 0; start += ChunkLength)
        {
            RunChunk<TKernel, T, TGradient>(in kernel, in operands, states, start, nint.Min(start + ChunkLength, last), kinds, sums);
            for (int i = 0; i < kinds.Length; i++)
            {
                folded[place++] = ReductionTree.Fold(kinds[i], sums[i]);
            }
        }
    }

    /// <summary>Puts together what the chunks of a parameter have come to, in the tree of <see cref="Run"/>.</summary>
    /// <param name="folded">One number for each chunk and reduction.</param>
    /// <param name="chunks">How many chunks there are.</param>
    /// <param name="results">Takes one number for each reduction of the parameter.</param>
    [SkipLocalsInit]
    public static void Collect<TKernel>(ReadOnlySpan<double> folded, int chunks, Span<double> results)
        where TKernel : struct, IReducingKernel
    {
        ReadOnlySpan<ReductionKind> kinds = TKernel.Reductions;
        Span<double> open = stackalloc double[ReductionTree.LargestDepth];
        for (int i = 0; i < kinds.Length; i++)
        {
            for (int chunk = 0; chunk < chunks; chunk++)
            {
                ReductionTree.Push(open, chunk, folded[(chunk * kinds.Length) + i], kinds[i]);
            }

            results[TKernel.Slots[i]] = ReductionTree.Close(open, chunks, kinds[i]);
        }
    }

    /// <summary>Closes the trees of the reductions along one axis and puts the results where they belong.</summary>
    private static void Collect<TKernel>(Span<double> open, long count, ReductionAxis axis, Span<double> results, ParameterVectors? vectors, int row)
        where TKernel : struct, IReducingKernel
    {
        for (int i = 0; i < TKernel.Axes.Length; i++)
        {
            if (TKernel.Axes[i] != axis)
            {
                continue;
            }

            double result = ReductionTree.Close(open.Slice(i * ReductionTree.LargestDepth, ReductionTree.LargestDepth), count, TKernel.Reductions[i]);
            int slot = TKernel.Slots[i];
            if (axis == ReductionAxis.Row)
            {
                vectors!.Rows[slot][row] = result;
            }
            else
            {
                results[slot] = result;
            }
        }
    }

    /// <summary>Runs the kernel over one chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void RunChunk<TKernel, T, TGradient>(
        in TKernel kernel,
        in Operands<T> operands,
        int states,
        nint start,
        nint end,
        ReadOnlySpan<ReductionKind> kinds,
        LaneSums sums)
        where TKernel : struct, IReducingKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        if (operands.IsEncoded && !(TKernel.NarrowRead.IsEmpty && TKernel.NarrowWritten.IsEmpty))
        {
            NarrowRunner.RunChunk<TKernel, T, TGradient>(in kernel, in operands, states, start, end, kinds, sums);
            return;
        }

        nint whole = start + ((end - start) / LaneSums.Places * LaneSums.Places);
        RunLanes<TKernel, T, TGradient>(in kernel, in operands, start, whole, ref sums);
        if (whole < end)
        {
            RunRest<TKernel, T, TGradient>(in kernel, in operands, states, whole, (int)(end - whole), kinds, sums);
        }
    }

    /// <summary>Runs the kernel over what is left, in a copy that fills a lane; the places beyond it do not count.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static void RunRest<TKernel, T, TGradient>(
        in TKernel kernel,
        in Operands<T> operands,
        int states,
        nint whole,
        int rest,
        ReadOnlySpan<ReductionKind> kinds,
        LaneSums sums)
        where TKernel : struct, IReducingKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        Span<T> copy = stackalloc T[(states + operands.SectionsBesideStates) * LaneSums.Places];
        copy.Clear();
        Operands<T> padded = operands.CopyTo(copy, whole, rest, states);
        Span<double> places = stackalloc double[kinds.Length * LaneSums.Places];
        LaneSums restSums = new(places);
        Span<double> columns = stackalloc double[kinds.Length * 2 * LaneSums.Places];
        int column = (int)(whole + rest - operands.RowStart);
        CopyColumns<TKernel>(operands.Vectors, column, columns, isBack: false);
        RunLanes<TKernel, T, TGradient>(in kernel, in padded, 0, LaneSums.Places, ref restSums);
        CopyColumns<TKernel>(operands.Vectors, column, columns, isBack: true);
        padded.CopyBack(in operands, whole, rest, states, TGradient.Clears);
        for (int i = 0; i < kinds.Length; i++)
        {
            for (int place = 0; place < rest; place++)
            {
                sums[i][place] = ReductionTree.Join(kinds[i], sums[i][place], restSums[i][place]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunLanes<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, nint start, nint end, ref LaneSums sums)
        where TKernel : struct, IReducingKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        if (typeof(T) == typeof(float))
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Unsafe.AsRef(in kernel).Reduce<Lane512<T>, T, TGradient>(in operands, start, end, ref sums);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Unsafe.AsRef(in kernel).Reduce<PairLane<Lane256<T>, T>, T, TGradient>(in operands, start, end, ref sums);
            }
            else
            {
                Unsafe.AsRef(in kernel).Reduce<PairLane<PairLane<Lane128<T>, T>, T>, T, TGradient>(in operands, start, end, ref sums);
            }
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            Unsafe.AsRef(in kernel).Reduce<PairLane<Lane512<T>, T>, T, TGradient>(in operands, start, end, ref sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Unsafe.AsRef(in kernel).Reduce<PairLane<PairLane<Lane256<T>, T>, T>, T, TGradient>(in operands, start, end, ref sums);
        }
        else
        {
            Unsafe.AsRef(in kernel).Reduce<PairLane<PairLane<PairLane<Lane128<T>, T>, T>, T>, T, TGradient>(in operands, start, end, ref sums);
        }
    }
}
