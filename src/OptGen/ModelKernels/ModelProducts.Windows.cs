using System.ComponentModel;
using System.Numerics;
using OptGen.Products;

namespace OptGen.CompilerServices;

/// <summary>A matrix within a model's memory whose elements are anywhere, by tables of places: windows, which overlap.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="first">The element from which places count.</param>
/// <param name="rows">The place of each row.</param>
/// <param name="columns">The place of each column, from its row on.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ModelWindows<T>(Elements<T> first, WholeNumbers rows, WholeNumbers columns)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    internal Elements<T> First => first;

    internal WholeNumbers Rows => rows;

    internal WholeNumbers Columns => columns;
}

/// <content>Products whose first factor is read by tables of places.</content>
public static unsafe partial class ModelProducts
{
    /// <summary>c = a·b, or c + a·b.</summary>
    /// <inheritdoc cref="Multiply{T}(ModelMemory{T}, nint, nint, nint, in ModelMatrix{T}, in ModelMatrix{T}, in ModelMatrix{T}, bool, int, int)"/>
    public static void Multiply<T>(ModelMemory<T> memory, nint rows, nint inner, nint columns, in ModelWindows<T> a, in ModelMatrix<T> b, in ModelMatrix<T> c, bool adds)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ProductTask<T> task = TaskOf(rows, inner, columns, in a, in b, in c) with { Start = adds ? ProductStart.Added : ProductStart.Nothing };
        ProductWork<T, Tabulated, Unchanged<T>>.Run(in task, default, memory.Threads);
    }

    /// <summary>c = f(a·b + bias).</summary>
    /// <inheritdoc cref="Multiply{T, TEpilogue}(ModelMemory{T}, nint, nint, nint, in ModelMatrix{T}, in ModelMatrix{T}, in ModelMatrix{T}, Elements{T}, in TEpilogue, int, int)"/>
    public static void Multiply<T, TEpilogue>(
        ModelMemory<T> memory, nint rows, nint inner, nint columns, in ModelWindows<T> a, in ModelMatrix<T> b, in ModelMatrix<T> c, Elements<T> bias, in TEpilogue epilogue)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TEpilogue : struct, IModelEpilogue<T>
    {
        ProductTask<T> task = TaskOf(rows, inner, columns, in a, in b, in c) with { Bias = bias.First };
        ProductWork<T, Tabulated, Adapter<T, TEpilogue>>.Run(in task, new(epilogue), memory.Threads);
    }

    /// <summary>c = a·b + bias.</summary>
    /// <inheritdoc cref="Multiply{T}(ModelMemory{T}, nint, nint, nint, in ModelMatrix{T}, in ModelMatrix{T}, in ModelMatrix{T}, Elements{T}, int, int)"/>
    public static void Multiply<T>(ModelMemory<T> memory, nint rows, nint inner, nint columns, in ModelWindows<T> a, in ModelMatrix<T> b, in ModelMatrix<T> c, Elements<T> bias)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ProductTask<T> task = TaskOf(rows, inner, columns, in a, in b, in c) with { Bias = bias.First };
        ProductWork<T, Tabulated, Unchanged<T>>.Run(in task, default, memory.Threads);
    }

    private static ProductTask<T> TaskOf<T>(nint rows, nint inner, nint columns, in ModelWindows<T> a, in ModelMatrix<T> b, in ModelMatrix<T> c)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TaskOf(rows, inner, columns, new ModelMatrix<T>(a.First, 0, 0), in b, in c) with { RowOffsets = a.Rows.First, InnerOffsets = a.Columns.First };
}
