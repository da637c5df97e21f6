using System.Globalization;
using System.Net;
using System.Text;
using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Reports;

/// <summary>
/// Times as an SVG picture: a panel for each kind of work and number of threads, in it a column for each list of tensors and a mark for each contender, with a line between the
/// quartiles. Times go by powers of ten.
/// </summary>
internal static class Chart
{
    private const int PanelWidth = 1200;
    private const int PanelHeight = 360;
    private const int Left = 60;
    private const int Right = 200;
    private const int Top = 40;
    private const int Bottom = 40;

    // Colours that remain distinct for most who do not see all (Okabe and Ito).
    private static readonly string[] s_colors = ["#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#999999", "#661100", "#117733", "#882255", "#332288", "#44AA99"];

    /// <summary>Draws the picture.</summary>
    /// <param name="measurements">The rows.</param>
    public static string Create(IReadOnlyList<Measurement> measurements)
    {
        IGrouping<(string Work, int Threads), Measurement>[] groups = [.. measurements.GroupBy(measurement => (measurement.Row.Work, measurement.Row.Threads))];
        string[] contenders = [.. measurements.SelectMany(measurement => measurement.Contenders).Distinct()];
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{PanelWidth}\" height=\"{groups.Length * PanelHeight}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (int i = 0; i < groups.Length; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate(0 {i * PanelHeight})\">\n");
            string title = $"{groups[i].Key.Work}, {groups[i].Key.Threads} {(groups[i].Key.Threads == 1 ? "thread" : "threads")}: {groups[i].First().Row.Scale.Unit}";
            AppendText(svg, Left, Top - 16, title, "start", bold: true);
            AppendPanel(svg, [.. groups[i]], contenders);
            svg.Append("</g>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void AppendPanel(StringBuilder svg, Measurement[] rows, string[] contenders)
    {
        double[] times = [.. from measurement in rows from contender in measurement.Contenders select measurement.Figure(contender).Median];
        int lowest = (int)Math.Floor(Math.Log10(times.Min()));
        int highest = Math.Max(lowest + 1, (int)Math.Ceiling(Math.Log10(times.Max())));
        double Height(double time) => PanelHeight - Bottom - (Math.Log10(time) - lowest) / (highest - lowest) * (PanelHeight - Top - Bottom);

        for (int power = lowest; power <= highest; power++)
        {
            double y = Height(Math.Pow(10, power));
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{PanelWidth - Right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\" stroke=\"#ddd\"/>\n");
            AppendText(svg, Left - 6, y + 4, Math.Pow(10, power).ToString("0.######", CultureInfo.InvariantCulture), "end");
        }

        double step = (PanelWidth - Left - Right) / (double)rows.Length;
        for (int column = 0; column < rows.Length; column++)
        {
            AppendText(svg, Left + (column + 0.5) * step, PanelHeight - Bottom + 16, rows[column].Row.Size, "middle", small: true);
            string[] present = [.. contenders.Where(rows[column].Turns.ContainsKey)];
            for (int i = 0; i < present.Length; i++)
            {
                double x = Left + (column + (i + 1.0) / (present.Length + 1)) * step;
                Spread time = rows[column].Figure(present[i]);
                AppendMark(svg, x, Height(time.Median), Height(time.Lower), Height(time.Upper), ColorOf(contenders, present[i]));
            }
        }

        string[] shown = [.. contenders.Where(contender => rows.Any(measurement => measurement.Turns.ContainsKey(contender)))];
        for (int i = 0; i < shown.Length; i++)
        {
            double y = Top + 8 + i * 18;
            AppendMark(svg, PanelWidth - Right + 20, y, y, y, ColorOf(contenders, shown[i]));
            AppendText(svg, PanelWidth - Right + 30, y + 4, shown[i], "start");
        }
    }

    private static string ColorOf(string[] contenders, string contender) => s_colors[Array.IndexOf(contenders, contender) % s_colors.Length];

    private static void AppendMark(StringBuilder svg, double x, double y, double lower, double upper, string color) =>
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x:0.#}\" x2=\"{x:0.#}\" y1=\"{lower:0.#}\" y2=\"{upper:0.#}\" stroke=\"{color}\" stroke-width=\"2\"/><circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"4\" fill=\"{color}\"/>\n");

    private static void AppendText(StringBuilder svg, double x, double y, string text, string anchor, bool bold = false, bool small = false) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\"{(bold ? " font-weight=\"bold\"" : "")}{(small ? " font-size=\"9\"" : "")}>{WebUtility.HtmlEncode(text)}</text>\n");
}
