using System.Numerics;

namespace OptGen.Matrices;

/// <summary>The greatest singular value.</summary>
internal static class SpectralNorm
{
    /// <summary>How many numbers of workspace <see cref="Of"/> needs.</summary>
    public static long WorkspaceLength(int rows, int columns)
    {
        (int height, int width) = (Math.Min(rows, columns), Math.Max(rows, columns));
        return (2L * height * width) + ((long)height * height) + height + OrthogonalRows.WorkspaceLength(height, width);
    }

    /// <summary>
    /// ‖vᵀ·x‖ of the eigenvector v of the greatest eigenvalue of x·xᵀ: an error of v counts by its square (Rayleigh's quotient). 0 for a matrix of zeros; NaN if an element
    /// is not finite.
    /// </summary>
    /// <param name="x">rows × columns.</param>
    /// <param name="rows">Rows of <paramref name="x"/>.</param>
    /// <param name="columns">Columns of <paramref name="x"/>.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    public static double Of<T>(ReadOnlySpan<T> x, int rows, int columns, Span<double> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int height, int width) = (Math.Min(rows, columns), Math.Max(rows, columns));
        int count = height * width;
        Span<double> matrix = workspace[..count];
        Span<double> sum = workspace.Slice(count, count);
        Span<double> vectors = workspace.Slice(2 * count, height * height);
        Span<double> values = workspace.Slice((2 * count) + (height * height), height);
        Span<double> rest = workspace[((2 * count) + (height * height) + height)..];
        if (count == 0)
        {
            return 0;
        }

        if (!WorkingCopy.TryWidenWide(x[..count], matrix, sum, rows, columns, out int exponent)
            || !OrthogonalRows.TryEigenvectors(matrix, vectors, values, height, width, rest))
        {
            return double.NaN;
        }

        ReadOnlySpan<double> vector = vectors.Slice((height - 1) * height, height);
        sum = sum[..width];
        sum.Clear();
        for (int row = 0; row < height; row++)
        {
            RowMath.AddScaled(sum, vector[row], matrix.Slice(row * width, width));
        }

        return Math.ScaleB(Math.Sqrt(RowMath.WideDot(sum, sum)), exponent);
    }
}
