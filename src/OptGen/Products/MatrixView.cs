using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptGen.Products;

/// <summary>A matrix within memory of somebody else's: a part of another one, or its transpose, costs nothing.</summary>
/// <typeparam name="T">The element.</typeparam>
internal readonly ref struct MatrixView<T>
    where T : unmanaged
{
    private readonly ref T _first;

    /// <summary>A matrix in row-major order.</summary>
    /// <param name="elements">At least as many as it has.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    public MatrixView(ReadOnlySpan<T> elements, int rows, int columns)
        : this(elements, rows, columns, columns)
    {
    }

    /// <summary>A matrix in row-major order whose rows may have something between them.</summary>
    /// <param name="elements">All between its first element and its last, at least.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rowStride">How far apart its rows are, in elements.</param>
    public MatrixView(ReadOnlySpan<T> elements, int rows, int columns, int rowStride)
    {
        if (rows > 0 && columns > 0 && (((long)(rows - 1) * rowStride) + columns > elements.Length || rowStride < 0))
        {
            throw new ArgumentException($"A matrix of {rows}×{columns} with rows {rowStride} apart is not within {elements.Length} elements.", nameof(elements));
        }

        _first = ref MemoryMarshal.GetReference(elements);
        (Rows, Columns, RowStride, ColumnStride) = (rows, columns, rowStride, 1);
    }

    private MatrixView(ref T first, int rows, int columns, nint rowStride, nint columnStride)
    {
        _first = ref first;
        (Rows, Columns, RowStride, ColumnStride) = (rows, columns, rowStride, columnStride);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>How far apart two elements of a column are.</summary>
    public nint RowStride { get; }

    /// <summary>How far apart two elements of a row are.</summary>
    public nint ColumnStride { get; }

    /// <summary>The first element; beyond the memory where there is none.</summary>
    public ref T First => ref _first;

    /// <summary>The same elements, rows as columns.</summary>
    public MatrixView<T> Transposed => new(ref _first, Columns, Rows, ColumnStride, RowStride);

    /// <summary>The transpose, if asked for.</summary>
    public MatrixView<T> TransposedIf(bool isTransposed) => isTransposed ? Transposed : this;

    /// <summary>The elements of some rows and some columns.</summary>
    public MatrixView<T> Block(int row, int column, int rows, int columns)
    {
        if ((uint)row > (uint)Rows || (uint)column > (uint)Columns || (uint)rows > (uint)(Rows - row) || (uint)columns > (uint)(Columns - column))
        {
            throw new ArgumentException($"Rows {row} to {row + rows} and columns {column} to {column + columns} are not within a matrix of {Rows}×{Columns}.");
        }

        return new(ref Unsafe.Add(ref _first, (row * RowStride) + (column * ColumnStride)), rows, columns, RowStride, ColumnStride);
    }
}
