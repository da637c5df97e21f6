using System.Numerics;
using OptGen.Lanes;

namespace OptGen.Matrices;

/// <summary>Matrices on their way into <see cref="double"/>, in which decompositions are computed whatever the element type, and back.</summary>
internal static class WorkingCopy
{
    /// <summary>Beyond it the scale itself would overflow.</summary>
    private const int LargestExponent = 1000;

    /// <summary>Copies a matrix.</summary>
    /// <returns>Whether all elements are finite.</returns>
    public static bool TryWiden<T>(ReadOnlySpan<T> x, Span<double> copy)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool isFinite = true;
        for (int i = 0; i < x.Length; i++)
        {
            copy[i] = Rounded.From(x[i]);
            isFinite &= double.IsFinite(copy[i]);
        }

        return isFinite;
    }

    /// <summary>
    /// Copies the symmetric part (x + xᵀ)/2 of a square matrix, scaled so that the greatest magnitude of x lies between 1 and 2: by a power of two,
    /// which is exact, so that sums of products do not overflow. Elements below <see cref="Precision.Nothing"/> become 0.
    /// </summary>
    /// <param name="x">The matrix.</param>
    /// <param name="copy">Takes its symmetric part times 2^−exponent.</param>
    /// <param name="size">Its rows and columns.</param>
    /// <param name="exponent">The exponent of the scale; 0 for a matrix of zeros.</param>
    /// <returns>Whether all elements are finite.</returns>
    public static bool TryWidenSymmetric<T>(ReadOnlySpan<T> x, Span<double> copy, int size, out int exponent)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        exponent = 0;
        if (!TryWiden(x, copy))
        {
            return false;
        }

        exponent = Exponent(copy);
        double scale = Math.ScaleB(1, -exponent);
        for (int row = 0; row < size; row++)
        {
            copy[row * (size + 1)] = WithoutNothing(copy[row * (size + 1)] * scale);
            for (int column = 0; column < row; column++)
            {
                ref double below = ref copy[(row * size) + column];
                ref double above = ref copy[(column * size) + row];
                double mean = WithoutNothing((0.5 * (below * scale)) + (0.5 * (above * scale)));
                (below, above) = (mean, mean);
            }
        }

        return true;
    }

    /// <summary>Copies a matrix, scaled by a power of two so that the greatest magnitude lies between 1 and 2.</summary>
    /// <returns>Whether all elements are finite.</returns>
    public static bool TryWidenScaled<T>(ReadOnlySpan<T> x, Span<double> copy)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!TryWiden(x, copy))
        {
            return false;
        }

        RowMath.Scale(copy, Math.ScaleB(1, -Exponent(copy)));
        return true;
    }

    /// <summary>Copies a matrix, scaled as by <see cref="TryWidenScaled"/>; one that is higher than wide is transposed.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="copy">Takes the matrix, or its transpose, times 2^−exponent.</param>
    /// <param name="room">As many numbers, whose values do not matter.</param>
    /// <param name="rows">The matrix's rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="exponent">The exponent of the scale; 0 for a matrix of zeros.</param>
    /// <returns>Whether all elements are finite.</returns>
    public static bool TryWidenWide<T>(ReadOnlySpan<T> x, Span<double> copy, Span<double> room, int rows, int columns, out int exponent)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<double> widened = rows > columns ? room : copy;
        exponent = 0;
        if (!TryWiden(x, widened))
        {
            return false;
        }

        exponent = Exponent(widened);
        RowMath.Scale(widened, Math.ScaleB(1, -exponent));
        if (rows > columns)
        {
            MatrixTranspose.Transpose(room, copy, rows, columns);
        }

        return true;
    }

    /// <summary>Rounds each number once to the element type.</summary>
    public static void Round<T>(ReadOnlySpan<double> source, Span<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = Rounded.To<T>(source[i]);
        }
    }

    private static double WithoutNothing(double value) => Math.Abs(value) < Precision.Nothing ? 0 : value;

    private static int Exponent(ReadOnlySpan<double> x)
    {
        double greatest = 0;
        foreach (double element in x)
        {
            greatest = Math.Max(greatest, Math.Abs(element));
        }

        return greatest == 0 ? 0 : Math.Clamp(Math.ILogB(greatest), -LargestExponent, LargestExponent);
    }
}
