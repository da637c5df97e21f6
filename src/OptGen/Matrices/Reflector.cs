namespace OptGen.Matrices;

/// <summary>Householder's reflections H = I − τ·v·vᵀ, with the first element of v equal to 1, in the convention of LAPACK.</summary>
internal static class Reflector
{
    /// <summary>Finds the reflection that takes a vector to a multiple β of the first unit vector; β has the opposite sign of its first element.</summary>
    /// <param name="x">The vector, which v takes the place of.</param>
    /// <param name="beta">The multiple.</param>
    /// <returns>τ; 0, for no reflection, where all elements but the first are nothing beside 1.</returns>
    public static double Make(Span<double> x, out double beta)
    {
        double alpha = x[0];
        double norm = Norm(x[1..]);
        if (norm <= Precision.Nothing)
        {
            beta = alpha;
            x[0] = 1;
            return 0;
        }

        beta = -Math.CopySign(Length(alpha, norm), alpha);
        double divisor = alpha - beta;
        for (int i = 1; i < x.Length; i++)
        {
            x[i] /= divisor;
        }

        x[0] = 1;
        return (beta - alpha) / beta;
    }

    /// <summary>matrix = H·matrix.</summary>
    /// <param name="tau">τ.</param>
    /// <param name="v">v, as long as the matrix has rows.</param>
    /// <param name="matrix">The matrix, beginning at its first element.</param>
    /// <param name="stride">How far apart its rows are.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="sums">As many numbers, whose values do not matter.</param>
    public static void Apply(double tau, ReadOnlySpan<double> v, Span<double> matrix, int stride, int columns, Span<double> sums)
    {
        if (tau == 0 || columns == 0)
        {
            return;
        }

        sums = sums[..columns];
        sums.Clear();
        for (int row = 0; row < v.Length; row++)
        {
            RowMath.AddScaled(sums, v[row], matrix.Slice(row * stride, columns));
        }

        for (int row = 0; row < v.Length; row++)
        {
            RowMath.AddScaled(matrix.Slice(row * stride, columns), -tau * v[row], sums);
        }
    }

    /// <summary>√(a² + b²), without overflow.</summary>
    public static double Length(double a, double b)
    {
        (a, b) = (Math.Abs(a), Math.Abs(b));
        (double greater, double lesser) = a > b ? (a, b) : (b, a);
        double ratio = lesser / greater;
        return greater == 0 ? 0 : greater * Math.Sqrt(1 + (ratio * ratio));
    }

    private static double Norm(ReadOnlySpan<double> x)
    {
        double greatest = 0;
        foreach (double element in x)
        {
            greatest = Math.Max(greatest, Math.Abs(element));
        }

        if (greatest == 0)
        {
            return 0;
        }

        double sum = 0;
        foreach (double element in x)
        {
            double ratio = element / greatest;
            sum += ratio * ratio;
        }

        return greatest * Math.Sqrt(sum);
    }
}
