using System.Numerics;

namespace OptGen.Matrices;

/// <summary>The nearest matrix with orthonormal rows or columns.</summary>
internal static class PolarFactor
{
    /// <summary>How many numbers of workspace <see cref="Find"/> needs.</summary>
    public static long WorkspaceLength(int rows, int columns)
    {
        (int height, int width) = (Math.Min(rows, columns), Math.Max(rows, columns));
        return (2L * height * width) + ((long)height * height) + height + OrthogonalRows.WorkspaceLength(height, width);
    }

    /// <summary>
    /// U·Vᵀ of the thin x = U·Σ·Vᵀ (Fan and Hoffman, 1955), in <see cref="double"/> and rounded once. Singular values below n·2⁻⁵² of the greatest, n the longer side, are the
    /// rounding errors of zeros and add nothing: of a matrix of lower rank this is the nearest partial isometry, and of zero it is zero.
    /// </summary>
    /// <param name="x">rows × columns.</param>
    /// <param name="result">rows × columns; may be <paramref name="x"/>. All NaN if an element of it is not finite.</param>
    /// <param name="rows">Rows of <paramref name="x"/>.</param>
    /// <param name="columns">Columns of <paramref name="x"/>.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    public static void Find<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns, Span<double> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int height, int width) = (Math.Min(rows, columns), Math.Max(rows, columns));
        int count = height * width;
        Span<double> matrix = workspace[..count];
        Span<double> orthogonal = workspace.Slice(count, count);
        Span<double> rotation = workspace.Slice(2 * count, height * height);
        Span<double> lengths = workspace.Slice((2 * count) + (height * height), height);
        Span<double> rest = workspace[((2 * count) + (height * height) + height)..];
        if (!WorkingCopy.TryWidenWide(x[..count], matrix, orthogonal, rows, columns, out _)
            || !OrthogonalRows.TryFind(matrix, rotation, orthogonal, lengths, height, width, rest))
        {
            result[..count].Fill(T.NaN);
            return;
        }

        double greatest = 0;
        foreach (double length in lengths)
        {
            greatest = Math.Max(greatest, length);
        }

        for (int i = 0; i < height; i++)
        {
            double weight = lengths[i] > width * Precision.Double * greatest ? 1 / lengths[i] : 0;
            RowMath.Scale(orthogonal.Slice(i * width, width), weight);
        }

        MatrixProduct.Multiply(rotation, transposeA: true, orthogonal, transposeB: false, matrix, height, height, width, rest);
        if (rows > columns)
        {
            MatrixTranspose.Transpose(matrix, orthogonal, height, width);
            WorkingCopy.Round(orthogonal, result);
            return;
        }

        WorkingCopy.Round(matrix, result);
    }
}
