using System.Numerics;
using OptGen.Matrices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>The nearest matrix with orthonormal rows or columns.</summary>
internal static class PolarFactor
{
    /// <summary>How many numbers of workspace <see cref="Find"/> needs.</summary>
    public static long WorkspaceLength(int rows, int columns)
    {
        (int height, int width) = (Math.Min(rows, columns), Math.Max(rows, columns));
        return (2L * height * PaddedRows.Stride(width)) + height + OrthogonalRows.WorkspaceLength(height);
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
    /// <param name="threads">How many threads may take part.</param>
    public static void Find<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns, Span<double> workspace, int threads = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int height, int width) = (Math.Min(rows, columns), Math.Max(rows, columns));
        int stride = PaddedRows.Stride(width);
        MatrixView<double> matrix = new(workspace, height, width, stride);
        MatrixView<double> orthogonal = new(workspace[(height * stride)..], height, width, stride);
        Span<double> lengths = workspace.Slice(2 * height * stride, height);
        Span<double> rest = workspace[((2 * height * stride) + height)..];
        if (!WorkingCopy.TryWidenScaled(x, matrix, isTransposed: rows > columns, out _)
            || !OrthogonalRows.TryFind(matrix, orthogonal, lengths, rest, threads, out MatrixView<double> rotation))
        {
            result[..(rows * columns)].Fill(T.NaN);
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
            RowMath.Scale(orthogonal.Row(i), weight);
        }

        Product.Multiply(rotation.Transposed, orthogonal, matrix, ProductStart.Nothing, threads);
        if (rows > columns)
        {
            WorkingCopy.RoundTransposed(matrix, result);
            return;
        }

        WorkingCopy.Round(matrix, result);
    }
}
