using System.Text;
using Samples.Paths;

namespace Samples.Svg;

/// <summary>The content of a path's "d" attribute.</summary>
public static class PathData
{
    /// <summary>Straight lines from point to point, closed if told.</summary>
    public static string Of(IEnumerable<Point> points, bool isClosed = false)
    {
        var text = new StringBuilder();
        foreach (var point in points)
        {
            text.Append(text.Length == 0 ? 'M' : 'L').Append(SvgNumber.Format(point.X)).Append(' ').Append(SvgNumber.Format(point.Y));
        }

        return text.Append(isClosed ? "Z" : "").ToString();
    }
}
