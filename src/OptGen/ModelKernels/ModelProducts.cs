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
public static unsafe class ModelProducts
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
    public static void Multiply<T>(ModelMemory<T> memory, nint rows, nint inner, nint columns, in ModelMatrix<T> a, in ModelMatrix<T> b, in ModelMatrix<T> c, bool adds)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ProductTask<T> task = TaskOf(rows, inner, columns, in a, in b, in c) with { Start = adds ? ProductStart.Added : ProductStart.Nothing };
        ProductWork<T, Strided, Unchanged<T>>.Run(in task, default, memory.Threads);
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
    public static void Multiply<T, TEpilogue>(
        ModelMemory<T> memory, nint rows, nint inner, nint columns, in ModelMatrix<T> a, in ModelMatrix<T> b, in ModelMatrix<T> c, Elements<T> bias, in TEpilogue epilogue)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TEpilogue : struct, IModelEpilogue<T>
    {
        ProductTask<T> task = TaskOf(rows, inner, columns, in a, in b, in c) with { Bias = bias.First };
        Adapter<T, TEpilogue> adapter = new(epilogue);
        ProductWork<T, Strided, Adapter<T, TEpilogue>>.Run(in task, in adapter, memory.Threads);
    }

    /// <summary>c = a·b + bias.</summary>
    /// <inheritdoc cref="Multiply{T, TEpilogue}"/>
    public static void Multiply<T>(ModelMemory<T> memory, nint rows, nint inner, nint columns, in ModelMatrix<T> a, in ModelMatrix<T> b, in ModelMatrix<T> c, Elements<T> bias)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ProductTask<T> task = TaskOf(rows, inner, columns, in a, in b, in c) with { Bias = bias.First };
        ProductWork<T, Strided, Unchanged<T>>.Run(in task, default, memory.Threads);
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
    }
}
