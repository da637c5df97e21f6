using OptGen.Matrices;

namespace OptGen;

/// <summary>Arithmetic on flat vectors, with the same bits whatever the registers.</summary>
internal static class FlatVector
{
    /// <summary>The sum of the products.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => RowMath.Dot(a, b);

    /// <summary>target += scale·source.</summary>
    public static void AddScaled(Span<double> target, double scale, ReadOnlySpan<double> source) => RowMath.AddScaled(target, scale, source);

    /// <summary>target *= scale.</summary>
    public static void Scale(Span<double> target, double scale) => RowMath.Scale(target, scale);

    /// <summary>target = −source.</summary>
    public static void Negate(ReadOnlySpan<double> source, Span<double> target)
    {
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = -source[i];
        }
    }

    /// <summary>target = a − b.</summary>
    public static void Subtract(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target)
    {
        for (int i = 0; i < a.Length; i++)
        {
            target[i] = a[i] - b[i];
        }
    }

    /// <summary>The sum of the magnitudes.</summary>
    public static double SumOfMagnitudes(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += Math.Abs(value);
        }

        return sum;
    }

    /// <summary>The greatest magnitude, 0 of none; NaN if any is.</summary>
    public static double GreatestMagnitude(ReadOnlySpan<double> values)
    {
        double greatest = 0;
        foreach (double value in values)
        {
            greatest = Math.Max(greatest, Math.Abs(value));
        }

        return greatest;
    }

    /// <summary>The greatest magnitude of a difference; NaN if any is.</summary>
    public static double GreatestDifference(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double greatest = 0;
        for (int i = 0; i < a.Length; i++)
        {
            greatest = Math.Max(greatest, Math.Abs(a[i] - b[i]));
        }

        return greatest;
    }

    /// <summary>The Euclidean norm, without overflow of squares.</summary>
    public static double Norm(ReadOnlySpan<double> values)
    {
        double squares = Dot(values, values);
        if (double.IsNormal(squares) && double.IsFinite(squares))
        {
            return Math.Sqrt(squares);
        }

        double greatest = GreatestMagnitude(values);
        if (greatest == 0 || !double.IsFinite(greatest))
        {
            return greatest;
        }

        double sum = 0;
        foreach (double value in values)
        {
            double quotient = value / greatest;
            sum += quotient * quotient;
        }

        return greatest * Math.Sqrt(sum);
    }

    /// <summary>Whether none is infinite or not a number.</summary>
    public static bool IsFinite(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
