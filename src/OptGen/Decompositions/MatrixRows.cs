using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>The rows of a matrix in row-major order.</summary>
internal static class MatrixRows
{
    /// <summary>A row of a matrix whose rows have no gaps.</summary>
    public static Span<double> Row(this MatrixView<double> matrix, int row) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref matrix.First, row * matrix.RowStride), matrix.Columns);

    /// <summary>The memory of a row and all behind it.</summary>
    public static Span<double> RowsFrom(this MatrixView<double> matrix, int row) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref matrix.First, row * matrix.RowStride), checked((int)((matrix.Rows - row - 1) * matrix.RowStride)) + matrix.Columns);

    /// <summary>Sets all elements to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Clear(this MatrixView<double> matrix)
    {
        for (int row = 0; row < matrix.Rows; row++)
        {
            matrix.Row(row).Clear();
        }
    }
}
