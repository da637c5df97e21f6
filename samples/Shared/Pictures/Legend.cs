using Samples.Paths;
using Samples.Svg;

namespace Samples.Pictures;

/// <summary>Header of a picture: title, formula, and a row of symbols with their meanings.</summary>
public sealed class Legend
{
    private const double Left = 14, Baseline = 80, SymbolY = Baseline - 4, Gap = 18;

    private readonly SvgWriter _svg;
    private double _x = Left;

    /// <summary>Draws title and subtitle; symbols are added one by one.</summary>
    public Legend(SvgWriter svg, string title, string subtitle)
    {
        _svg = svg;
        svg.Text(Left, 30, title, "title");
        svg.Text(Left, 53, subtitle, "subtitle faint");
    }

    /// <summary>A line of the series' colour.</summary>
    public void AddLine(int series, string text, string dashes = "")
    {
        _svg.Element("path", ("class", $"line {Theme.Series(series)}"), ("stroke-width", 2), ("stroke-dasharray", dashes.Length > 0 ? dashes : "none"),
            ("d", PathData.Of([new(_x, SymbolY), new(_x + 24, SymbolY)])));
        AddText(text, 30);
    }

    /// <summary>Something drawn around a point.</summary>
    public void AddSymbol(Action<SvgWriter, Point> draw, string text)
    {
        draw(_svg, new Point(_x + 6, SymbolY));
        AddText(text, 18);
    }

    private void AddText(string text, double symbolWidth)
    {
        _svg.Text(_x + symbolWidth, Baseline, text, "legend");
        _x += symbolWidth + WidthOf(text) + Gap;
    }

    /// <summary>About how wide a text is, in small letters.</summary>
    public static double WidthOf(string text) => text.Sum(WidthOf);

    /// <summary>About as wide as the letter is in the usual fonts.</summary>
    private static double WidthOf(char letter) => letter switch
    {
        'f' or 'i' or 'j' or 'l' or 'r' or 't' or ' ' or ':' or '-' => 4.2,
        'm' or 'w' or '−' => 10.4,
        >= '가' and <= '힣' => 12,
        _ => 7.4,
    };
}
