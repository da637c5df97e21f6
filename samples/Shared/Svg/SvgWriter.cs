using System.Text;
using System.Xml;
using Samples.Words;

namespace Samples.Svg;

/// <summary>Writes one SVG picture that follows its reader's light or dark colour scheme.</summary>
public sealed class SvgWriter
{
    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;

    /// <summary>Begins a picture of that size, in pixels; title and description are for those who hear it.</summary>
    public SvgWriter(double width, double height, string title, string description)
    {
        _xml = XmlWriter.Create(_text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" });
        _xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
        WriteAttributes(("width", width), ("height", height), ("viewBox", $"0 0 {SvgNumber.Format(width)} {SvgNumber.Format(height)}"), ("role", "img"), ("aria-labelledby", "title desc"));
        _xml.WriteAttributeString("xml", "lang", null, Languages.Current == Language.Korean ? "ko" : "en");
        Described("title", title);
        Described("desc", description);
        _xml.WriteElementString("style", Theme.Css);
        Element("rect", ("class", "paper"), ("width", width), ("height", height));
    }

    /// <summary>Begins an element whose content follows.</summary>
    public void Open(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        _xml.WriteStartElement(name);
        WriteAttributes(attributes);
    }

    /// <summary>Ends the element opened last.</summary>
    public void Close() => _xml.WriteEndElement();

    /// <summary>Begins a group whose origin is moved to (x, y).</summary>
    public void OpenGroupAt(double x, double y) => Open("g", ("transform", $"translate({SvgNumber.Format(x)} {SvgNumber.Format(y)})"));

    /// <summary>An element without content.</summary>
    public void Element(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Open(name, attributes);
        Close();
    }

    /// <summary>A line of text; the anchor is "start", "middle" or "end".</summary>
    public void Text(double x, double y, string text, string style, string anchor = "start")
    {
        Open("text", ("x", x), ("y", y), ("class", style));
        if (anchor != "start")
        {
            _xml.WriteAttributeString("text-anchor", anchor);
        }

        _xml.WriteString(text);
        Close();
    }

    /// <summary>Ends the picture and gives its text.</summary>
    public string Finish()
    {
        _xml.WriteEndElement();
        _xml.Flush();
        return _text.Append('\n').ToString();
    }

    private void Described(string name, string text)
    {
        Open(name, ("id", name));
        _xml.WriteString(text);
        Close();
    }

    private void WriteAttributes(params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            _xml.WriteAttributeString(name, value is double or int ? SvgNumber.Format(Convert.ToDouble(value, null)) : (string)value);
        }
    }
}
