using System.Globalization;

namespace Samples.Output;

/// <summary>Numbers as tables and headings show them, whatever the culture.</summary>
public static class Number
{
    /// <summary>Three digits, with an exponent when very small or large.</summary>
    public static string Short(double value) =>
        !double.IsFinite(value) ? value.ToString(CultureInfo.InvariantCulture)
        : value != 0 && Math.Abs(value) is < 1e-3 or >= 1e5 ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
        : value.ToString("G3", CultureInfo.InvariantCulture) is var text && text.Contains('E') ? value.ToString("0", CultureInfo.InvariantCulture)
        : text;

    /// <summary>That many digits after the point.</summary>
    public static string Fixed(double value, int digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture);
}
