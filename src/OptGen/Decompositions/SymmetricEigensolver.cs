using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix: Householder's tridiagonalization, then divide and conquer. Errors are a few n·2⁻⁵³ of the greatest eigenvalue.
/// </summary>
internal static class SymmetricEigensolver
{
    /// <summary>How many numbers a padded square takes, for the matrix and for its eigenvectors.</summary>
    public static long SquareLength(int size) => (long)PaddedRows.RoundUp(size) * PaddedRows.Stride(size);

    /// <summary>The matrix in such memory, for its caller to fill; what it is padded by becomes 0.</summary>
    public static MatrixView<double> MatrixIn(Span<double> square, int size)
    {
        int length = PaddedRows.RoundUp(size);
        MatrixView<double> padded = new(square, length, length, PaddedRows.Stride(size));
        for (int row = 0; row < length; row++)
        {
            padded.Row(row)[(row < size ? size : 0)..].Clear();
        }

        return padded.Block(0, 0, size, size);
    }

    /// <summary>How many numbers of workspace <see cref="TrySolve"/> needs.</summary>
    public static long WorkspaceLength(int size) =>
        SquareLength(size) + (2L * size) + Math.Max(Math.Max(Tridiagonalization.WorkspaceLength(size), Tridiagonalization.RestoreLength(size)), DivideAndConquer.WorkspaceLength(size));

    /// <summary>Finds all eigenvalues, ascending, and the eigenvectors of the greatest of them.</summary>
    /// <param name="matrix">A square made by <see cref="MatrixIn"/>, with a symmetric matrix as <see cref="WorkingCopy.TryWidenSymmetric"/> gives it, which is destroyed.</param>
    /// <param name="vectors">A square of as many numbers, which takes the eigenvectors.</param>
    /// <param name="values">Takes the eigenvalues.</param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="count">How many eigenvectors are sought.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    /// <param name="threads">How many threads may take part.</param>
    /// <param name="found">The eigenvectors as rows, each of length 1.</param>
    /// <returns>Whether the algorithm converged.</returns>
    public static bool TrySolve(
        Span<double> matrix, Span<double> vectors, Span<double> values, int size, int count, Span<double> workspace, int threads, out MatrixView<double> found)
    {
        int stride = PaddedRows.Stride(size);
        int length = PaddedRows.RoundUp(size);
        found = new(vectors, count, size, stride);
        if (size == 0)
        {
            return true;
        }

        MatrixView<double> padded = new(matrix, length, length, stride);
        MatrixView<double> square = new(workspace, size, size, stride);
        Span<double> offDiagonal = workspace.Slice(length * stride, size);
        Span<double> taus = workspace.Slice((length * stride) + size, size);
        Span<double> rest = workspace[((length * stride) + (2 * size))..];
        Tridiagonalization.Reduce(padded, size, values, offDiagonal, taus, rest, threads);
        if (!DivideAndConquer.TrySolve(values, offDiagonal, vectors, count, square, rest, threads))
        {
            return false;
        }

        Tridiagonalization.Restore(padded, size, taus, found, rest, threads);
        return true;
    }
}
