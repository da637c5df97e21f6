using System.Numerics;

namespace OptGen.Matrices;

/// <summary>The eigenvectors of a symmetric matrix.</summary>
internal static class Eigenbasis
{
    /// <summary>
    /// Magnitudes that agree to as many bits are equal: which of two equal components comes out greater is otherwise a matter of rounding, and with it
    /// the sign of the vector.
    /// </summary>
    private const double Tie = 1 - (1.0 / (1L << 40));

    /// <summary>How many numbers of workspace <see cref="EigenVectors"/> needs.</summary>
    public static long WorkspaceLength(int size) => (2L * size * size) + size + SymmetricEigensolver.WorkspaceLength(size);

    /// <summary>
    /// The eigenvectors of the greatest eigenvalues as columns, by ascending eigenvalue, in <see cref="double"/> and rounded once. The component of
    /// largest magnitude is positive; of several, the first.
    /// </summary>
    /// <param name="x">size × size; the symmetric part (x + xᵀ)/2 counts.</param>
    /// <param name="result">size × count; may be <paramref name="x"/>. All NaN if an element of it is not finite.</param>
    /// <param name="size">Rows and columns of <paramref name="x"/>.</param>
    /// <param name="count">How many vectors, at most <paramref name="size"/>.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    public static void EigenVectors<T>(ReadOnlySpan<T> x, Span<T> result, int size, int count, Span<double> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<double> matrix = workspace[..(size * size)];
        Span<double> vectors = workspace.Slice(size * size, size * size);
        Span<double> values = workspace.Slice(2 * size * size, size);
        if (!WorkingCopy.TryWidenSymmetric(x[..(size * size)], matrix, size, out _)
            || !SymmetricEigensolver.TrySolve(matrix, vectors, values, size, workspace[((2 * size * size) + size)..]))
        {
            result[..(size * count)].Fill(T.NaN);
            return;
        }

        for (int row = size - count; row < size; row++)
        {
            FixSign(vectors.Slice(row * size, size));
        }

        Span<double> columns = matrix[..(size * count)];
        MatrixTranspose.Transpose(vectors[((size - count) * size)..], columns, count, size);
        WorkingCopy.Round(columns, result);
    }

    private static void FixSign(Span<double> vector)
    {
        double greatest = 0;
        foreach (double component in vector)
        {
            greatest = Math.Max(greatest, Math.Abs(component));
        }

        int first = 0;
        while (first < vector.Length - 1 && Math.Abs(vector[first]) < greatest * Tie)
        {
            first++;
        }

        if (vector[first] < 0)
        {
            for (int i = 0; i < vector.Length; i++)
            {
                vector[i] = -vector[i];
            }
        }
    }
}
