using System.Globalization;

namespace Samples.Svg;

/// <summary>Numbers as SVG attributes hold them, whatever the culture.</summary>
public static class SvgNumber
{
    /// <summary>Farther away than any picture reaches, and short to write.</summary>
    private const double Limit = 9999;

    /// <summary>The number to a hundredth, without a needless sign or zero.</summary>
    public static string Format(double value) =>
        (Math.Round(Math.Clamp(value, -Limit, Limit), 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);
}
