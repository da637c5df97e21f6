using Samples.Contours;
using Samples.Output;
using Samples.Paths;
using Samples.Svg;
using Samples.Words;

namespace Samples.Pictures;

/// <summary>Curves in panels that share their axes.</summary>
public sealed record CurvePicture
{
    private const double PictureWidth = 980, SimplifyTolerance = 0.06;

    /// <summary>A word that no other picture of a page has.</summary>
    public required string Id { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What was done, and what is shown.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The horizontal axis.</summary>
    public required CurveAxis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required CurveAxis Y { get; init; }

    /// <summary>What the curves of each panel are, in their order.</summary>
    public required IReadOnlyList<string> CurveNames { get; init; }

    /// <summary>The panels.</summary>
    public required IReadOnlyList<CurvePanel> Panels { get; init; }

    /// <summary>How many panels stand beside each other.</summary>
    public int MostColumns { get; init; } = 4;

    /// <summary>Height of a panel for its width.</summary>
    public double HeightToWidth { get; init; } = 0.75;

    /// <summary>The curves are points that no line joins.</summary>
    public bool IsScattered { get; init; }

    /// <summary>The text of the SVG file.</summary>
    public string Draw()
    {
        var grid = new PanelGrid(Panels.Count, MostColumns, PictureWidth, HeightToWidth);
        Axis x = X.Between(0, grid.PanelWidth), y = Y.Between(grid.PanelHeight, 0);
        var svg = new SvgWriter(grid.Width, grid.Height, $"{Title}: {Subtitle}", string.Join(' ', Panels.Select(Description)));
        var legend = new Legend(svg, Title, Subtitle);
        for (int i = 0; i < CurveNames.Count; i++)
        {
            if (IsScattered)
            {
                legend.AddSymbol((to, at) => DrawDot(to, i, at), CurveNames[i]);
            }
            else
            {
                legend.AddLine(i, CurveNames[i], Dashes.All[i % Dashes.All.Count]);
            }
        }

        svg.Open("clipPath", ("id", $"{Id}-area"));
        svg.Element("rect", ("width", grid.PanelWidth), ("height", grid.PanelHeight));
        svg.Close();
        for (int i = 0; i < Panels.Count; i++)
        {
            svg.OpenGroupAt(grid.Left(i), grid.Top(i));
            PanelFrame.DrawHeading(svg, Panels[i].Heading, Panels[i].Detail);
            PanelFrame.DrawRules(svg, grid, x.Scale, y.Scale);
            svg.Open("g", ("clip-path", $"url(#{Id}-area)"));
            DrawCurves(svg, Panels[i], x.Scale, y.Scale);
            svg.Close();
            PanelFrame.DrawAxes(svg, grid, i, x, y);
            svg.Close();
        }

        return svg.Finish();
    }

    private void DrawCurves(SvgWriter svg, CurvePanel panel, Scale x, Scale y)
    {
        for (int i = 0; i < panel.Curves.Count; i++)
        {
            Point[] points = [.. panel.Curves[i].Where(p => p.IsFinite).Select(p => new Point(x.Map(p.X), y.Map(p.Y)))];
            if (IsScattered)
            {
                foreach (var point in points)
                {
                    DrawDot(svg, i, point);
                }
            }
            else
            {
                svg.Element("path", ("class", $"line {Theme.Series(i)}"), ("stroke-width", 1.8), ("stroke-dasharray", Dashes.All[i % Dashes.All.Count]),
                    ("d", PathData.Of(LineSimplifier.Simplify(points, SimplifyTolerance))));
            }
        }
    }

    private static void DrawDot(SvgWriter svg, int series, Point at) =>
        svg.Element("circle", ("class", $"dot {Theme.Series(series)}"), ("cx", at.X), ("cy", at.Y), ("r", 3));

    private string Description(CurvePanel panel) => SharedWords.PanelEnds.With(
        panel.Heading,
        string.Join("; ", panel.Curves.Zip(CurveNames).Where(c => c.First.Count > 0).Select(c => (string)SharedWords.CurveEnds.With(c.Second, Number.Short(c.First[^1].Y)))));
}
