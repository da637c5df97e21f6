using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>The eigenvectors of a symmetric matrix.</summary>
internal static class Eigenbasis
{
    /// <summary>
    /// Magnitudes that agree to as many bits are equal: which of two equal components comes out greater is otherwise a matter of rounding, and with it
    /// the sign of the vector.
    /// </summary>
    private const double Tie = 1 - (1.0 / (1L << 40));

    /// <summary>How many numbers of workspace <see cref="EigenVectors"/> needs.</summary>
    public static long WorkspaceLength(int size) => (2 * SymmetricEigensolver.SquareLength(size)) + size + SymmetricEigensolver.WorkspaceLength(size);

    /// <summary>
    /// The eigenvectors of the greatest eigenvalues as columns, by ascending eigenvalue, in <see cref="double"/> and rounded once. The component of
    /// largest magnitude is positive; of several, the first.
    /// </summary>
    /// <param name="x">size × size; the symmetric part (x + xᵀ)/2 counts.</param>
    /// <param name="result">size × count; may be <paramref name="x"/>. All NaN if an element of it is not finite.</param>
    /// <param name="size">Rows and columns of <paramref name="x"/>.</param>
    /// <param name="count">How many vectors, at most <paramref name="size"/>.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    /// <param name="threads">How many threads may take part.</param>
    public static void EigenVectors<T>(ReadOnlySpan<T> x, Span<T> result, int size, int count, Span<double> workspace, int threads = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int square = (int)SymmetricEigensolver.SquareLength(size);
        Span<double> matrix = workspace[..square];
        Span<double> values = workspace.Slice(2 * square, size);
        if (!WorkingCopy.TryWidenSymmetric(x, SymmetricEigensolver.MatrixIn(matrix, size), out _)
            || !SymmetricEigensolver.TrySolve(matrix, workspace.Slice(square, square), values, size, count, workspace[((2 * square) + size)..], threads, out MatrixView<double> vectors))
        {
            result[..(size * count)].Fill(T.NaN);
            return;
        }

        for (int row = 0; row < count; row++)
        {
            FixSign(vectors.Row(row));
        }

        WorkingCopy.RoundTransposed(vectors, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
