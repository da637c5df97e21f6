using System.Globalization;

namespace OptGen.Benchmarks.Compare.Reports;

/// <summary>Numbers as the tables show them.</summary>
internal static class Figures
{
    /// <summary>A number with three digits that count.</summary>
    /// <param name="value">A positive number.</param>
    public static string Of(double value)
    {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
