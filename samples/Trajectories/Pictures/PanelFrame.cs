using Trajectories.Svg;

namespace Trajectories.Pictures;

/// <summary>Border, ticks and headings of one panel; (0, 0) is the upper left corner of its plot area.</summary>
public static class PanelFrame
{
    private const double TickLength = 4;

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

    /// <summary>The border with its ticks; their labels only where no other panel is in the way.</summary>
    public static void DrawAxes(SvgWriter svg, PanelGrid grid, int panel, Scale x, Scale y)
    {
        svg.Element("rect", ("class", "frame"), ("width", grid.PanelWidth), ("height", grid.PanelHeight));
        foreach (double tick in x.Ticks)
        {
            svg.Element("path", ("class", "frame"), ("d", $"M{SvgNumber.Format(x.Map(tick))} {SvgNumber.Format(grid.PanelHeight)}v{SvgNumber.Format(TickLength)}"));
            if (grid.IsLowest(panel))
            {
                DrawLabelBelow(svg, grid, x.Map(tick), x.Label(tick));
            }
        }

        foreach (double tick in y.Ticks)
        {
            svg.Element("path", ("class", "frame"), ("d", $"M0 {SvgNumber.Format(y.Map(tick))}h{SvgNumber.Format(-TickLength)}"));
            if (grid.IsLeftmost(panel))
            {
                svg.Text(-8, y.Map(tick) + 4, y.Label(tick), "faint", "end");
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
