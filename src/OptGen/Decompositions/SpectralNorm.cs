using System.Numerics;
using OptGen.Matrices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>The greatest singular value.</summary>
internal static class SpectralNorm
{
    /// <summary>How many numbers of workspace <see cref="Of"/> needs.</summary>
    public static long WorkspaceLength(int rows, int columns)
    {
        (int height, int width) = (Math.Min(rows, columns), Math.Max(rows, columns));
        return ((long)height * PaddedRows.Stride(width)) + width + height + OrthogonalRows.WorkspaceLength(height);
    }

    /// <summary>
    /// ‖vᵀ·x‖ of the eigenvector v of the greatest eigenvalue of x·xᵀ: an error of v counts by its square (Rayleigh's quotient). 0 for a matrix of zeros; NaN if an element
    /// is not finite.
    /// </summary>
    /// <param name="x">rows × columns.</param>
    /// <param name="rows">Rows of <paramref name="x"/>.</param>
    /// <param name="columns">Columns of <paramref name="x"/>.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    /// <param name="threads">How many threads may take part.</param>
    public static double Of<T>(ReadOnlySpan<T> x, int rows, int columns, Span<double> workspace, int threads = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int height, int width) = (Math.Min(rows, columns), Math.Max(rows, columns));
        int stride = PaddedRows.Stride(width);
        MatrixView<double> matrix = new(workspace, height, width, stride);
        Span<double> sum = workspace.Slice(height * stride, width);
        Span<double> values = workspace.Slice((height * stride) + width, height);
        if (height == 0)
        {
            return 0;
        }

        if (!WorkingCopy.TryWidenScaled(x, matrix, isTransposed: rows > columns, out int exponent)
            || !OrthogonalRows.TryEigenvectors(matrix, 1, values, workspace[((height * stride) + width + height)..], threads, out MatrixView<double> vectors))
        {
            return double.NaN;
        }

        sum.Clear();
        for (int row = 0; row < height; row++)
        {
            RowMath.AddScaled(sum, vectors.Row(0)[row], matrix.Row(row));
        }

        return Math.ScaleB(Math.Sqrt(RowMath.WideDot(sum, sum)), exponent);
    }
}
