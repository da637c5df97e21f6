using System.Runtime.CompilerServices;
using OptGen.Matrices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>Solves triangular systems of equations by halves, so that nearly all of it is products.</summary>
internal static class TriangularSystem
{
    /// <summary>So few rows are solved one by one.</summary>
    private const int FewRows = 8;

    /// <summary>x = L⁻¹·x.</summary>
    /// <param name="lower">What it has below its diagonal counts; the diagonal is 1.</param>
    /// <param name="x">As many rows.</param>
    /// <param name="threads">How many threads may take part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SolveUnitLower(MatrixView<double> lower, MatrixView<double> x, int threads)
    {
        int size = lower.Rows;
        if (size > FewRows)
        {
            int half = Half(size);
            int rest = size - half;
            MatrixView<double> above = x.Block(0, 0, half, x.Columns);
            MatrixView<double> below = x.Block(half, 0, rest, x.Columns);
            SolveUnitLower(lower.Block(0, 0, half, half), above, threads);
            Product.Multiply(lower.Block(half, 0, rest, half), above, below, ProductStart.Subtracted, threads);
            SolveUnitLower(lower.Block(half, half, rest, rest), below, threads);
            return;
        }

        for (int row = 1; row < size; row++)
        {
            ReadOnlySpan<double> factors = lower.Row(row);
            for (int k = 0; k < row; k++)
            {
                RowMath.AddScaled(x.Row(row), -factors[k], x.Row(k));
            }
        }
    }

    /// <summary>x = U⁻¹·x.</summary>
    /// <param name="upper">What it has on and above its diagonal counts.</param>
    /// <param name="x">As many rows.</param>
    /// <param name="threads">How many threads may take part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SolveUpper(MatrixView<double> upper, MatrixView<double> x, int threads)
    {
        int size = upper.Rows;
        if (size > FewRows)
        {
            int half = Half(size);
            int rest = size - half;
            MatrixView<double> above = x.Block(0, 0, half, x.Columns);
            MatrixView<double> below = x.Block(half, 0, rest, x.Columns);
            SolveUpper(upper.Block(half, half, rest, rest), below, threads);
            Product.Multiply(upper.Block(0, half, half, rest), below, above, ProductStart.Subtracted, threads);
            SolveUpper(upper.Block(0, 0, half, half), above, threads);
            return;
        }

        for (int row = size - 1; row >= 0; row--)
        {
            ReadOnlySpan<double> factors = upper.Row(row);
            for (int k = row + 1; k < size; k++)
            {
                RowMath.AddScaled(x.Row(row), -factors[k], x.Row(k));
            }

            PaddedRows.Divide(x.Row(row), factors[row]);
        }
    }

    /// <summary>inverse = L⁻¹.</summary>
    /// <param name="lower">What it has below its diagonal counts; the diagonal is 1.</param>
    /// <param name="inverse">Takes L⁻¹; zeros above its diagonal are there already.</param>
    /// <param name="threads">How many threads may take part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InvertUnitLower(MatrixView<double> lower, MatrixView<double> inverse, int threads)
    {
        int size = lower.Rows;
        if (size > FewRows)
        {
            int half = Half(size);
            int rest = size - half;
            MatrixView<double> first = inverse.Block(0, 0, half, half);
            MatrixView<double> below = inverse.Block(half, 0, rest, half);
            MatrixView<double> last = lower.Block(half, half, rest, rest);
            InvertUnitLower(lower.Block(0, 0, half, half), first, threads);
            below.Clear();
            Product.Multiply(lower.Block(half, 0, rest, half), first, below, ProductStart.Subtracted, threads);
            SolveUnitLower(last, below, threads);
            InvertUnitLower(last, inverse.Block(half, half, rest, rest), threads);
            return;
        }

        for (int row = 0; row < size; row++)
        {
            ReadOnlySpan<double> factors = lower.Row(row);
            Span<double> target = inverse.Row(row);
            target[..row].Clear();
            target[row] = 1;
            for (int k = 0; k < row; k++)
            {
                RowMath.AddScaled(target[..(k + 1)], -factors[k], inverse.Row(k)[..(k + 1)]);
            }
        }
    }

    /// <summary>The greatest multiple of <see cref="FewRows"/> in the first half, or else that many.</summary>
    private static int Half(int size) => Math.Max(size / 2 / FewRows, 1) * FewRows;
}
