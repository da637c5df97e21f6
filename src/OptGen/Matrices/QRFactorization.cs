using System.Numerics;

namespace OptGen.Matrices;

/// <summary>The orthogonal factor of x = Q·R.</summary>
internal static class QRFactorization
{
    /// <summary>How many numbers of workspace <see cref="Q"/> needs.</summary>
    public static long WorkspaceLength(int rows, int columns)
    {
        long rank = Math.Min(rows, columns);
        return ((long)rows * columns) + (rows * rank) + rows + Math.Max(rows, columns) + rank;
    }

    /// <summary>
    /// Q of the thin factorization by Householder's reflections, in <see cref="double"/> and rounded once. The signs are those of LAPACK's geqrf:
    /// the diagonal of R is mostly negative where that of x is positive. Its columns are orthonormal whatever the rank.
    /// </summary>
    /// <param name="x">rows × columns.</param>
    /// <param name="result">rows × min(rows, columns); may be <paramref name="x"/>. All NaN if an element of it is not finite.</param>
    /// <param name="rows">Rows of <paramref name="x"/>.</param>
    /// <param name="columns">Columns of <paramref name="x"/>.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    public static void Q<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns, Span<double> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rank = Math.Min(rows, columns);
        Span<double> r = workspace[..(rows * columns)];
        Span<double> q = workspace.Slice(rows * columns, rows * rank);
        Span<double> rest = workspace[((rows * columns) + (rows * rank))..];
        Span<double> v = rest[..rows];
        Span<double> sums = rest.Slice(rows, Math.Max(rows, columns));
        Span<double> taus = rest.Slice(rows + Math.Max(rows, columns), rank);
        if (!WorkingCopy.TryWidenScaled(x[..(rows * columns)], r))
        {
            result[..(rows * rank)].Fill(T.NaN);
            return;
        }

        for (int k = 0; k < rank; k++)
        {
            Span<double> reflector = v[k..];
            for (int row = k; row < rows; row++)
            {
                reflector[row - k] = r[(row * columns) + k];
            }

            taus[k] = Reflector.Make(reflector, out _);
            Reflector.Apply(taus[k], reflector, r[((k * columns) + k + 1)..], columns, columns - k - 1, sums);

            // R itself is not asked for; its column keeps the reflection.
            for (int row = k; row < rows; row++)
            {
                r[(row * columns) + k] = reflector[row - k];
            }
        }

        q.Clear();
        for (int k = rank - 1; k >= 0; k--)
        {
            q[(k * rank) + k] = 1;
            Span<double> reflector = v[k..];
            for (int row = k; row < rows; row++)
            {
                reflector[row - k] = r[(row * columns) + k];
            }

            Reflector.Apply(taus[k], reflector, q[((k * rank) + k)..], rank, rank - k, sums);
        }

        WorkingCopy.Round(q, result);
    }
}
