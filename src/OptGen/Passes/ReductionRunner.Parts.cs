using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Reductions;
using OptGen.States;

namespace OptGen.Passes;

/// <summary>Passes that go by rows or blocks, each of which has results of its own.</summary>
internal static partial class ReductionRunner
{
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
}
