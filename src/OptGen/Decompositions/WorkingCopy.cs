using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.Lanes;
using OptGen.Matrices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>Matrices on their way into <see cref="double"/>, in which decompositions are computed whatever the element type, and back.</summary>
internal static class WorkingCopy
{
    /// <summary>Beyond it the scale itself would overflow.</summary>
    private const int LargestExponent = 1000;

    /// <summary>A matrix and its transpose are walked through together, in squares that stay in the cache.</summary>
    private const int BlockSize = 32;

    /// <summary>Copies a matrix.</summary>
    /// <returns>Whether all elements are finite.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryWiden<T>(ReadOnlySpan<T> x, MatrixView<double> copy)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool isFinite = true;
        for (int row = 0; row < copy.Rows; row++)
        {
            ReadOnlySpan<T> source = x.Slice(row * copy.Columns, copy.Columns);
            Span<double> target = copy.Row(row);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = Rounded.From(source[i]);
                isFinite &= double.IsFinite(target[i]);
            }
        }

        return isFinite;
    }

    /// <summary>
    /// Copies the symmetric part (x + xᵀ)/2 of a square matrix, scaled so that the greatest magnitude of x lies between 1 and 2: by a power of two,
    /// which is exact, so that sums of products do not overflow. Elements below <see cref="Precision.Nothing"/> become 0.
    /// </summary>
    /// <param name="x">The matrix.</param>
    /// <param name="copy">Takes its symmetric part times 2^−exponent.</param>
    /// <param name="exponent">The exponent of the scale; 0 for a matrix of zeros.</param>
    /// <returns>Whether all elements are finite.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryWidenSymmetric<T>(ReadOnlySpan<T> x, MatrixView<double> copy, out int exponent)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        exponent = 0;
        if (!TryWiden(x, copy))
        {
            return false;
        }

        exponent = Exponent(copy);
        double scale = Math.ScaleB(1, -exponent);
        for (int firstRow = 0; firstRow < copy.Rows; firstRow += BlockSize)
        {
            int endRow = Math.Min(firstRow + BlockSize, copy.Rows);
            for (int firstColumn = 0; firstColumn <= firstRow; firstColumn += BlockSize)
            {
                for (int row = firstRow; row < endRow; row++)
                {
                    Span<double> below = copy.Row(row);
                    int endColumn = Math.Min(firstColumn + BlockSize, row + 1);
                    for (int column = firstColumn; column < endColumn; column++)
                    {
                        ref double above = ref copy.Row(column)[row];
                        double mean = (0.5 * (below[column] * scale)) + (0.5 * (above * scale));
                        mean = Math.Abs(mean) < Precision.Nothing ? 0 : mean;
                        (below[column], above) = (mean, mean);
                    }
                }
            }
        }

        return true;
    }

    /// <summary>Copies a matrix, scaled by a power of two so that the greatest magnitude lies between 1 and 2; it is transposed if asked for.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="copy">Takes the matrix, or its transpose, times 2^−exponent.</param>
    /// <param name="isTransposed">Whether it takes the transpose.</param>
    /// <param name="exponent">The exponent of the scale; 0 for a matrix of zeros.</param>
    /// <returns>Whether all elements are finite.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryWidenScaled<T>(ReadOnlySpan<T> x, MatrixView<double> copy, bool isTransposed, out int exponent)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        exponent = 0;
        if (!(isTransposed ? TryWidenTransposed(x, copy) : TryWiden(x, copy)))
        {
            return false;
        }

        exponent = Exponent(copy);
        double scale = Math.ScaleB(1, -exponent);
        for (int row = 0; row < copy.Rows; row++)
        {
            RowMath.Scale(copy.Row(row), scale);
        }

        return true;
    }

    /// <summary>Rounds each number once to the element type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Round<T>(MatrixView<double> source, Span<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int row = 0; row < source.Rows; row++)
        {
            ReadOnlySpan<double> from = source.Row(row);
            Span<T> to = target.Slice(row * from.Length, from.Length);
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = Rounded.To<T>(from[i]);
            }
        }
    }

    /// <summary>Rounds each number of the transpose once to the element type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RoundTransposed<T>(MatrixView<double> source, Span<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int firstRow = 0; firstRow < source.Columns; firstRow += BlockSize)
        {
            int endRow = Math.Min(firstRow + BlockSize, source.Columns);
            for (int firstColumn = 0; firstColumn < source.Rows; firstColumn += BlockSize)
            {
                int endColumn = Math.Min(firstColumn + BlockSize, source.Rows);
                for (int column = firstColumn; column < endColumn; column++)
                {
                    ReadOnlySpan<double> from = source.Row(column);
                    for (int row = firstRow; row < endRow; row++)
                    {
                        target[(row * source.Rows) + column] = Rounded.To<T>(from[row]);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryWidenTransposed<T>(ReadOnlySpan<T> x, MatrixView<double> copy)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool isFinite = true;
        for (int firstRow = 0; firstRow < copy.Rows; firstRow += BlockSize)
        {
            int endRow = Math.Min(firstRow + BlockSize, copy.Rows);
            for (int column = 0; column < copy.Columns; column++)
            {
                for (int row = firstRow; row < endRow; row++)
                {
                    double element = Rounded.From(x[(column * copy.Rows) + row]);
                    copy.Row(row)[column] = element;
                    isFinite &= double.IsFinite(element);
                }
            }
        }

        return isFinite;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Exponent(MatrixView<double> x)
    {
        double greatest = 0;
        for (int row = 0; row < x.Rows; row++)
        {
            foreach (double element in x.Row(row))
            {
                greatest = Math.Max(greatest, Math.Abs(element));
            }
        }

        return greatest == 0 ? 0 : Math.Clamp(Math.ILogB(greatest), -LargestExponent, LargestExponent);
    }
}
