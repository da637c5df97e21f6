namespace OptGen;

/// <summary>
/// Cholesky's factors of a symmetric matrix to which as much of the identity is added as they need: Nocedal and Wright, "Numerical Optimization", 2nd edition,
/// algorithm 3.3.
/// </summary>
internal static class DampedCholesky
{
    /// <summary>What is first added, in parts of the greatest element of the diagonal.</summary>
    private const double FirstDamping = 1e-3;

    /// <summary>How many times what is added is doubled at most: by then the matrix is lost in it.</summary>
    private const int MostDoublings = 80;

    /// <summary>Factors a matrix.</summary>
    /// <param name="matrix">n × n numbers, of which the symmetric part counts.</param>
    /// <param name="n">Rows and columns.</param>
    /// <param name="factor">Receives the lower factor, n × n numbers; what is above the diagonal has no meaning.</param>
    /// <returns>Whether there are factors; not so where an element is not finite.</returns>
    public static bool TryFactor(ReadOnlySpan<double> matrix, int n, Span<double> factor)
    {
        if (!FlatVector.IsFinite(matrix))
        {
            return false;
        }

        double least = double.PositiveInfinity;
        double size = 0;
        for (int i = 0; i < n; i++)
        {
            least = Math.Min(least, matrix[(i * n) + i]);
            size = Math.Max(size, Math.Abs(matrix[(i * n) + i]));
        }

        double first = FirstDamping * (size > 0 ? size : 1);
        double damping = least > 0 ? 0 : first - least;
        for (int doubling = 0; doubling <= MostDoublings; doubling++)
        {
            if (TryFactor(matrix, n, damping, factor))
            {
                return true;
            }

            damping = Math.Max(2 * damping, first);
        }

        return false;
    }

    /// <summary>Solves the system that the factor stands for, in place.</summary>
    public static void Solve(ReadOnlySpan<double> factor, Span<double> vector)
    {
        int n = vector.Length;
        for (int i = 0; i < n; i++)
        {
            vector[i] = (vector[i] - FlatVector.Dot(factor.Slice(i * n, i), vector)) / factor[(i * n) + i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            vector[i] /= factor[(i * n) + i];
            FlatVector.AddScaled(vector[..i], -vector[i], factor.Slice(i * n, i));
        }
    }

    private static bool TryFactor(ReadOnlySpan<double> matrix, int n, double damping, Span<double> factor)
    {
        for (int i = 0; i < n; i++)
        {
            Span<double> row = factor.Slice(i * n, n);
            for (int j = 0; j < i; j++)
            {
                double element = (matrix[(i * n) + j] + matrix[(j * n) + i]) / 2;
                row[j] = (element - FlatVector.Dot(row[..j], factor.Slice(j * n, j))) / factor[(j * n) + j];
            }

            double diagonal = matrix[(i * n) + i];
            double pivot = diagonal + damping - FlatVector.Dot(row[..i], row[..i]);

            // What is left of an element by rounding alone is no pivot.
            if (!(pivot > n * Math.ScaleB(Math.Abs(diagonal) + damping, -52)) || !double.IsFinite(pivot))
            {
                return false;
            }

            row[i] = Math.Sqrt(pivot);
        }

        return true;
    }
}
