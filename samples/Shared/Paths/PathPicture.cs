using System.Globalization;
using Samples.Contours;
using Samples.Pictures;
using Samples.Svg;
using Samples.Words;

namespace Samples.Paths;

/// <summary>Paths over the contour lines of one function, each optimizer in a panel of its own.</summary>
public sealed class PathPicture
{
    private const int GridCells = 800, ContourCount = 12, MostDots = 60;
    private const double PictureWidth = 980, SimplifyTolerance = 0.06;

    private readonly TestFunction _function;
    private readonly IReadOnlyList<PathPanel> _panels;
    private readonly PanelGrid _grid;
    private readonly LinearScale _x, _y;
    private readonly int _dotEvery;
    private readonly bool _isTogether;

    /// <summary>How many paths one panel can show.</summary>
    public static int MostTogether => Dashes.All.Count;

    private PathPicture(TestFunction function, IReadOnlyList<PathPanel> panels, int mostColumns = 1, bool isTogether = false)
    {
        _isTogether = isTogether;
        var window = function.Window;
        _function = function;
        _panels = panels;
        _grid = new PanelGrid(isTogether ? 1 : panels.Count, mostColumns, PictureWidth, window.Height / window.Width);
        _x = new LinearScale(window.Left, window.Right, 0, _grid.PanelWidth);
        _y = new LinearScale(window.Bottom, window.Top, _grid.PanelHeight, 0);

        int steps = panels[0].Descent.Steps;
        _dotEvery = steps <= MostDots ? 1 : (int)Math.Ceiling(steps / 10.0);
    }

    /// <summary>The text of the SVG file.</summary>
    public static string Draw(TestFunction function, string title, IReadOnlyList<PathPanel> panels, int mostColumns) =>
        new PathPicture(function, panels, mostColumns).Draw(title);

    /// <summary>All paths in one panel, each with a colour and dashes of its own; the text of the SVG file.</summary>
    public static string DrawTogether(TestFunction function, string title, IReadOnlyList<PathPanel> panels) =>
        new PathPicture(function, panels, isTogether: true).Draw(title);

    private string Draw(string title)
    {
        var svg = new SvgWriter(_grid.Width, _grid.Height, $"{title}: {_function.Formula}", string.Join(' ', _panels.Select(p => (string)SharedWords.PanelEnds.With(p.Heading, p.Detail))));
        DrawHeader(svg, title);
        DefineContours(svg);
        int count = _isTogether ? 1 : _panels.Count;
        for (int i = 0; i < count; i++)
        {
            svg.OpenGroupAt(_grid.Left(i), _grid.Top(i));
            DrawPanel(svg, i, _isTogether ? _panels : [_panels[i]]);
            svg.Close();
        }

        return svg.Finish();
    }

    private void DrawHeader(SvgWriter svg, string title)
    {
        var legend = new Legend(svg, title, string.Create(CultureInfo.InvariantCulture,
            $"{SharedWords.UpdatesFrom.With(_function.Formula, _panels[0].Descent.Steps, _function.Start.X, _function.Start.Y)}").Replace('-', '−'));
        svg.Open("g", ("class", Theme.Series(_panels[0].Series)));
        legend.AddSymbol(Markers.DrawStart, SharedWords.Start);
        legend.AddSymbol(Markers.DrawDot, _dotEvery == 1 ? SharedWords.AfterEachUpdate : SharedWords.EveryUpdates.With(_dotEvery));
        legend.AddSymbol(Markers.DrawEnd, SharedWords.End);
        legend.AddSymbol(Markers.DrawOptimum, _function.Optima.Count == 1 ? SharedWords.Minimum : SharedWords.Minima);
        legend.AddSymbol(DrawContourSample, SharedWords.Contours);
        svg.Close();

        if (_isTogether)
        {
            return;
        }

        foreach (var (series, name) in _panels.Select(p => (p.Series, p.SeriesName)).Distinct())
        {
            if (name is not null)
            {
                legend.AddLine(series, name);
            }
        }
    }

