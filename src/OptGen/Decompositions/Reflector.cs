using System.Runtime.CompilerServices;
using OptGen.Matrices;

namespace OptGen.Decompositions;

/// <summary>Householder's reflections H = I − τ·v·vᵀ, with the first element of v equal to 1, in the convention of LAPACK.</summary>
internal static class Reflector
{
    /// <summary>
    /// Finds the reflection that takes a vector to a multiple β of the first unit vector; β has the opposite sign of its first element. The elements are not
    /// far above 1, so that their squares do not overflow.
    /// </summary>
    /// <param name="row">Its length is a multiple of eight. What is before the vector becomes 0, and v takes the vector's place.</param>
    /// <param name="first">Where the vector begins.</param>
    /// <param name="beta">The multiple.</param>
    /// <returns>τ; 0, for no reflection, where all elements but the first are nothing beside 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Make(Span<double> row, int first, out double beta)
    {
        double alpha = row[first];
        row[..(first + 1)].Clear();
        double norm = Math.Sqrt(PaddedRows.Dot(row, row));
        if (norm <= Precision.Nothing)
        {
            beta = alpha;
            row.Clear();
            row[first] = 1;
            return 0;
        }

        beta = -Math.CopySign(Length(alpha, norm), alpha);
        PaddedRows.Divide(row, alpha - beta);
        row[first] = 1;
        return (beta - alpha) / beta;
    }

    /// <summary>√(a² + b²), without overflow.</summary>
    public static double Length(double a, double b)
    {
        (a, b) = (Math.Abs(a), Math.Abs(b));
        (double greater, double lesser) = a > b ? (a, b) : (b, a);
        double ratio = lesser / greater;
        return greater == 0 ? 0 : greater * Math.Sqrt(1 + (ratio * ratio));
    }
}
