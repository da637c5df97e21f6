using Samples.Paths;

namespace Samples.Pictures;

/// <summary>What one panel of a curve picture shows.</summary>
/// <param name="Heading">What it is about, as an optimizer's name.</param>
/// <param name="Detail">Its settings.</param>
/// <param name="Curves">For each kind of curve its points; none where a panel lacks it.</param>
public sealed record CurvePanel(string Heading, string Detail, IReadOnlyList<IReadOnlyList<Point>> Curves)
{
    /// <summary>The points of numbers that were measured at equal distances, from 0 on.</summary>
    public static IReadOnlyList<Point> Points(IEnumerable<double> values, double distance = 1) =>
        [.. values.Select((value, i) => new Point(i * distance, value))];
}
