using System.Numerics;

namespace OptGen.Matrices;

/// <summary>Roots of symmetric positive semidefinite matrices.</summary>
internal static class MatrixRoot
{
    /// <summary>How many numbers of workspace <see cref="InverseRoot"/> needs.</summary>
    public static long WorkspaceLength(int size) =>
        (2L * size * size) + size + Math.Max(SymmetricEigensolver.WorkspaceLength(size), MatrixProduct.WorkspaceLength(size, size, size));

    /// <summary>
    /// result = x^(−1/k) through the eigenvalues, in <see cref="double"/> and rounded once. Eigenvalues that are negative or below n·2⁻⁵² of the greatest
    /// are the rounding errors of zeros and add nothing, so that the root of a singular matrix is that of its pseudo-inverse, and that of zero is zero.
    /// All others count as they are: an ε against small ones stands in the rule.
    /// </summary>
    /// <param name="x">size × size; the symmetric part (x + xᵀ)/2 counts.</param>
    /// <param name="result">size × size; may be <paramref name="x"/>. All NaN if an element of it is not finite.</param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="k">The root, above 0.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    public static void InverseRoot<T>(ReadOnlySpan<T> x, Span<T> result, int size, double k, Span<double> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<double> matrix = workspace[..(size * size)];
        Span<double> vectors = workspace.Slice(size * size, size * size);
        Span<double> values = workspace.Slice(2 * size * size, size);
        Span<double> rest = workspace[((2 * size * size) + size)..];
        if (!WorkingCopy.TryWidenSymmetric(x[..(size * size)], matrix, size, out int exponent)
            || !SymmetricEigensolver.TrySolve(matrix, vectors, values, size, rest))
        {
            result[..(size * size)].Fill(T.NaN);
            return;
        }

        // The product of the vectors, each times the square root of its weight, with themselves is symmetric to the last bit.
        for (int i = 0; i < size; i++)
        {
            double weight = values[i] > size * Precision.Double * values[size - 1] ? Math.Pow(Math.ScaleB(values[i], exponent), -0.5 / k) : 0;
            RowMath.Scale(vectors.Slice(i * size, size), weight);
        }

        MatrixProduct.MultiplySymmetric(vectors, transposeA: true, vectors, transposeB: false, matrix, size, size, rest);
        WorkingCopy.Round(matrix, result);
    }
}
