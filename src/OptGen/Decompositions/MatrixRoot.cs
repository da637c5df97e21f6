using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.Matrices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>Roots of symmetric positive semidefinite matrices.</summary>
internal static class MatrixRoot
{
    /// <summary>How many numbers of workspace <see cref="InverseRoot"/> needs.</summary>
    public static long WorkspaceLength(int size) => (2 * SymmetricEigensolver.SquareLength(size)) + size + SymmetricEigensolver.WorkspaceLength(size);

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
    /// <param name="threads">How many threads may take part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InverseRoot<T>(ReadOnlySpan<T> x, Span<T> result, int size, double k, Span<double> workspace, int threads = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int square = (int)SymmetricEigensolver.SquareLength(size);
        Span<double> matrix = workspace[..square];
        Span<double> values = workspace.Slice(2 * square, size);
        if (!WorkingCopy.TryWidenSymmetric(x, SymmetricEigensolver.MatrixIn(matrix, size), out int exponent)
            || !SymmetricEigensolver.TrySolve(matrix, workspace.Slice(square, square), values, size, size, workspace[((2 * square) + size)..], threads, out MatrixView<double> vectors))
        {
            result[..(size * size)].Fill(T.NaN);
            return;
        }

        int first = 0;
        while (first < size && !(values[first] > size * Precision.Double * values[size - 1]))
        {
            first++;
        }

        // The product of the vectors, each times the square root of its weight, with themselves is symmetric to the last bit.
        vectors = vectors.Block(first, 0, size - first, size);
        for (int i = 0; i < vectors.Rows; i++)
        {
            RowMath.Scale(vectors.Row(i), Math.Pow(Math.ScaleB(values[first + i], exponent), -0.5 / k));
        }

        MatrixView<double> root = SymmetricEigensolver.MatrixIn(matrix, size);
        Product.MultiplySymmetric(vectors.Transposed, vectors, root, threads);
        WorkingCopy.Round(root, result);
    }
}