    private static void DrawContourSample(SvgWriter svg, Point at)
    {
        for (int r = 2; r <= 6; r += 2)
        {
            svg.Element("ellipse", ("class", "contour"), ("cx", at.X), ("cy", at.Y), ("rx", r * 1.3), ("ry", r));
        }
    }

    private void DefineContours(SvgWriter svg)
    {
        var (lowest, highest) = _function.ContourRange;
        var samples = new ScalarGrid(_function.Value, _function.Window, GridCells, GridCells);
        svg.Open("defs");
        svg.Open("clipPath", ("id", $"{_function.Name}-area"));
        svg.Element("rect", ("width", _grid.PanelWidth), ("height", _grid.PanelHeight));
        svg.Close();
        svg.Open("g", ("id", $"{_function.Name}-contours"), ("class", "contour"));
        int rank = 0;
        foreach (double level in LogLevels.Between(lowest, highest, ContourCount))
        {
            string data = string.Concat(MarchingSquares.Trace(samples, _function.Minimum + level).Select(ToPathData));
            svg.Element("path", ("stroke-opacity", 0.85 - 0.5 * rank++ / (ContourCount - 1)), ("d", data));
        }

        svg.Close();
        svg.Close();
    }

    private string ToPathData(Polyline line)
    {
        Point[] pixels = [.. line.Points.Select(ToPixels)];
        return PathData.Of(LineSimplifier.Simplify(pixels, SimplifyTolerance), line.IsClosed);
    }

    private void DrawPanel(SvgWriter svg, int index, IReadOnlyList<PathPanel> paths)
    {
        if (_isTogether)
        {
            DrawNames(svg);
        }
        else
        {
            PanelFrame.DrawHeading(svg, paths[0].Heading, paths[0].Detail);
        }

        svg.Open("g", ("clip-path", $"url(#{_function.Name}-area)"));
        svg.Element("use", ("href", $"#{_function.Name}-contours"));
        foreach (var optimum in _function.Optima)
        {
            Markers.DrawOptimum(svg, ToPixels(optimum));
        }

        for (int i = 0; i < paths.Count; i++)
        {
            svg.Open("g", ("class", Theme.Series(_isTogether ? i : paths[i].Series)));
            DrawPath(svg, paths[i].Descent.Points, Dashes.All[_isTogether ? i : 0]);
            svg.Close();
        }

        svg.Close();
        PanelFrame.DrawAxes(svg, _grid, index, new Axis("x", _x), new Axis("y", _y));
    }

    /// <summary>A line above the panel: each path's colour, dashes, name and result.</summary>
    private void DrawNames(SvgWriter svg)
    {
        double width = _grid.PanelWidth / _panels.Count;
        for (int i = 0; i < _panels.Count; i++)
        {
            svg.Element("path", ("class", $"line {Theme.Series(i)}"), ("stroke-width", 2), ("stroke-dasharray", Dashes.All[i]), ("d", PathData.Of([new(i * width, -18), new(i * width + 24, -18)])));
            svg.Text(i * width + 30, -21, _panels[i].Heading, "heading");
            svg.Text(i * width + 30, -7, _panels[i].Detail, "faint");
        }
    }

    private void DrawPath(SvgWriter svg, IReadOnlyList<Point> points, string dashes)
    {
        string data = PathData.Of(LineSimplifier.Simplify([.. points.Select(ToPixels)], SimplifyTolerance));
        svg.Element("path", ("class", "halo"), ("stroke-width", 4), ("stroke-opacity", 0.75), ("d", data));
        svg.Element("path", ("class", "line"), ("stroke-width", 1.8), ("stroke-dasharray", dashes), ("d", data));
        for (int i = _dotEvery; i < points.Count - 1; i += _dotEvery)
        {
            if (_function.Window.Contains(points[i]))
            {
                Markers.DrawDot(svg, ToPixels(points[i]));
            }
        }

        Markers.DrawStart(svg, ToPixels(points[0]));
        Markers.DrawEnd(svg, ToPixels(points[^1]));
    }

    private Point ToPixels(Point p) => new(_x.Map(p.X), _y.Map(p.Y));
}
