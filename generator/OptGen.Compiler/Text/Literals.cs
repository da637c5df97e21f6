using System.Globalization;
using System.Text;

namespace OptGen.Compiler.Text;

/// <summary>C# literals that mean exactly the value.</summary>
internal static class Literals
{
    public static string Double(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) != value)
        {
            text = value.ToString("G17", CultureInfo.InvariantCulture);
        }

        return text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + ".0" : text;
    }

    /// <summary>Reads back what <see cref="Double"/> or <see cref="Boolean"/> wrote, or a whole number; true is 1.</summary>
    public static bool TryRead(string literal, out double value)
    {
        (bool isKnown, value) = literal switch
        {
            "double.NaN" => (true, double.NaN),
            "double.PositiveInfinity" => (true, double.PositiveInfinity),
            "double.NegativeInfinity" => (true, double.NegativeInfinity),
            "true" => (true, 1),
            "false" => (true, 0),
            _ => (false, 0.0),
        };
        return isKnown || double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>A literal as people write the number.</summary>
    public static string Readable(string literal) => literal switch
    {
        "double.NaN" => "NaN",
        "double.PositiveInfinity" => "∞",
        "double.NegativeInfinity" => "−∞",
        _ when literal.EndsWith(".0", StringComparison.Ordinal) => literal.Substring(0, literal.Length - 2),
        _ => literal.Replace("E+", "e").Replace("E-0", "e-").Replace("E-", "e-"),
    };

    public static string Boolean(bool value) => value ? "true" : "false";

    public static string String(string value)
    {
        StringBuilder literal = new("\"");
        foreach (char character in value)
        {
            literal.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                _ when char.IsControl(character) || character is '\u0085' or '\u2028' or '\u2029' => $"\\u{(int)character:x4}",
                _ => character.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Text for an XML documentation comment.</summary>
    public static string Xml(string value) => value.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
