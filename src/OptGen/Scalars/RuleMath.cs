using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>Functions of the rule language that <see cref="Math"/> lacks, of scalars in <see cref="double"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
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
    /// The error function, 2/√π ∫₀ˣ e^(−s²) ds, to 4 ulps: by the series whose terms all have one sign up to |x| = 2 (Abramowitz and
    /// Stegun 7.1.6), by the continued fraction of the complement (7.1.14) beyond.
    /// </summary>
    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x) || magnitude > 6)
        {
            return Sign(x);
        }

        double gauss = Math.Exp(-magnitude * magnitude);
        if (magnitude <= 2)
        {
            // From the last term to the first, so that rounding errors shrink; at x = 2 the terms left out are below 1e-23.
            double factor = 2 * x * x;
            double series = 1;
            for (int n = 40; n > 0; n--)
            {
                series = 1 + (factor / ((2 * n) + 1) * series);
            }

            return TwoOverSqrtPi * gauss * series * x;
        }

        double fraction = magnitude;
        for (int n = 60; n > 0; n--)
        {
            fraction = magnitude + (n / 2.0 / fraction);
        }

        return Math.CopySign(1 - (gauss / (fraction * Math.Sqrt(Math.PI))), x);
    }
}
