using Samples.Svg;

namespace Samples.Pictures;

/// <summary>Border, ticks and headings of one panel; (0, 0) is the upper left corner of its plot area.</summary>
public static class PanelFrame
{
    private const double TickLength = 4, LabelWidth = 34;

    /// <summary>Faint lines across the plot area at the ticks.</summary>
    public static void DrawRules(SvgWriter svg, PanelGrid grid, Scale x, Scale y)
    {
        foreach (double tick in x.Ticks)
        {
            svg.Element("path", ("class", "rule"), ("d", $"M{SvgNumber.Format(x.Map(tick))} 0V{SvgNumber.Format(grid.PanelHeight)}"));
        }

        foreach (double tick in y.Ticks)
        {
            svg.Element("path", ("class", "rule"), ("d", $"M0 {SvgNumber.Format(y.Map(tick))}H{SvgNumber.Format(grid.PanelWidth)}"));
        }
    }

    /// <summary>The border with its ticks; labels and names of the axes only where no other panel is in the way.</summary>
    public static void DrawAxes(SvgWriter svg, PanelGrid grid, int panel, Axis x, Axis y)
    {
        svg.Element("rect", ("class", "frame"), ("width", grid.PanelWidth), ("height", grid.PanelHeight));
        DrawHorizontalAxis(svg, grid, x, grid.IsLowest(panel));
        DrawVerticalAxis(svg, y, grid.IsLeftmost(panel));
    }

    /// <summary>The border with labels below it, but nothing at its side.</summary>
    public static void DrawHorizontalAxis(SvgWriter svg, PanelGrid grid, Axis axis)
    {
        svg.Element("rect", ("class", "frame"), ("width", grid.PanelWidth), ("height", grid.PanelHeight));
        DrawHorizontalAxis(svg, grid, axis, isLabelled: true);
    }

    private static void DrawHorizontalAxis(SvgWriter svg, PanelGrid grid, Axis axis, bool isLabelled)
    {
        foreach (double tick in axis.Scale.Ticks)
        {
            double x = axis.Scale.Map(tick);
            svg.Element("path", ("class", "frame"), ("d", $"M{SvgNumber.Format(x)} {SvgNumber.Format(grid.PanelHeight)}v{SvgNumber.Format(TickLength)}"));
            if (isLabelled)
            {
                DrawLabelBelow(svg, grid, x, axis.Scale.Label(tick));
            }
        }

        if (isLabelled && axis.Name.Length > 0)
        {
            svg.Text(grid.PanelWidth / 2, grid.PanelHeight + 31, axis.Name, "faint", "middle");
        }
    }

    private static void DrawVerticalAxis(SvgWriter svg, Axis axis, bool isLabelled)
    {
        foreach (double tick in axis.Scale.Ticks)
        {
            double y = axis.Scale.Map(tick);
            svg.Element("path", ("class", "frame"), ("d", $"M0 {SvgNumber.Format(y)}h{SvgNumber.Format(-TickLength)}"));
            if (isLabelled)
            {
                svg.Text(-8, y + 4, axis.Scale.Label(tick), "faint", "end");
            }
        }

        if (isLabelled)
        {
            // A long name would not fit beside the heading; it goes above.
            if (Legend.WidthOf(axis.Name) > LabelWidth)
            {
                svg.Text(-LabelWidth, -35, axis.Name, "faint");
            }
            else
            {
                svg.Text(-8, -11, axis.Name, "faint", "end");
            }
        }
    }

    /// <summary>Centred below its tick, but not beyond the panel's sides, where it could meet a neighbour's.</summary>
    private static void DrawLabelBelow(SvgWriter svg, PanelGrid grid, double x, string label)
    {
        const double EdgeWidth = 6;
        string anchor = x < EdgeWidth ? "start" : x > grid.PanelWidth - EdgeWidth ? "end" : "middle";
        svg.Text(x, grid.PanelHeight + 16, label, "faint", anchor);
    }

    /// <summary>Two lines above the plot area.</summary>
    public static void DrawHeading(SvgWriter svg, string heading, string detail)
    {
        svg.Text(0, -21, heading, "heading");
        svg.Text(0, -7, detail, "faint");
    }
}
