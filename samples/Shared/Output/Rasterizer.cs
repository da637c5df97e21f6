using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace Samples.Output;

/// <summary>Paints pictures that the samples and <c>DrawGraph</c> write as SVG: their elements and properties, no others.</summary>
public sealed class Rasterizer
{
    /// <summary>Pixels for each unit of the picture.</summary>
    private const float Scale = 2;

    private static readonly string[] Properties =
        ["fill", "stroke", "color", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "fill-opacity", "font-size", "font-weight", "text-anchor"];

    private readonly Fonts _fonts;
    private readonly StyleSheet _styles;
    private readonly Dictionary<string, XElement> _byId;
    private readonly SKCanvas _canvas;

    private Rasterizer(XElement svg, Fonts fonts, bool isDark, SKCanvas canvas)
    {
        _fonts = fonts;
        _canvas = canvas;
        _styles = new StyleSheet(string.Concat(svg.Elements().Where(e => e.Name.LocalName == "style").Select(e => e.Value)), isDark);
        _byId = svg.Descendants().Where(e => e.Attribute("id") is not null).ToDictionary(e => e.Attribute("id")!.Value);
    }

    /// <summary>The bytes of a PNG file.</summary>
    public static byte[] ToPng(string svg, Fonts fonts, bool isDark)
    {
        var root = XDocument.Parse(svg).Root!;
        using var bitmap = new SKBitmap((int)Math.Ceiling(Number(root, "width") * Scale), (int)Math.Ceiling(Number(root, "height") * Scale));
        using var canvas = new SKCanvas(bitmap);
        canvas.Scale(Scale);
        new Rasterizer(root, fonts, isDark, canvas).PaintChildren(root, new() { ["fill"] = "#000", ["stroke"] = "none", ["stroke-width"] = "1", ["font-size"] = "16" });
        canvas.Flush();
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private void PaintChildren(XElement parent, Dictionary<string, string> style)
    {
        foreach (var element in parent.Elements())
        {
            Paint(element, style);
        }
    }

    private void Paint(XElement element, Dictionary<string, string> inherited)
    {
        if (element.Name.LocalName is "title" or "desc" or "style" or "defs" or "clipPath")
        {
            return;
        }

        Dictionary<string, string> style = StyleOf(element, inherited);
        _canvas.Save();
        if (element.Attribute("transform")?.Value is { } transform)
        {
            float[] move = [.. transform["translate(".Length..^1].Split(' ', ',').Select(Parse)];
            _canvas.Translate(move[0], move.Length > 1 ? move[1] : 0);
        }

        if (element.Attribute("clip-path")?.Value is { } clip)
        {
            var area = _byId[clip["url(#".Length..^1]].Elements().Single();
            _canvas.ClipRect(SKRect.Create(Number(area, "x"), Number(area, "y"), Number(area, "width"), Number(area, "height")), antialias: true);
        }

        switch (element.Name.LocalName)
        {
            case "g":
                PaintChildren(element, style);
                break;
            case "use":
                Paint(_byId[element.Attribute("href")!.Value[1..]], style);
                break;
            case "text":
                PaintText(element, style);
                break;
            default:
                using (var shape = ShapeOf(element))
                {
                    PaintShape(shape, style);
                }

                break;
        }

        _canvas.Restore();
    }

    private static SKPath ShapeOf(XElement element)
    {
        using var builder = new SKPathBuilder();
        switch (element.Name.LocalName)
        {
            case "path":
                return SKPath.ParseSvgPathData(element.Attribute("d")!.Value) ?? throw new NotSupportedException($"The path {element} cannot be read.");
            case "rect":
                builder.AddRoundRect(new SKRoundRect(SKRect.Create(Number(element, "x"), Number(element, "y"), Number(element, "width"), Number(element, "height")), Number(element, "rx")));
                break;
            case "circle":
                builder.AddCircle(Number(element, "cx"), Number(element, "cy"), Number(element, "r"));
                break;
            case "ellipse":
                float rx = Number(element, "rx"), ry = Number(element, "ry");
                builder.AddOval(new SKRect(Number(element, "cx") - rx, Number(element, "cy") - ry, Number(element, "cx") + rx, Number(element, "cy") + ry));
                break;
            default:
                throw new NotSupportedException($"Pictures with the element {element.Name.LocalName} cannot be painted.");
        }

        return builder.Detach();
    }

    private void PaintShape(SKPath shape, Dictionary<string, string> style)
    {
        if (style["fill"] != "none")
        {
            using var paint = new SKPaint { IsAntialias = true, Color = ColorOf("fill", style) };
            _canvas.DrawPath(shape, paint);
        }

        if (style["stroke"] != "none")
        {
            using var paint = new SKPaint { IsAntialias = true, IsStroke = true, Color = ColorOf("stroke", style), StrokeWidth = Parse(style["stroke-width"]) };
            paint.StrokeCap = style.GetValueOrDefault("stroke-linecap") == "round" ? SKStrokeCap.Round : SKStrokeCap.Butt;
            paint.StrokeJoin = style.GetValueOrDefault("stroke-linejoin") == "round" ? SKStrokeJoin.Round : SKStrokeJoin.Miter;
            if (style.GetValueOrDefault("stroke-dasharray", "none") is var dashes && dashes != "none")
            {
                paint.PathEffect = SKPathEffect.CreateDash([.. dashes.Split(' ', ',').Select(Parse)], 0);
            }

            _canvas.DrawPath(shape, paint);
        }
    }

    private void PaintText(XElement text, Dictionary<string, string> style)
    {
        List<(string Text, Dictionary<string, string> Style)> runs =
            [.. text.Nodes().Select(n => n is XElement span ? (span.Value, StyleOf(span, style)) : (((XText)n).Value, style))];
        var pieces = runs.SelectMany(r => _fonts.Pieces(r.Text).Select(p => (p.Text, Font: FontOf(p.Face, r.Style), r.Style))).ToArray();
        float width = pieces.Sum(p => p.Font.MeasureText(p.Text));
        float x = Number(text, "x") - (style.GetValueOrDefault("text-anchor") switch { "middle" => width / 2, "end" => width, _ => 0 });
        foreach (var (piece, font, own) in pieces)
        {
            using var paint = new SKPaint { IsAntialias = true, Color = ColorOf("fill", own) };
            _canvas.DrawText(piece, x, Number(text, "y"), SKTextAlign.Left, font, paint);
            x += font.MeasureText(piece);
            font.Dispose();
        }
    }

    private static SKFont FontOf(SKTypeface face, Dictionary<string, string> style) =>
        new(face, Parse(style["font-size"].Replace("px", "", StringComparison.Ordinal))) { Subpixel = true, Embolden = style.GetValueOrDefault("font-weight", "400") is "600" or "700" or "bold" };

    private Dictionary<string, string> StyleOf(XElement element, Dictionary<string, string> inherited)
    {
        Dictionary<string, string> style = new(inherited);
        foreach (string name in Properties)
        {
            if (element.Attribute(name)?.Value is { } value)
            {
                style[name] = value;
            }
        }

        foreach (var (name, value) in _styles.Of(element.Name.LocalName, element.Attribute("class")?.Value, element.Attribute("style")?.Value))
        {
            style[name] = value;
        }

        return style;
    }

    private static SKColor ColorOf(string property, Dictionary<string, string> style)
    {
        string text = style[property] == "currentColor" ? style.GetValueOrDefault("color", "#000") : style[property];
        float opacity = Parse(style.GetValueOrDefault(property + "-opacity", "1"));
        return SKColor.Parse(text).WithAlpha((byte)Math.Round(255 * opacity));
    }

    private static float Number(XElement element, string name) => element.Attribute(name) is { } attribute ? Parse(attribute.Value) : 0;

    private static float Parse(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
