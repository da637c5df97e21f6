using Samples.Svg;

namespace DeepLearningFromScratch.Pictures;

/// <summary>How often numbers occur, in one panel of a picture.</summary>
/// <param name="Heading">Words above it.</param>
/// <param name="Detail">Small words below these.</param>
/// <param name="Numbers">The numbers.</param>
public sealed record HistogramPanel(string Heading, string Detail, IReadOnlyList<float> Numbers);

/// <summary>Histograms in rows, each row with a range of its own.</summary>
public static class Histograms
{
    private const int Bins = 30;
    private const double PictureWidth = 980, HeightToWidth = 0.62;

    /// <summary>The text of the SVG file; each panel is as high as its fullest bin.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="subtitle">What is shown.</param>
    /// <param name="columns">Panels in a row.</param>
    /// <param name="panels">The panels, row by row.</param>
    /// <param name="ranges">Of each row.</param>
    public static string Draw(string title, string subtitle, int columns, IReadOnlyList<HistogramPanel> panels, IReadOnlyList<(double From, double To)> ranges)
    {
        var grid = new PanelGrid(panels.Count, columns, PictureWidth, HeightToWidth) { LabelsEveryRow = true };
        var svg = new SvgWriter(grid.Width, grid.Height, $"{title}: {subtitle}", string.Join(' ', panels.Select(p => (string)SharedWords.PanelEnds.With(p.Heading, p.Detail))));
        svg.Text(14, 30, title, "title");
        svg.Text(14, 53, subtitle, "subtitle faint");
        for (int i = 0; i < panels.Count; i++)
        {
            var (from, to) = ranges[i / columns];
            svg.OpenGroupAt(grid.Left(i), grid.Top(i));
            PanelFrame.DrawHeading(svg, panels[i].Heading, panels[i].Detail);
            DrawBars(svg, grid, panels[i].Numbers, from, to);
            PanelFrame.DrawHorizontalAxis(svg, grid, new Axis("", new LinearScale(from, to, 0, grid.PanelWidth, aboutTicks: 2)));
            svg.Close();
        }

        return svg.Finish();
    }

    private static void DrawBars(SvgWriter svg, PanelGrid grid, IReadOnlyList<float> numbers, double from, double to)
    {
        int[] counts = new int[Bins];
        foreach (float number in numbers)
        {
            int bin = (int)((number - from) / (to - from) * Bins);
            if (number >= from && number <= to)
            {
                counts[Math.Min(bin, Bins - 1)]++;
            }
        }

        double width = grid.PanelWidth / Bins, most = Math.Max(1, counts.Max());
        svg.Open("g", ("class", Theme.Series(0)));
        for (int i = 0; i < Bins; i++)
        {
            double height = counts[i] / most * (grid.PanelHeight - 4);
            if (counts[i] > 0)
            {
                svg.Element("rect", ("class", "dot"), ("x", i * width), ("y", grid.PanelHeight - height), ("width", width * 0.88), ("height", height));
            }
        }

        svg.Close();
    }
}
