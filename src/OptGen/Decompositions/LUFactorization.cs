using System.Runtime.CompilerServices;
using OptGen.Matrices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>P·x = L·U with partial pivoting, by halves of the columns (Toledo, Locality of Reference in LU Decomposition with Partial Pivoting, 1997).</summary>
internal static class LUFactorization
{
    /// <summary>So few columns are eliminated one by one.</summary>
    private const int FewColumns = 8;

    /// <summary>Finds the factors, which take the place of the matrix; L has a diagonal of ones, which is not stored.</summary>
    /// <param name="matrix">A square matrix.</param>
    /// <param name="places">Takes which row of the matrix each row of the factors was.</param>
    /// <param name="threads">How many threads may take part.</param>
    /// <returns>Whether no pivot is 0.</returns>
    public static bool TryFactor(MatrixView<double> matrix, Span<int> places, int threads)
    {
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        return TryFactor(matrix, 0, matrix.Columns, places, threads);
    }

    private static bool TryFactor(MatrixView<double> matrix, int first, int count, Span<int> places, int threads)
    {
        if (count <= FewColumns)
        {
            return TryEliminate(matrix, first, first + count, places);
        }

        int half = Math.Max(count / 2 / FewColumns, 1) * FewColumns;
        int rest = count - half;
        int middle = first + half;
        int below = matrix.Rows - middle;
        if (!TryFactor(matrix, first, half, places, threads))
        {
            return false;
        }

        MatrixView<double> upper = matrix.Block(first, middle, half, rest);
        TriangularSystem.SolveUnitLower(matrix.Block(first, first, half, half), upper, threads);
        Product.Multiply(matrix.Block(middle, first, below, half), upper, matrix.Block(middle, middle, below, rest), ProductStart.Subtracted, threads);
        return TryFactor(matrix, middle, rest, places, threads);
    }

    /// <summary>Eliminates a few columns below the diagonal; the columns right of them are left for later, but for the order of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryEliminate(MatrixView<double> matrix, int first, int end, Span<int> places)
    {
        for (int k = first; k < end; k++)
        {
            int pivot = PivotOf(matrix, k);
            if (matrix.Row(pivot)[k] == 0)
            {
                return false;
            }

            if (pivot != k)
            {
                RowMath.Swap(matrix.Row(pivot), matrix.Row(k));
                (places[pivot], places[k]) = (places[k], places[pivot]);
            }

            ReadOnlySpan<double> pivotRow = matrix.Row(k)[k..end];
            for (int row = k + 1; row < matrix.Rows; row++)
            {
                Span<double> target = matrix.Row(row)[k..end];
                double factor = target[0] / pivotRow[0];
                target[0] = factor;
                for (int i = 1; i < target.Length; i++)
                {
                    target[i] -= factor * pivotRow[i];
                }
            }
        }

        return true;
    }

    /// <summary>The first row of those from the diagonal on whose element in a column is the greatest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int PivotOf(MatrixView<double> matrix, int column)
    {
        int pivot = column;
        double greatest = Math.Abs(matrix.Row(column)[column]);
        for (int row = column + 1; row < matrix.Rows; row++)
        {
            double magnitude = Math.Abs(matrix.Row(row)[column]);
            if (magnitude > greatest)
            {
                (pivot, greatest) = (row, magnitude);
            }
        }

        return pivot;
    }
}
