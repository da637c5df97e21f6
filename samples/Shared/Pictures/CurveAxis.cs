using Samples.Svg;

namespace Samples.Pictures;

/// <summary>The range of an axis of curves.</summary>
/// <param name="Name">What its numbers are; a short word.</param>
/// <param name="From">The first number.</param>
/// <param name="To">The last number.</param>
/// <param name="IsLogarithmic">Equal distances are equal factors.</param>
public sealed record CurveAxis(string Name, double From, double To, bool IsLogarithmic = false)
{
    private const double HighestToFirst = 2, LowestToFirst = 0.01;

    /// <summary>An axis of losses: from the least, but not far below the first, to the highest, but not far above.</summary>
    public static CurveAxis OfLosses(string name, IReadOnlyList<CurvePanel> panels)
    {
        double[] values = [.. panels.SelectMany(p => p.Curves).SelectMany(c => c).Select(p => p.Y).Where(double.IsFinite)];
        double first = panels.SelectMany(p => p.Curves).Where(c => c.Count > 0).Max(c => c[0].Y);
        return new CurveAxis(name, Math.Max(values.Min(), first * LowestToFirst) * 0.9, Math.Min(values.Max(), first * HighestToFirst) * 1.1, IsLogarithmic: true);
    }

    /// <summary>The axis between two pixels.</summary>
    public Axis Between(double firstPixel, double lastPixel) =>
        new(Name, IsLogarithmic ? new LogScale(From, To, firstPixel, lastPixel) : new LinearScale(From, To, firstPixel, lastPixel, aboutTicks: 4));
}
