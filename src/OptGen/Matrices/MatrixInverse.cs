using System.Numerics;

namespace OptGen.Matrices;

/// <summary>The inverse of a square matrix.</summary>
internal static class MatrixInverse
{
    /// <summary>How many numbers of workspace <see cref="Invert"/> needs.</summary>
    public static long WorkspaceLength(int size) => 2L * size * size;

    /// <summary>
    /// result = x⁻¹, by Gaussian elimination with partial pivoting in <see cref="double"/>, rounded once. A matrix that has no inverse (a pivot is
    /// exactly 0, or an element is not finite) gives NaN everywhere: a step throws no exceptions, and whether to take it is the caller's policy.
    /// </summary>
    /// <param name="x">size × size.</param>
    /// <param name="result">size × size; may be <paramref name="x"/>.</param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    public static void Invert<T>(ReadOnlySpan<T> x, Span<T> result, int size, Span<double> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<double> lu = workspace[..(size * size)];
        Span<double> inverse = workspace.Slice(size * size, size * size);
        inverse.Clear();
        for (int i = 0; i < size; i++)
        {
            inverse[(i * size) + i] = 1;
        }

        if (!WorkingCopy.TryWiden(x[..(size * size)], lu) || !TryEliminate(lu, inverse, size))
        {
            result[..(size * size)].Fill(T.NaN);
            return;
        }

        Substitute(lu, inverse, size);
        WorkingCopy.Round(inverse, result);
    }

    /// <summary>Brings the matrix to upper triangular form by operations on rows, which are done to the right side as well.</summary>
    /// <returns>Whether no pivot is 0.</returns>
    private static bool TryEliminate(Span<double> matrix, Span<double> right, int size)
    {
        for (int k = 0; k < size; k++)
        {
            int pivot = k;
            for (int row = k + 1; row < size; row++)
            {
                if (Math.Abs(matrix[(row * size) + k]) > Math.Abs(matrix[(pivot * size) + k]))
                {
                    pivot = row;
                }
            }

            if (matrix[(pivot * size) + k] == 0)
            {
                return false;
            }

            if (pivot != k)
            {
                RowMath.Swap(matrix.Slice(pivot * size, size), matrix.Slice(k * size, size));
                RowMath.Swap(right.Slice(pivot * size, size), right.Slice(k * size, size));
            }

            ReadOnlySpan<double> pivotRow = matrix.Slice(k * size, size);
            for (int row = k + 1; row < size; row++)
            {
                Span<double> target = matrix.Slice(row * size, size);
                double factor = target[k] / pivotRow[k];
                if (factor != 0)
                {
                    RowMath.AddScaled(target[(k + 1)..], -factor, pivotRow[(k + 1)..]);
                    RowMath.AddScaled(right.Slice(row * size, size), -factor, right.Slice(k * size, size));
                }
            }
        }

        return true;
    }

    /// <summary>Solves the triangular system for every column of the right side.</summary>
    private static void Substitute(ReadOnlySpan<double> upper, Span<double> right, int size)
    {
        for (int row = size - 1; row >= 0; row--)
        {
            Span<double> target = right.Slice(row * size, size);
            for (int k = row + 1; k < size; k++)
            {
                RowMath.AddScaled(target, -upper[(row * size) + k], right.Slice(k * size, size));
            }

            double pivot = upper[(row * size) + row];
            for (int column = 0; column < size; column++)
            {
                target[column] /= pivot;
            }
        }
    }
}
