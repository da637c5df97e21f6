using Trajectories.Contours;
using Trajectories.Functions;
using Trajectories.Svg;

namespace Trajectories.Pictures;

/// <summary>How numbers fell, epoch by epoch, on a logarithmic axis; each optimizer in a panel of its own.</summary>
public sealed class CurvePicture
{
    private const double PictureWidth = 980, HeightToWidth = 0.75, SimplifyTolerance = 0.06, HighestToFirst = 2, LowestToFirst = 0.01;

    /// <summary>Dashes tell the curves apart where colours do not.</summary>
    private static readonly string[] Dashes = ["none", "6 4", "1.5 4"];

    private readonly string _id, _measure;
    private readonly IReadOnlyList<CurvePanel> _panels;
    private readonly PanelGrid _grid;
    private readonly Scale _x, _y;

    private CurvePicture(string id, string measure, IReadOnlyList<CurvePanel> panels, int mostColumns, int epochs)
    {
        _id = id;
        _measure = measure;
        _panels = panels;
        _grid = new PanelGrid(panels.Count, mostColumns, PictureWidth, HeightToWidth);
        _x = new LinearScale(0, epochs, 0, _grid.PanelWidth, aboutTicks: 4);

        double[] values = [.. panels.SelectMany(p => p.Curves).SelectMany(c => c)];
        double first = panels.SelectMany(p => p.Curves).Max(c => c[0]);
        double highest = Math.Min(values.Max(), first * HighestToFirst), lowest = Math.Max(values.Min(), first * LowestToFirst);
        _y = new LogScale(lowest * 0.9, highest * 1.1, _grid.PanelHeight, 0);
    }

    /// <summary>The text of the SVG file.</summary>
    public static string Draw(string id, string title, string subtitle, string measure, IReadOnlyList<string> curveNames, IReadOnlyList<CurvePanel> panels, int mostColumns, int epochs) =>
        new CurvePicture(id, measure, panels, mostColumns, epochs).Draw(title, subtitle, curveNames);

    private string Draw(string title, string subtitle, IReadOnlyList<string> curveNames)
    {
        var svg = new SvgWriter(_grid.Width, _grid.Height, $"{title}: {subtitle}");
        var legend = new Legend(svg, title, subtitle);
        for (int i = 0; i < curveNames.Count; i++)
        {
            legend.AddLine(i, curveNames[i], Dashes[i]);
        }

        svg.Open("clipPath", ("id", $"{_id}-area"));
        svg.Element("rect", ("width", _grid.PanelWidth), ("height", _grid.PanelHeight));
        svg.Close();
        for (int i = 0; i < _panels.Count; i++)
        {
            svg.OpenGroupAt(_grid.Left(i), _grid.Top(i));
            DrawPanel(svg, i);
            svg.Close();
        }

        return svg.Finish();
    }

    private void DrawPanel(SvgWriter svg, int index)
    {
        var panel = _panels[index];
        PanelFrame.DrawHeading(svg, panel.Heading, panel.Detail);
        PanelFrame.DrawRules(svg, _grid, _x, _y);
        svg.Open("g", ("clip-path", $"url(#{_id}-area)"));
        for (int i = 0; i < panel.Curves.Count; i++)
        {
            Point[] points = [.. panel.Curves[i].Select((value, epoch) => new Point(_x.Map(epoch), _y.Map(value)))];
            svg.Element("path", ("class", $"line {Theme.Series(i)}"), ("stroke-width", 1.8), ("stroke-dasharray", Dashes[i]),
                ("d", PathData.Of(LineSimplifier.Simplify(points, SimplifyTolerance))));
        }

        svg.Close();
        PanelFrame.DrawAxes(svg, _grid, index, new Axis("passes", _x), new Axis(_measure, _y));
    }
}
