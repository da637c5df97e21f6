using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Products;

/// <summary>The loops around the tiles of a part of the result.</summary>
/// <remarks>
/// Blocked after K. Goto and R. van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008, but for most of the copies: the first factor is read where it is, and the second, too,
/// unless it is transposed or each of its panels is read often.
/// </remarks>
internal static unsafe class ProductLoops<TLane, T, TFactor, TEpilogue>
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TFactor : struct, IFactorAccess
    where TEpilogue : struct, IEpilogue<T>
{
    private const int Alignment = 64;

    /// <summary>The largest tile, in lanes.</summary>
    private const int TileLanes = 24;

    /// <summary>The widest tile, in lanes.</summary>
    private const int WidestTile = 4;

    /// <summary>Computes some rows of some columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Run(in ProductTask<T> task, in TEpilogue epilogue, int firstRow, int endRow, int firstColumn, int endColumn)
    {
        // A tile, and for a result narrower than a lane the beginning of its sums and rows at the end of the second factor.
        byte* memory = stackalloc byte[Alignment + ((TileLanes + 1 + TLane.Count) * TLane.Count * sizeof(T))];
        T* room = (T*)(((nint)memory + (Alignment - 1)) & -Alignment);
        int lanes = (endColumn - firstColumn + TLane.Count - 1) / TLane.Count;
        bool isAligned = ((((nint)task.B) | (task.BRowStride * sizeof(T))) & ((TLane.Count * sizeof(T)) - 1)) == 0;
        for (int row = firstRow; row < endRow; row += ProductBlocks.Rows)
        {
            int rows = Math.Min(ProductBlocks.Rows, endRow - row);
            TileChoice choice = TileChoice.For(rows, lanes, isAligned);
            bool copies = task.BColumnStride != 1 || task.BRowStride < 1 || task.Start == ProductStart.Subtracted
                || rows / choice.Rows >= (isAligned ? ProductBlocks.CopyAligned : ProductBlocks.CopyOthers);
            int deepest = copies ? ProductBlocks.DepthOfCopies : ProductBlocks.Depth;
            int blocks = Math.Max(1, (task.Inner + deepest - 1) / deepest);
            for (int block = 0; block < blocks; block++)
            {
                int first = (int)((long)task.Inner * block / blocks);
                int end = (int)((long)task.Inner * (block + 1) / blocks);
                T* copied = CopiesRows(in task, choice.Panels) ? CopyRows(in task, row, rows, first, end, choice.Rows) : null;
                int column = firstColumn;
                for (int panel = 0; panel < choice.Panels; panel++)
                {
                    int width = choice.LanesOf(panel) * TLane.Count;
                    int reaching = task.UpperOnly ? (int)Math.Clamp((long)column + width - row, 0, rows) : rows;
                    if (reaching > 0)
                    {
                        // Whole tiles, whose lower rows nobody wants.
                        reaching = Math.Min(rows, (reaching + choice.Rows - 1) / choice.Rows * choice.Rows);
                        RunPanel(in task, in epilogue, row, reaching, choice.Rows, first, end, column, Math.Min(width, endColumn - column), choice.LanesOf(panel), copies, copied, room);
                    }

                    column += width;
                }
            }
        }
    }

    /// <summary>Computes the tiles of a panel, one below the other, or adds to them what a part of the inner index gives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPanel(
        in ProductTask<T> task, in TEpilogue epilogue, int firstRow, int rows, int height, int first, int end, int column, int columns, int lanes, bool copies, T* copied, T* room)
    {
        int width = lanes * TLane.Count;
        T* tile = room;
        T* narrow = room + (TileLanes * TLane.Count);
        RightFactor<T> right = copies ? Copy(in task, first, end, column, columns, lanes) : InPlace(in task, first, end, column, columns, narrow + TLane.Count);
        bool continues = first > 0 || task.Start != ProductStart.Nothing;
        T* start = continues || task.Bias == null ? null : task.Bias + column;
        if (start != null && columns < TLane.Count)
        {
            TLane.Store(TLane.LoadFirst(start, columns), ref *narrow, 0);
            start = narrow;
        }

        // Tiles write to the result themselves where they fit and nothing becomes of the sums. Where rows do not fill the last tile, it begins further up: what it computes once more is
        // the same as before, unless it went on from that.
        bool isLast = end == task.Inner;
        bool isDirect = columns >= TLane.Count && (!isLast || typeof(TEpilogue) == typeof(Unchanged<T>));
        nint last = Math.Max(0, columns - TLane.Count);

        // Where rows are narrower than a lane and without gaps, a tile may write beyond each: the rows below come after it.
        bool isNarrow = columns < TLane.Count && columns == task.CStride && !continues && (!isLast || typeof(TEpilogue) == typeof(Unchanged<T>));
        delegate*<in LeftFactor<T>, in RightFactor<T>, T*, nint, T*, nint, nint, void> run = ProductTiles<TLane, T, TFactor>.Of(height, lanes);
        for (int i = 0; i < rows; i += height)
        {
            int above = Math.Max(0, i + height - rows);
            int row = firstRow + i - above;
            LeftFactor<T> left = copied == null
                ? Left(in task, row, first)
                : new LeftFactor<T> { First = copied + ((nint)(i / height) * height * (end - first)), RowStride = 1, InnerStride = height };
            T* target = task.C + (row * task.CStride) + column;
            if (isLast && typeof(TEpilogue) != typeof(Unchanged<T>))
            {
                for (int j = above; j < height; j++)
                {
                    epilogue.Prefetch(row + j, column, columns);
                }
            }

            if (isNarrow ? (rows - i - height) * columns >= TLane.Count - columns : isDirect && (above == 0 || !continues))
            {
                run(in left, in right, continues ? target : start, continues ? task.CStride : 0, target, task.CStride, last);
                continue;
            }

            if (continues)
            {
                TileEdges<TLane, T>.Fetch(target, task.CStride, height, columns, tile, width);
            }

            run(in left, in right, continues ? tile : start, continues ? width : 0, tile, width, last);
            target += above * task.CStride;
            if (isLast)
            {
                TileEdges<TLane, T>.Store(tile + (above * width), width, height - above, columns, in epilogue, row + above, column, target, task.CStride);
            }
            else
            {
                TileEdges<TLane, T>.Store(tile + (above * width), width, height - above, columns, default(Unchanged<T>), row + above, column, target, task.CStride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LeftFactor<T> Left(in ProductTask<T> task, int row, int first) => typeof(TFactor) == typeof(Tabulated)
        ? new LeftFactor<T> { First = task.A + task.RowOffsets[row], RowOffsets = task.RowOffsets + row, InnerOffsets = task.InnerOffsets + first }
        : new LeftFactor<T> { First = task.A + (row * task.ARowStride) + (first * task.AInnerStride), RowStride = task.ARowStride, InnerStride = task.AInnerStride };

    private static bool CopiesRows(in ProductTask<T> task, int panels) =>
        typeof(TFactor) != typeof(Tabulated) && panels >= ProductBlocks.PanelsOfCopy && task.AInnerStride != 0 && task.AInnerStride * sizeof(T) % ProductBlocks.ClashingStride == 0;

    private static T* CopyRows(in ProductTask<T> task, int row, int rows, int first, int end, int height)
    {
        T* copy = (T*)PackingRoom.Left((ProductBlocks.Rows + height) * ProductBlocks.DepthOfCopies * sizeof(T));
        RowPacking.Pack(task.A + (row * task.ARowStride) + (first * task.AInnerStride), task.ARowStride, task.AInnerStride, rows, end - first, height, copy);
        return copy;
    }

    /// <summary>A panel of the second factor where it is.</summary>
    private static RightFactor<T> InPlace(in ProductTask<T> task, int first, int end, int column, int columns, T* room)
    {
        T* source = task.B + (first * task.BRowStride) + column;
        int depth = end - first;
        int rest = 0;
        if (columns < TLane.Count)
        {
            // The lane reads what stands behind the columns; but for the rows at the end, behind which nothing may be.
            int beyond = column + TLane.Count - task.Columns;
            rest = (int)Math.Clamp(((beyond + task.BRowStride - 1) / task.BRowStride) - (task.Inner - end), 0, depth);
            PanelPacking<TLane, T>.Pack(source + ((depth - rest) * task.BRowStride), task.BRowStride, 1, rest, columns, 1, room);
        }

        return new RightFactor<T> { First = source, Stride = task.BRowStride, Last = columns - TLane.Count, Depth = depth - rest, Rest = room, RestDepth = rest };
    }

    /// <summary>A copy of a panel of the second factor.</summary>
    private static RightFactor<T> Copy(in ProductTask<T> task, int first, int end, int column, int columns, int lanes)
    {
        int depth = end - first;
        T* copy = (T*)PackingRoom.Of(ProductBlocks.DepthOfCopies * WidestTile * TLane.Count * sizeof(T));
        PanelPacking<TLane, T>.Pack(task.B + (first * task.BRowStride) + (column * task.BColumnStride), task.BRowStride, task.BColumnStride, depth, columns, lanes, copy);
        if (task.Start == ProductStart.Subtracted)
        {
            // (−a)·b + c and a·(−b) + c are c − a·b to the last bit.
            PanelPacking<TLane, T>.Negate(depth, lanes, copy);
        }

        return new RightFactor<T> { First = copy, Stride = lanes * TLane.Count, Last = (lanes - 1) * TLane.Count, Depth = depth };
    }
}
