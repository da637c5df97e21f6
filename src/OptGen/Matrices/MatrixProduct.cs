using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;

namespace OptGen.Matrices;

/// <summary>
/// The product of two dense matrices in row-major order. Each element of the result is accumulated from zero by multiplications and
/// additions with a single rounding, in the order of the inner index, so that its bits depend on the factors alone: not on the width of the
/// registers, nor on how the result is cut into blocks or rows are divided among threads.
/// </summary>
/// <remarks>
/// Blocked after K. Goto and R. van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008: a panel of the second factor stays in
/// the first cache, a block of the first in the second.
/// </remarks>
internal static class MatrixProduct
{
    private const int InnerBlock = 256;
    private const int RowBlock = 16 * ProductTile.Rows;
    private const int ColumnBlock = 1024;

    /// <summary>A tile of the widest lanes, sixteen floats, is as wide; so much is set aside whatever the lanes.</summary>
    private const int WidestTile = 16 * ProductTile.Lanes;

    /// <summary>How many elements of workspace <see cref="Multiply"/> needs.</summary>
    public static int WorkspaceLength(int rows, int inner, int columns)
    {
        int depth = Math.Min(inner, InnerBlock);
        return (depth * (RoundUp(Math.Min(rows, RowBlock), ProductTile.Rows) + RoundUp(Math.Min(columns, ColumnBlock), WidestTile))) + (ProductTile.Rows * WidestTile);
    }

