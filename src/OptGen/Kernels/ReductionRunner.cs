using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Lanes;
using OptGen.Narrow;
using OptGen.States;
using OptGen.Threads;

namespace OptGen.Kernels;

/// <summary>
/// Runs a reducing kernel in chunks of fixed length and adds up what they come to in a fixed tree, so that the result depends on the length
/// alone: not on the width of the registers, nor on how the work was divided.
/// </summary>
internal static class ReductionRunner
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

    /// <summary>Runs the kernel over a parameter row by row.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">The parameter's memory.</param>
    /// <param name="states">How many states of element shape there are.</param>
    /// <param name="vectors">The parameter's vectors, which take the results for rows and columns.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="length">How many elements a row has.</param>
    /// <param name="results">Takes one number for each reduction of the parameter.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void RunByRows<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, int states, ParameterVectors vectors, int rows, nint length, Span<double> results)
        where TKernel : struct, IReducingKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        ReadOnlySpan<ReductionKind> kinds = TKernel.Reductions;
        BeginColumns<TKernel>(vectors);

        // Each row is a tree of its own; the trees of the rows are put together in another one.
        Span<double> row = stackalloc double[kinds.Length * ReductionTree.LargestDepth];
        Span<double> all = stackalloc double[kinds.Length * ReductionTree.LargestDepth];
        for (int r = 0; r < rows; r++)
        {
            Operands<T> atRow = operands.AtRow(r, r * length);
            long chunks = RunChunks<TKernel, T, TGradient>(in kernel, in atRow, states, r * length, (r + 1) * length, kinds, row, 0);
            Collect<TKernel>(row, chunks, ReductionAxis.Row, default, vectors, r);
            for (int i = 0; i < kinds.Length; i++)
            {
                ReductionTree.Push(all.Slice(i * ReductionTree.LargestDepth, ReductionTree.LargestDepth), r, ReductionTree.Close(row.Slice(i * ReductionTree.LargestDepth, ReductionTree.LargestDepth), chunks, kinds[i]), kinds[i]);
            }
        }

        EndColumns<TKernel, T>(vectors);

        // Without rows there is one empty branch.
        for (int i = 0; rows == 0 && i < kinds.Length; i++)
        {
            all[i * ReductionTree.LargestDepth] = ReductionTree.Identity(kinds[i]);
        }

        Collect<TKernel>(all, Math.Max(1, rows), ReductionAxis.Parameter, results, null, 0);
    }

    /// <summary>Runs the kernel over a parameter part by part: blocks, and the rows that these cut.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">The parameter's memory.</param>
    /// <param name="states">How many states of element shape there are.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="results">Takes one number for each reduction of the parameter.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void RunByParts<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, int states, in Parts parts, Span<double> results)
        where TKernel : struct, IReducingKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        ReadOnlySpan<ReductionKind> kinds = TKernel.Reductions;
        BeginColumns<TKernel>(parts.Vectors);
        for (int i = 0; i < kinds.Length; i++)
        {
            // Rows without elements have no part.
            if (TKernel.Axes[i] == ReductionAxis.Row)
            {
                parts.Vectors.Rows[TKernel.Slots[i]].AsSpan().Fill(ReductionTree.Identity(kinds[i]));
            }
        }

        // The chunks of a part are a tree of their own, and the parts of each result are put together in another one.
        Span<double> part = stackalloc double[kinds.Length * ReductionTree.LargestDepth];
        Span<double> open = stackalloc double[kinds.Length * ReductionTree.LargestDepth];
        Span<int> counts = stackalloc int[kinds.Length];
        counts.Clear();
        int end;
        for (int start = 0; start < parts.Length; start = end)
        {
            end = parts.End(start);
            Operands<T> atPart = operands.AtPart(start, in parts);
            long chunks = RunChunks<TKernel, T, TGradient>(in kernel, in atPart, states, start, end, kinds, part, 0);
            for (int i = 0; i < kinds.Length; i++)
            {
                if (TKernel.Axes[i] == ReductionAxis.Column)
                {
                    continue;
                }

                Span<double> tree = open.Slice(i * ReductionTree.LargestDepth, ReductionTree.LargestDepth);
                ReductionTree.Push(tree, counts[i]++, ReductionTree.Close(part.Slice(i * ReductionTree.LargestDepth, ReductionTree.LargestDepth), chunks, kinds[i]), kinds[i]);
                if (Ends(TKernel.Axes[i], TKernel.Slots[i], end, in parts))
                {
                    Target(TKernel.Axes[i], TKernel.Slots[i], start, in parts, results) = ReductionTree.Close(tree, counts[i], kinds[i]);
                    counts[i] = 0;
                }
            }
        }

        EndColumns<TKernel, T>(parts.Vectors);
        for (int i = 0; parts.Length == 0 && i < kinds.Length; i++)
        {
            if (TKernel.Axes[i] == ReductionAxis.Parameter)
            {
                results[TKernel.Slots[i]] = ReductionTree.Identity(kinds[i]);
            }
        }
    }

    /// <summary>Columns add up where their results are.</summary>
    private static void BeginColumns<TKernel>(ParameterVectors vectors)
        where TKernel : struct, IReducingKernel
    {
        for (int i = 0; i < TKernel.Axes.Length; i++)
        {
            if (TKernel.Axes[i] == ReductionAxis.Column)
            {
                vectors.Columns[TKernel.Slots[i]].AsSpan().Fill(ReductionTree.Identity(TKernel.Reductions[i]));
            }
        }
    }

    private static void EndColumns<TKernel, T>(ParameterVectors vectors)
        where TKernel : struct, IReducingKernel
    {
        for (int i = 0; typeof(T) == typeof(double) && i < TKernel.Axes.Length; i++)
        {
            if (TKernel.Axes[i] == ReductionAxis.Column && TKernel.Reductions[i] == ReductionKind.Sum)
            {
                vectors.CorrectColumns(TKernel.Slots[i]);
            }
        }
    }

    /// <summary>Copies what the columns from one on have come to, for as many as a lane can reach beyond a part that ends within a row.</summary>
    /// <param name="vectors">The parameter's vectors.</param>
    /// <param name="column">The first column.</param>
    /// <param name="copies">Room for two lanes for each result.</param>
    /// <param name="isBack">Whether to copy back.</param>
    private static void CopyColumns<TKernel>(ParameterVectors? vectors, int column, Span<double> copies, bool isBack)
        where TKernel : struct, IReducingKernel
    {
        for (int i = 0; i < TKernel.Axes.Length; i++)
        {
            if (TKernel.Axes[i] != ReductionAxis.Column)
            {
                continue;
            }

            // Sums of doubles have errors behind them.
            Span<double> columns = vectors!.Columns[TKernel.Slots[i]];
            for (int half = 0; half * vectors.ColumnRoom < columns.Length; half++)
            {
                Span<double> reached = columns.Slice((half * vectors.ColumnRoom) + column, LaneSums.Places);
                Span<double> copy = copies.Slice(((2 * i) + half) * LaneSums.Places, LaneSums.Places);
                (isBack ? copy : reached).CopyTo(isBack ? reached : copy);
            }
        }
    }

    /// <summary>Whether the elements of a result end before an element.</summary>
    private static bool Ends(ReductionAxis axis, int slot, int end, in Parts parts) => axis switch
    {
        ReductionAxis.Row => parts.EndsRow(end),
        ReductionAxis.Block => parts.EndsBlock(slot, end),
        _ => end == parts.Length,
    };

    /// <summary>Where the result goes that an element belongs to.</summary>
    private static ref double Target(ReductionAxis axis, int slot, int element, in Parts parts, Span<double> results)
    {
        switch (axis)
        {
            case ReductionAxis.Row:
                return ref parts.Vectors.Rows[slot][element / parts.Vectors.ColumnCount];
            case ReductionAxis.Block:
                return ref parts.Vectors.Blocks[slot][element / parts.Vectors.BlockSizeOf(slot)];
            default:
                return ref results[slot];
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
        Span<T> copy = stackalloc T[(states + 4) * LaneSums.Places];
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
