namespace OptGen.Compiler.Hints;

/// <summary>ln|Γ| and its derivatives to a few digits, but infinite or NaN exactly where they are.</summary>
internal static class GammaFunctions
{
    /// <summary>From here on, the first terms of Stirling's series do.</summary>
    private const double Far = 7;

    /// <summary>ln|Γ(x)|.</summary>
    public static double Lgamma(double x) =>
        IsPole(x) || double.IsPositiveInfinity(x) ? double.PositiveInfinity
        : x < 0 ? Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * x))) - Lgamma(1 - x)
        : Sum(x, y => -Math.Log(y), y => ((y - 0.5) * Math.Log(y)) - y + (0.5 * Math.Log(2 * Math.PI)));

    /// <summary>ψ(x).</summary>
    public static double Digamma(double x) =>
        x == 0 ? -1 / x
        : IsPole(x) ? double.NaN
        : x < 0 ? Digamma(1 - x) - (Math.PI / Math.Tan(Math.PI * x))
        : Sum(x, y => -1 / y, y => Math.Log(y) - (0.5 / y));

    /// <summary>ψ′(x).</summary>
    public static double Trigamma(double x) =>
        IsPole(x) ? double.PositiveInfinity
        : x < 0 ? Math.Pow(Math.PI / Math.Sin(Math.PI * x), 2) - Trigamma(1 - x)
        : Sum(x, y => 1 / (y * y), y => (1 / y) + (0.5 / (y * y)));

    private static bool IsPole(double x) => x <= 0 && x == Math.Floor(x);

    private static double Sum(double x, Func<double, double> term, Func<double, double> far)
    {
        double sum = 0;
        for (; x < Far; x++)
        {
            sum += term(x);
        }

        return sum + far(x);
    }
}
