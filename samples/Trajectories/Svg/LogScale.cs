using System.Globalization;

namespace Trajectories.Svg;

/// <summary>An axis with equal factors, labelled at powers of ten; both ends must be positive.</summary>
public sealed class LogScale(double from, double to, double firstPixel, double lastPixel) : Scale
{
    private const int MostTicks = 6;

    public override double Map(double value) =>
        firstPixel + Math.Log10(Math.Max(value, double.Epsilon) / from) / Math.Log10(to / from) * (lastPixel - firstPixel);

    public override IEnumerable<double> Ticks
    {
        get
        {
            int first = (int)Math.Ceiling(Math.Log10(from) - 1e-9), last = (int)Math.Floor(Math.Log10(to) + 1e-9);
            int step = 1 + (last - first) / MostTicks;
            for (int exponent = first; exponent <= last; exponent += step)
            {
                yield return Math.Pow(10, exponent);
            }
        }
    }

    public override string Label(double tick) =>
        tick is >= 0.0009 and <= 1100 ? base.Label(tick) : tick.ToString("0e0", CultureInfo.InvariantCulture).Replace('-', '−');
}
