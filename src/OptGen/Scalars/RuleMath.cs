namespace OptGen;

/// <summary>Functions of the rule language that <see cref="Math"/> lacks, of scalars in <see cref="double"/>.</summary>
public static class RuleMath
{
    private const double TwoOverSqrtPi = 1.1283791670955125739;

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <summary>1 where the condition holds, 0 elsewhere.</summary>
    public static double Number(bool condition) => condition ? 1 : 0;

    /// <summary>The greater of two; NaN if either is.</summary>
    public static double Max(double a, double b) => a > b || double.IsNaN(a) ? a : b;

    /// <summary>The lesser of two; NaN if either is.</summary>
    public static double Min(double a, double b) => a < b || double.IsNaN(a) ? a : b;

    /// <summary>ln(1 + x), exact for small x (W. Kahan's form).</summary>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>eˣ − 1, exact for small x (W. Kahan's form).</summary>
    public static double Expm1(double x)
    {
        double power = Math.Exp(x);
        double difference = power - 1;
        return power == 1 ? x : difference == -1 || double.IsPositiveInfinity(power) ? difference : difference * (x / Math.Log(power));
    }

    /// <summary>1/(1 + e⁻ˣ), without overflow.</summary>
    public static double Sigmoid(double x)
    {
        double power = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + power) : power / (1 + power);
    }

    /// <summary>ln(1 + eˣ), without overflow.</summary>
    public static double Softplus(double x) => Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>
    /// The error function, 2/√π ∫₀ˣ e^(−s²) ds: by the series whose terms all have one sign up to |x| = 2.5 (Abramowitz and Stegun 7.1.6),
    /// by the continued fraction of the complement (7.1.14) beyond.
    /// </summary>
    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x) || magnitude > 6)
        {
            return Sign(x);
        }

        double gauss = Math.Exp(-magnitude * magnitude);
        if (magnitude <= 2.5)
        {
            double term = x;
            double sum = x;
            for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
            {
                term *= 2 * x * x / ((2 * n) + 1);
                sum += term;
            }

            return TwoOverSqrtPi * gauss * sum;
        }

        double fraction = magnitude;
        for (int n = 60; n > 0; n--)
        {
            fraction = magnitude + (n / 2.0 / fraction);
        }

        return Math.CopySign(1 - (gauss / (fraction * Math.Sqrt(Math.PI))), x);
    }
}
