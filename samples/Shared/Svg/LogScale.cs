using System.Globalization;

namespace Samples.Svg;

/// <summary>An axis with equal factors, labelled at powers of ten, and between them where few are in sight; both ends must be positive.</summary>
public sealed class LogScale(double from, double to, double firstPixel, double lastPixel) : Scale
{
    private const int MostLabelledDecades = 6;

    public override double Map(double value) =>
        firstPixel + Math.Log10(Math.Max(value, double.Epsilon) / from) / Math.Log10(to / from) * (lastPixel - firstPixel);

    public override IEnumerable<double> Ticks
    {
        get
        {
            double decades = Math.Log10(to / from);
            int[] digits = decades > 2 ? [1] : decades > 1 ? [1, 2, 5] : [1, 2, 3, 4, 5, 6, 8];
            int step = 1 + (int)decades / MostLabelledDecades;
            for (int exponent = (int)Math.Floor(Math.Log10(from)); exponent <= Math.Log10(to); exponent += step)
            {
                foreach (int digit in digits)
                {
                    double tick = digit * Math.Pow(10, exponent);
                    if (tick >= from && tick <= to)
                    {
                        yield return tick;
                    }
                }
            }
        }
    }

    public override string Label(double tick) =>
        tick is >= 0.0009 and <= 1100 ? base.Label(tick) : tick.ToString("0e0", CultureInfo.InvariantCulture).Replace('-', '−');
}
