using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.ModelKernels;
using OptGen.Products;

namespace OptGen.CompilerServices;

/// <summary>A matrix within a model's memory.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="first">The first element.</param>
/// <param name="rowStride">How far apart its rows are.</param>
/// <param name="columnStride">How far apart its columns are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ModelMatrix<T>(Elements<T> first, nint rowStride, nint columnStride)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    internal Elements<T> First => first;

    internal nint RowStride => rowStride;

    internal nint ColumnStride => columnStride;
}

/// <summary>The products of models.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class ModelProducts
{
    /// <summary>c = a·b, or c + a·b.</summary>
    /// <param name="memory">The memory of the call.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="inner">How many products each element is the sum of.</param>
    /// <param name="columns">Columns of the result.</param>
    /// <param name="a">rows × inner.</param>
    /// <param name="b">inner × columns.</param>
    /// <param name="c">The result, whose columns are neighbours.</param>
    /// <param name="adds">Whether the products are added to what is there.</param>
    /// <param name="pickedRows">The data whose picked rows are the rows of a; −1 where they are not.</param>
    /// <param name="pickedInner">The data whose picked rows are the columns of a; −1 where they are not.</param>
    public static void Multiply<T>(
        ModelMemory<T> memory, nint rows, nint inner, nint columns, in ModelMatrix<T> a, in ModelMatrix<T> b, in ModelMatrix<T> c, bool adds, int pickedRows = -1, int pickedInner = -1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ProductTask<T> task = TaskOf(rows, inner, columns, in a, in b, in c) with { Start = adds ? ProductStart.Added : ProductStart.Nothing };
        Run(memory, task, default(Unchanged<T>), pickedRows, pickedInner);
    }

    /// <summary>c = f(a·b + bias).</summary>
    /// <param name="memory">The memory of the call.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="inner">How many products each element is the sum of.</param>
    /// <param name="columns">Columns of the result.</param>
    /// <param name="a">rows × inner.</param>
    /// <param name="b">inner × columns.</param>
    /// <param name="c">The result, whose columns are neighbours.</param>
    /// <param name="bias">An element for each column, which its sums begin with; or nothing.</param>
    /// <param name="epilogue">What becomes of the sums.</param>
    /// <param name="pickedRows">The data whose picked rows are the rows of a; −1 where they are not.</param>
    /// <param name="pickedInner">The data whose picked rows are the columns of a; −1 where they are not.</param>
    public static void Multiply<T, TEpilogue>(
        ModelMemory<T> memory,
        nint rows,
        nint inner,
        nint columns,
        in ModelMatrix<T> a,
        in ModelMatrix<T> b,
        in ModelMatrix<T> c,
        Elements<T> bias,
        in TEpilogue epilogue,
        int pickedRows = -1,
        int pickedInner = -1)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TEpilogue : struct, IModelEpilogue<T>
    {
        ProductTask<T> task = TaskOf(rows, inner, columns, in a, in b, in c) with { Bias = bias.First };
        Run(memory, task, new Adapter<T, TEpilogue>(epilogue), pickedRows, pickedInner);
    }

    /// <summary>c = a·b + bias.</summary>
    /// <inheritdoc cref="Multiply{T, TEpilogue}(ModelMemory{T}, nint, nint, nint, in ModelMatrix{T}, in ModelMatrix{T}, in ModelMatrix{T}, Elements{T}, in TEpilogue, int, int)"/>
    public static void Multiply<T>(
        ModelMemory<T> memory, nint rows, nint inner, nint columns, in ModelMatrix<T> a, in ModelMatrix<T> b, in ModelMatrix<T> c, Elements<T> bias, int pickedRows = -1, int pickedInner = -1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ProductTask<T> task = TaskOf(rows, inner, columns, in a, in b, in c) with { Bias = bias.First };
        Run(memory, task, default(Unchanged<T>), pickedRows, pickedInner);
    }

    /// <summary>c = a·b, or c + a·b, at all places of axes that the factors or the result have besides.</summary>
    /// <param name="memory">The memory of the call.</param>
    /// <param name="rows">Rows of each result.</param>
    /// <param name="inner">How many products each element is the sum of.</param>
    /// <param name="columns">Columns of each result.</param>
    /// <param name="a">rows × inner, at the first place.</param>
    /// <param name="b">inner × columns, at the first place.</param>
    /// <param name="c">The result, whose columns are neighbours, at the first place.</param>
    /// <param name="adds">Whether the products are added to what is there.</param>
    /// <param name="lengths">How many places there are along each axis.</param>
    /// <param name="aStrides">For each axis, how far apart the first factors are.</param>
    /// <param name="bStrides">How far apart the second factors are.</param>
    /// <param name="cStrides">How far apart the results are.</param>
    public static void MultiplyEach<T>(
        ModelMemory<T> memory,
        nint rows,
        nint inner,
        nint columns,
        in ModelMatrix<T> a,
        in ModelMatrix<T> b,
        in ModelMatrix<T> c,
        bool adds,
        ReadOnlySpan<nint> lengths,
        ReadOnlySpan<nint> aStrides,
        ReadOnlySpan<nint> bStrides,
        ReadOnlySpan<nint> cStrides)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ProductTask<T> task = TaskOf(rows, inner, columns, in a, in b, in c) with { Start = adds ? ProductStart.Added : ProductStart.Nothing };
        ProductPlaces<T>.Run(in task, lengths, aStrides, bStrides, cStrides, memory.Threads);
    }

    /// <summary>Where rows are picked, the first factor is read by tables of their places.</summary>
    private static void Run<T, TEpilogue>(ModelMemory<T> memory, ProductTask<T> task, in TEpilogue epilogue, int pickedRows, int pickedInner)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        if (pickedRows >= 0 && memory.IsPicked(pickedRows))
        {
            task.RowOffsets = memory.Offsets(pickedRows);
            task.InnerOffsets = memory.Counting(pickedRows, task.Inner, task.AInnerStride);
            ProductWork<T, Tabulated, TEpilogue>.Run(in task, in epilogue, memory.Threads);
        }
        else if (pickedInner >= 0 && memory.IsPicked(pickedInner))
        {
            task.RowOffsets = memory.Counting(pickedInner, task.Rows, task.ARowStride);
            task.InnerOffsets = memory.Offsets(pickedInner);
            ProductWork<T, Tabulated, TEpilogue>.Run(in task, in epilogue, memory.Threads);
        }
        else
        {
            if (typeof(TEpilogue) == typeof(Unchanged<T>) && task is { Columns: 1, CStride: 1, ARowStride: 1 } && task.Bias == null)
            {
                // A column without gaps is a row, whose elements fill lanes.
                task = task with
                {
                    A = task.B, ARowStride = 0, AInnerStride = task.BRowStride, B = task.A, BRowStride = task.AInnerStride, BColumnStride = 1, CStride = task.Rows, Rows = 1, Columns = task.Rows,
                };
            }

            ProductWork<T, Strided, TEpilogue>.Run(in task, in epilogue, memory.Threads);
        }
    }

    private static ProductTask<T> TaskOf<T>(nint rows, nint inner, nint columns, in ModelMatrix<T> a, in ModelMatrix<T> b, in ModelMatrix<T> c)
        where T : unmanaged, IFloatingPointIeee754<T> => new()
        {
            A = a.First.First,
            ARowStride = a.RowStride,
            AInnerStride = a.ColumnStride,
            B = b.First.First,
            BRowStride = b.RowStride,
            BColumnStride = b.ColumnStride,
            C = c.First.First,
            CStride = c.RowStride,
            Rows = checked((int)rows),
            Inner = checked((int)inner),
            Columns = checked((int)columns),
        };

    /// <summary>A generated epilogue as products have it.</summary>
    private readonly struct Adapter<T, TEpilogue>(TEpilogue epilogue) : IEpilogue<T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TEpilogue : struct, IModelEpilogue<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane>(TLane sums, nint row, nint column, int count)
            where TLane : struct, ILane<TLane, T> => epilogue.Apply(sums, row, column, count);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Prefetch(nint row, nint column, int count) => epilogue.Prefetch(row, column, count);
    }
}