    /// <summary>result = op(a)·op(b).</summary>
    /// <param name="a">rows × inner, or inner × rows where it is to be transposed.</param>
    /// <param name="transposeA">Whether the first factor is the transpose of <paramref name="a"/>.</param>
    /// <param name="b">inner × columns, or columns × inner where it is to be transposed.</param>
    /// <param name="transposeB">Whether the second factor is the transpose of <paramref name="b"/>.</param>
    /// <param name="result">rows × columns; overlaps neither factor.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="inner">Columns of the first factor and rows of the second; the result is 0 if there are none.</param>
    /// <param name="columns">Columns of the result.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> elements, whose values do not matter.</param>
    public static void Multiply<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> result, int rows, int inner, int columns, Span<T> workspace)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        MultiplyRows(a, transposeA, b, transposeB, result, rows, inner, columns, 0, rows, workspace);

    /// <summary>
    /// As <see cref="Multiply"/> where the product is symmetric because of what the factors are, such as x·xᵀ: the half of it is computed and the other
    /// copied, with the same bits, since the products that an element is made of do not depend on the order of their factors.
    /// </summary>
    public static void MultiplySymmetric<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> result, int size, int inner, Span<T> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Dispatch(new(a, transposeA ? size : inner, transposeA), new(b, transposeB ? inner : size, !transposeB), result, inner, size, 0, size, upperOnly: true, workspace);
        MatrixTranspose.CopyToLower(result, size);
    }

    /// <summary>
    /// Computes some rows of the result of <see cref="Multiply"/> and touches no others: threads may each do a range of rows, with a workspace of
    /// their own.
    /// </summary>
    public static void MultiplyRows<T>(
        ReadOnlySpan<T> a,
        bool transposeA,
        ReadOnlySpan<T> b,
        bool transposeB,
        Span<T> result,
        int rows,
        int inner,
        int columns,
        int firstRow,
        int endRow,
        Span<T> workspace)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Dispatch(
            new(a, transposeA ? rows : inner, transposeA),
            new(b, transposeB ? inner : columns, !transposeB),
            result,
            inner,
            columns,
            firstRow,
            endRow,
            upperOnly: false,
            workspace);

    private static int RoundUp(int length, int multiple) => (length + multiple - 1) / multiple * multiple;

    private static void Dispatch<T>(Factor<T> left, Factor<T> right, Span<T> result, int inner, int columns, int firstRow, int endRow, bool upperOnly, Span<T> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (inner == 0)
        {
            result[(firstRow * columns)..(endRow * columns)].Clear();
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            Run<Lane512<T>, T>(left, right, result, inner, columns, firstRow, endRow, upperOnly, workspace);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<Lane256<T>, T>(left, right, result, inner, columns, firstRow, endRow, upperOnly, workspace);
        }
        else
        {
            Run<Lane128<T>, T>(left, right, result, inner, columns, firstRow, endRow, upperOnly, workspace);
        }
    }

    private static void Run<TLane, T>(Factor<T> left, Factor<T> right, Span<T> result, int inner, int columns, int firstRow, int endRow, bool upperOnly, Span<T> workspace)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int width = ProductTile.Lanes * TLane.Count;
        int largestDepth = Math.Min(inner, InnerBlock);
        int leftLength = largestDepth * RoundUp(Math.Min(endRow - firstRow, RowBlock), ProductTile.Rows);
        int rightLength = largestDepth * RoundUp(Math.Min(columns, ColumnBlock), width);
        Span<T> leftPanels = workspace[..leftLength];
        Span<T> rightPanels = workspace.Slice(leftLength, rightLength);
        Span<T> tile = workspace.Slice(leftLength + rightLength, ProductTile.Rows * width);
        for (int column = 0; column < columns; column += ColumnBlock)
        {
            int columnCount = Math.Min(ColumnBlock, columns - column);
            for (int k = 0; k < inner; k += InnerBlock)
            {
                int depth = Math.Min(InnerBlock, inner - k);
                right.Pack(column, columnCount, k, depth, width, rightPanels);
                for (int row = firstRow; row < endRow; row += RowBlock)
                {
                    if (upperOnly && column + columnCount <= row)
                    {
                        break;
                    }

                    int rowCount = Math.Min(RowBlock, endRow - row);
                    left.Pack(row, rowCount, k, depth, ProductTile.Rows, leftPanels);
                    RunBlock<TLane, T>(leftPanels, rightPanels, result[((row * columns) + column)..], columns, rowCount, columnCount, depth, k > 0, upperOnly ? column - row : int.MaxValue, tile);
                }
            }
        }
    }

    /// <param name="leftPanels">The packed rows of the first factor.</param>
    /// <param name="rightPanels">The packed columns of the second factor.</param>
    /// <param name="block">The block of the result, beginning at its first element.</param>
    /// <param name="stride">How far apart its rows are.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="depth">How much of the inner index is packed.</param>
    /// <param name="accumulate">Whether the block holds sums that go on.</param>
    /// <param name="lead">By how many columns the block stands right of the diagonal; tiles wholly left of it are left out.</param>
    /// <param name="tile">As much as a tile, whose values do not matter.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunBlock<TLane, T>(
        Span<T> leftPanels, Span<T> rightPanels, Span<T> block, int stride, int rows, int columns, int depth, bool accumulate, int lead, Span<T> tile)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int width = ProductTile.Lanes * TLane.Count;
        for (int column = 0; column < columns; column += width)
        {
            ref T right = ref MemoryMarshal.GetReference(rightPanels.Slice(column * depth, width * depth));
            long endOfUpper = Math.Min(rows, (long)lead + column + width);
            for (int row = 0; row < endOfUpper; row += ProductTile.Rows)
            {
                ref T left = ref MemoryMarshal.GetReference(leftPanels.Slice(row * depth, ProductTile.Rows * depth));
                Span<T> target = block[((row * stride) + column)..];
                if (row + ProductTile.Rows <= rows && column + width <= columns)
                {
                    ProductTile.Run<TLane, T>(ref left, ref right, depth, ref MemoryMarshal.GetReference(target), stride, accumulate);
                    continue;
                }

                // At the edges the tile is computed whole beside the result, and what is inside copied.
                int rowCount = Math.Min(ProductTile.Rows, rows - row);
                int columnCount = Math.Min(width, columns - column);
                if (accumulate)
                {
                    Copy(target, stride, tile, width, rowCount, columnCount);
                }

                ProductTile.Run<TLane, T>(ref left, ref right, depth, ref MemoryMarshal.GetReference(tile), width, accumulate);
                Copy(tile, width, target, stride, rowCount, columnCount);
            }
        }
    }

    private static void Copy<T>(ReadOnlySpan<T> source, int sourceStride, Span<T> target, int targetStride, int rows, int columns)
    {
        for (int row = 0; row < rows; row++)
        {
            source.Slice(row * sourceStride, columns).CopyTo(target[(row * targetStride)..]);
        }
    }

    private readonly ref struct Factor<T>(ReadOnlySpan<T> matrix, int stride, bool innerFirst)
        where T : unmanaged
    {
        private readonly ReadOnlySpan<T> _matrix = matrix;

        public void Pack(int outer, int outerCount, int inner, int innerCount, int width, Span<T> panels) =>
            ProductPacking.Pack(_matrix, stride, innerFirst, outer, outerCount, inner, innerCount, width, panels);
    }
}
