using Samples.Svg;

namespace Samples.Paths;

/// <summary>The marks of a path's landmarks, at a point in pixels.</summary>
public static class Markers
{
    /// <summary>A ring.</summary>
    public static void DrawStart(SvgWriter svg, Point at) =>
        svg.Element("circle", ("class", "start"), ("cx", at.X), ("cy", at.Y), ("r", 3.6));

    /// <summary>A filled diamond.</summary>
    public static void DrawEnd(SvgWriter svg, Point at) =>
        svg.Element("path", ("class", "end"), ("d", PathData.Of([new(at.X - 5, at.Y), new(at.X, at.Y - 5), new(at.X + 5, at.Y), new(at.X, at.Y + 5)], isClosed: true)));

    /// <summary>A dot.</summary>
    public static void DrawDot(SvgWriter svg, Point at) =>
        svg.Element("circle", ("class", "dot"), ("cx", at.X), ("cy", at.Y), ("r", 2));

    /// <summary>A cross.</summary>
    public static void DrawOptimum(SvgWriter svg, Point at)
    {
        const double Arm = 5;
        string data = PathData.Of([new(at.X - Arm, at.Y - Arm), new(at.X + Arm, at.Y + Arm)]) + PathData.Of([new(at.X - Arm, at.Y + Arm), new(at.X + Arm, at.Y - Arm)]);
        svg.Element("path", ("class", "halo"), ("stroke-width", 4.5), ("d", data));
        svg.Element("path", ("class", "optimum"), ("d", data));
    }
}
