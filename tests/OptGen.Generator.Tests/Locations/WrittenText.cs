using System.Text;

namespace OptGen.Generator.Tests.Locations;

/// <summary>A constant string as C# that means it, and where in that C# each of its UTF-16 units is written.</summary>
/// <param name="Source">The C#.</param>
/// <param name="Places">For each unit, its start and end in <paramref name="Source"/>; negative where it is written elsewhere.</param>
internal sealed record WrittenText(string Source, IReadOnlyList<(int Start, int End)> Places)
{
    /// <summary>A literal with every unit written by itself or by one of its escapes.</summary>
    public static WrittenText Regular(string text, Random random, bool doublesBraces = false)
    {
        Writer writer = new("\"");
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (isPair && random.Next(2) == 0)
            {
                string escape = $"\\U{char.ConvertToUtf32(text[i], text[i + 1]):X8}";
                writer.Write(escape, units: 2);
                i++;
                continue;
            }

            writer.Write(Escape(text[i], i + 1 < text.Length ? text[i + 1] : '\0', random, doublesBraces));
        }

        return writer.Close("\"");
    }

    public static WrittenText Verbatim(string text, bool doublesBraces = false)
    {
        Writer writer = new("@\"");
        foreach (char character in text)
        {
            writer.Write(character == '"' || (doublesBraces && character is '{' or '}') ? $"{character}{character}" : character.ToString());
        }

        return writer.Close("\"");
    }

    /// <summary>A raw literal on one line; only for text without line breaks that neither begins nor ends with a quotation mark.</summary>
    public static WrittenText RawLine(string text)
    {
        string quotes = Quotes(text);
        Writer writer = new(quotes);
        foreach (char character in text)
        {
            writer.Write(character.ToString());
        }

        return writer.Close(quotes);
    }

    /// <summary>A raw literal on lines of its own.</summary>
    public static WrittenText RawLines(string text, string indentation, string lineBreak)
    {
        string quotes = Quotes(text);
        Writer writer = new(quotes + lineBreak + indentation);
        for (int i = 0; i < text.Length; i++)
        {
            writer.Write(text[i].ToString());
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                writer.Skip(indentation);
            }
        }

        return writer.Close(lineBreak + indentation + quotes);
    }

    /// <summary>An interpolated string without holes.</summary>
    public static WrittenText Interpolated(string text, Random random)
    {
        WrittenText inner = random.Next(2) == 0 ? Regular(text, random, doublesBraces: true) : Verbatim(text, doublesBraces: true);
        return inner.After("$");
    }

    /// <summary>A name that stands for text written elsewhere.</summary>
    public static WrittenText Named(string name, int length) => new(name, [.. Enumerable.Repeat((-1, -1), length)]);

    /// <summary>Two constants added, in brackets or not.</summary>
    public static WrittenText Sum(WrittenText left, WrittenText right, string between) => new(
        left.Source + between + right.Source,
        [.. left.Places, .. right.After(left.Source + between).Places]);

    /// <summary>The same behind other C#.</summary>
    public WrittenText After(string before) =>
        new(before + Source, [.. Places.Select(place => place.Start < 0 ? place : (place.Start + before.Length, place.End + before.Length))]);

    public WrittenText Before(string after) => this with { Source = Source + after };

    private static string Quotes(string text)
    {
        int longest = 0;
        for (int i = 0, run = 0; i < text.Length; i++)
        {
            run = text[i] == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('"', Math.Max(3, longest + 1));
    }

    private static string Escape(char character, char next, Random random, bool doublesBraces)
    {
        if (doublesBraces && character is '{' or '}')
        {
            return $"{character}{character}";
        }

        string? simple = character switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\'' => "\\'",
            '\0' => "\\0",
            '\a' => "\\a",
            '\b' => "\\b",
            '\f' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\v' => "\\v",
            _ => null,
        };
        bool needsEscape = character is '"' or '\\' or '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' || char.IsSurrogate(character);
        return random.Next(needsEscape ? 4 : 12) switch
        {
            0 => $"\\u{(int)character:x4}",
            1 => $"\\U{(int)character:X8}",
            2 when !Uri.IsHexDigit(next) && !char.IsSurrogate(character) => $"\\x{(int)character:x}",
            3 when char.IsSurrogate(character) => $"\\x{(int)character:x4}",
            _ when needsEscape => simple ?? $"\\u{(int)character:x4}",
            4 or 5 when simple is not null => simple,
            _ => character.ToString(),
        };
    }

    private sealed class Writer(string start)
    {
        private readonly StringBuilder _source = new(start);
        private readonly List<(int Start, int End)> _places = [];

        public void Write(string source, int units = 1)
        {
            _places.AddRange(Enumerable.Repeat((_source.Length, _source.Length + source.Length), units));
            _source.Append(source);
        }

        public void Skip(string source) => _source.Append(source);

        public WrittenText Close(string end) => new(_source.Append(end).ToString(), _places);
    }
}
