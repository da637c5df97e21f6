using System.Runtime.CompilerServices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>
/// Several of Householder's reflections at once: H₁·H₂·… = I − Vᵀ·T·V with a reflection in each row of V and T upper triangular
/// (Schreiber and Van Loan, A Storage-Efficient WY Representation, 1989).
/// </summary>
internal static class BlockReflector
{
    /// <summary>How many reflections are put together.</summary>
    public const int Count = 48;

    /// <summary>How many numbers of workspace <see cref="Apply"/> needs.</summary>
    /// <param name="columns">Columns of the matrix.</param>
    public static long WorkspaceLength(int columns) => 2L * Count * PaddedRows.Stride(columns);

    /// <summary>Finds T.</summary>
    /// <param name="v">A reflection in each row.</param>
    /// <param name="taus">The τ of each.</param>
    /// <param name="triangle">Takes T, with zeros below its diagonal.</param>
    /// <param name="threads">How many threads may take part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MakeTriangle(MatrixView<double> v, ReadOnlySpan<double> taus, MatrixView<double> triangle, int threads)
    {
        // Row j begins as the products of v_j with those before it; T(0..j, j) = −τ_j·T(0..j, 0..j)·them.
        Product.MultiplySymmetric(v, v.Transposed, triangle, threads);
        Span<double> products = stackalloc double[Count];
        for (int j = 0; j < v.Rows; j++)
        {
            triangle.Row(j)[..j].CopyTo(products);
            triangle.Row(j)[..j].Clear();
            for (int i = 0; i < j; i++)
            {
                ReadOnlySpan<double> row = triangle.Row(i);
                double sum = 0;
                for (int k = i; k < j; k++)
                {
                    sum += row[k] * products[k];
                }

                triangle.Row(i)[j] = -taus[j] * sum;
            }

            triangle.Row(j)[j] = taus[j];
        }
    }

    /// <summary>matrix = (I − Vᵀ·T·V)·matrix, or with Tᵀ the reflections in the opposite order.</summary>
    /// <param name="v">A reflection in each row.</param>
    /// <param name="triangle">T, or its transpose.</param>
    /// <param name="matrix">As many rows as a reflection is long.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    /// <param name="threads">How many threads may take part.</param>
    public static void Apply(MatrixView<double> v, MatrixView<double> triangle, MatrixView<double> matrix, Span<double> workspace, int threads)
    {
        if (matrix.Columns == 0)
        {
            return;
        }

        int stride = PaddedRows.Stride(matrix.Columns);
        MatrixView<double> products = new(workspace, v.Rows, matrix.Columns, stride);
        MatrixView<double> sums = new(workspace[(Count * stride)..], v.Rows, matrix.Columns, stride);
        Product.Multiply(v, matrix, products, ProductStart.Nothing, threads);
        Product.Multiply(triangle, products, sums, ProductStart.Nothing, threads);
        Product.Multiply(v.Transposed, sums, matrix, ProductStart.Subtracted, threads);
    }
}
