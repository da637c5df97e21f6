namespace OptGen.Matrices;

/// <summary>The transpose of a dense matrix in row-major order.</summary>
internal static class MatrixTranspose
{
    /// <summary>Both matrices are walked through in squares that stay in the cache.</summary>
    private const int BlockSize = 32;

    /// <summary>result = xᵀ.</summary>
    /// <param name="x">rows × columns.</param>
    /// <param name="result">columns × rows; does not overlap <paramref name="x"/>.</param>
    /// <param name="rows">Rows of <paramref name="x"/>.</param>
    /// <param name="columns">Columns of <paramref name="x"/>.</param>
    public static void Transpose<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns)
        where T : unmanaged
    {
        for (int firstRow = 0; firstRow < rows; firstRow += BlockSize)
        {
            int endRow = Math.Min(firstRow + BlockSize, rows);
            for (int firstColumn = 0; firstColumn < columns; firstColumn += BlockSize)
            {
                int endColumn = Math.Min(firstColumn + BlockSize, columns);
                for (int column = firstColumn; column < endColumn; column++)
                {
                    Span<T> target = result.Slice(column * rows, rows);
                    for (int row = firstRow; row < endRow; row++)
                    {
                        target[row] = x[(row * columns) + column];
                    }
                }
            }
        }
    }
}
