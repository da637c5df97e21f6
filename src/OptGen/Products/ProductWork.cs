using System.Numerics;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;
using OptGen.Threads;

namespace OptGen.Products;

/// <summary>A product as work for threads: each item is some rows of some columns of the result.</summary>
internal sealed class ProductWork<T, TFactor, TEpilogue> : Work
    where T : unmanaged, IFloatingPointIeee754<T>
    where TFactor : struct, IFactorAccess
    where TEpilogue : struct, IEpilogue<T>
{
    /// <summary>Items for each thread, so that threads end together.</summary>
    private const int ItemsOfThread = 2;

    /// <summary>Bytes of the widest lane, of which the width of an item is a multiple.</summary>
    private const int LaneBytes = 64;

    /// <summary>Below so many lanes, or rows, an item would read as much as it computes.</summary>
    private const int FewestLanes = 3;
    private const int FewestRows = 32;

    /// <summary>Rows of a tile, of which the height of an item is a multiple.</summary>
    private const int RowUnit = 8;

    [ThreadStatic]
    private static ProductWork<T, TFactor, TEpilogue>? t_work;

    private ProductTask<T> _task;
    private TEpilogue _epilogue;
    private int _rows;
    private int _columns;
    private int _across;

    /// <summary>Computes the product, by several threads where that pays.</summary>
    public static void Run(in ProductTask<T> task, in TEpilogue epilogue, int threads)
    {
        if (task.Rows == 0 || task.Columns == 0)
        {
            return;
        }

        double operations = (double)task.Rows * task.Inner * task.Columns;
        if (threads < 2 || operations < ProductBlocks.Sharing)
        {
            Run(in task, in epilogue, 0, task.Rows, 0, task.Columns);
            return;
        }

        ProductWork<T, TFactor, TEpilogue> work = t_work ?? new();
        t_work = null;
        int items = work.Divide(in task, in epilogue, threads);
        Crew.Run(work, items, threads, operations >= ProductBlocks.Waking);
        t_work = work;
    }

    public override unsafe void Run(int item)
    {
        int firstRow = item / _across * _rows;
        int firstColumn = item % _across * _columns;
        Run(in _task, in _epilogue, firstRow, Math.Min(firstRow + _rows, _task.Rows), firstColumn, Math.Min(firstColumn + _columns, _task.Columns));
    }

    private static void Run(in ProductTask<T> task, in TEpilogue epilogue, int firstRow, int endRow, int firstColumn, int endColumn)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            ProductLoops<Lane512<T>, T, TFactor, TEpilogue>.Run(in task, in epilogue, firstRow, endRow, firstColumn, endColumn);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            ProductLoops<Lane256<T>, T, TFactor, TEpilogue>.Run(in task, in epilogue, firstRow, endRow, firstColumn, endColumn);
        }
        else
        {
            ProductLoops<Lane128<T>, T, TFactor, TEpilogue>.Run(in task, in epilogue, firstRow, endRow, firstColumn, endColumn);
        }
    }

    /// <summary>Cuts the result; how many items come of it.</summary>
    private unsafe int Divide(in ProductTask<T> task, in TEpilogue epilogue, int threads)
    {
        (_task, _epilogue) = (task, epilogue);
        int wanted = threads * ItemsOfThread;

        // Columns first: a part of the second factor that is copied is copied once, then.
        int lanes = PartsOf(task.Columns, LaneBytes / sizeof(T));
        _columns = PartsOf(lanes, Math.Clamp(lanes / FewestLanes, 1, wanted)) * (LaneBytes / sizeof(T));
        _across = PartsOf(task.Columns, _columns);
        int down = Math.Clamp(task.Rows / FewestRows, 1, Math.Max(1, wanted / _across));
        _rows = PartsOf(PartsOf(task.Rows, down), RowUnit) * RowUnit;
        return PartsOf(task.Rows, _rows) * _across;
    }

    /// <summary>How many parts of a length there are, or how long one of so many is.</summary>
    private static int PartsOf(int whole, int part) => (int)(((long)whole + part - 1) / part);
}
