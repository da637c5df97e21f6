using System.Numerics;
using OptGen.Lanes;

namespace OptGen.Matrices;

/// <summary>
/// Matrices on their way into <see cref="double"/>, in which decompositions are computed whatever the element type, and back. On the way they
/// are scaled by a power of two, which is exact, so that the squares of their elements neither overflow nor vanish.
/// </summary>
internal static class WorkingCopy
{
    /// <summary>Beyond it the scale itself would overflow.</summary>
    private const int LargestExponent = 1000;

    /// <summary>Copies a matrix, scaled so that its greatest magnitude lies between 1 and 2.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="copy">Takes x·2^−exponent.</param>
    /// <param name="exponent">The exponent of the scale; 0 for a matrix of zeros.</param>
    /// <returns>Whether all elements are finite; if not, nothing was copied.</returns>
    public static bool TryCreate<T>(ReadOnlySpan<T> x, Span<double> copy, out int exponent)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        exponent = 0;
        double greatest = 0;
        foreach (T element in x)
        {
            greatest = RuleMath.Max(greatest, Math.Abs(Rounded.From(element)));
        }

        if (!double.IsFinite(greatest))
        {
            return false;
        }

        exponent = greatest == 0 ? 0 : Math.Clamp(Math.ILogB(greatest), -LargestExponent, LargestExponent);
        double scale = Math.ScaleB(1, -exponent);
        for (int i = 0; i < x.Length; i++)
        {
            copy[i] = Rounded.From(x[i]) * scale;
        }

        return true;
    }

    /// <summary>As <see cref="TryCreate"/>, of the symmetric part (x + xᵀ)/2 of a square matrix.</summary>
    public static bool TryCreateSymmetric<T>(ReadOnlySpan<T> x, Span<double> copy, int size, out int exponent)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!TryCreate(x, copy, out exponent))
        {
            return false;
        }

        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < row; column++)
            {
                double mean = (0.5 * copy[(row * size) + column]) + (0.5 * copy[(column * size) + row]);
                copy[(row * size) + column] = mean;
                copy[(column * size) + row] = mean;
            }
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
}
