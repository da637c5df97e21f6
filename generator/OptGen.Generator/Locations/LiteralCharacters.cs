using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using OptGen.Compiler.Language;

namespace OptGen.Generator.Locations;

/// <summary>Finds where each character of a string literal's value is written.</summary>
internal static class LiteralCharacters
{
    private const char Quote = '"';

    /// <summary>
    /// The source of each UTF-16 unit of the token's value, in order; two units that one escape makes share theirs. Null where the token is
    /// not understood, which its own value tells.
    /// </summary>
    public static IReadOnlyList<TextSpan>? Of(SyntaxToken token)
    {
        Decoder decoder = new(token.Text, token.SpanStart);
        switch (token.Kind())
        {
            case SyntaxKind.StringLiteralToken when token.Text.StartsWith("@", StringComparison.Ordinal):
                decoder.ReadVerbatim(2, token.Text.Length - 1, doublesBraces: false);
                break;
            case SyntaxKind.StringLiteralToken:
                decoder.ReadEscaped(1, token.Text.Length - 1, doublesBraces: false);
                break;
            case SyntaxKind.SingleLineRawStringLiteralToken:
                int quotes = decoder.CountQuotes();
                decoder.ReadPlain(quotes, token.Text.Length - quotes);
                break;
            case SyntaxKind.MultiLineRawStringLiteralToken:
                decoder.ReadLines(decoder.CountQuotes());
                break;
            default:
                return null;
        }

        return decoder.Result(token.ValueText);
    }

    /// <summary>The same for the text between the holes of an interpolated string.</summary>
    /// <param name="token">The text.</param>
    /// <param name="isVerbatim">Whether the string begins with <c>$@</c>.</param>
    public static IReadOnlyList<TextSpan>? OfInterpolated(SyntaxToken token, bool isVerbatim)
    {
        Decoder decoder = new(token.Text, token.SpanStart);
        if (isVerbatim)
        {
            decoder.ReadVerbatim(0, token.Text.Length, doublesBraces: true);
        }
        else
        {
            decoder.ReadEscaped(0, token.Text.Length, doublesBraces: true);
        }

        // The token's value still has its braces doubled.
        return decoder.Result(token.ValueText.Replace("{{", "{").Replace("}}", "}"));
    }

    private sealed class Decoder(string text, int start)
    {
        private readonly StringBuilder _value = new();
        private readonly List<TextSpan> _spans = [];

        public IReadOnlyList<TextSpan>? Result(string expected) => _value.ToString() == expected ? _spans : null;

        public int CountQuotes()
        {
            int count = 0;
            while (count < text.Length && text[count] == Quote)
            {
                count++;
            }

            return count;
        }

        public void ReadPlain(int position, int end)
        {
            for (; position < end; position++)
            {
                Add(text[position], position, 1);
            }
        }

        public void ReadVerbatim(int position, int end, bool doublesBraces)
        {
            while (position < end)
            {
                int length = text[position] == Quote || IsDoubledBrace(position, end, doublesBraces) ? 2 : 1;
                Add(text[position], position, length);
                position += length;
            }
        }

        public void ReadEscaped(int position, int end, bool doublesBraces)
        {
            while (position < end)
            {
                int length = text[position] == '\\' && position + 1 < end ? ReadEscape(position, end)
                    : IsDoubledBrace(position, end, doublesBraces) ? 2
                    : 1;
                if (text[position] != '\\')
                {
                    Add(text[position], position, length);
                }

                position += length;
            }
        }

        /// <summary>A raw string of several lines: without its first and its last line break, and without the indentation of its last line.</summary>
        public void ReadLines(int quotes)
        {
            List<(int Start, int End, int Next)> lines = Lines();
            int end = text.Length - quotes;
            int indentation = lines.Count == 0 ? 0 : Math.Max(0, end - lines[lines.Count - 1].Start);
            for (int i = 1; i < lines.Count - 1; i++)
            {
                (int lineStart, int lineEnd, int next) = lines[i];
                ReadPlain(Math.Min(lineStart + indentation, lineEnd), i < lines.Count - 2 ? next : lineEnd);
            }
        }

        /// <summary>Reads what follows a backslash; the length of the whole escape.</summary>
        private int ReadEscape(int position, int end)
        {
            char kind = text[position + 1];
            int digits = kind switch { 'x' => CountHexadecimal(position + 2, Math.Min(end, position + 6)), 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0 && position + 2 + digits <= end
                && uint.TryParse(text.Substring(position + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code))
            {
                string characters = code <= char.MaxValue ? ((char)code).ToString() : code <= 0x10FFFF ? char.ConvertFromUtf32((int)code) : "";
                foreach (char character in characters)
                {
                    Add(character, position, digits + 2);
                }

                return digits + 2;
            }

            char simple = kind switch
            {
                '0' => '\0',
                'a' => '\a',
                'b' => '\b',
                'e' => '\u001b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'v' => '\v',
                _ => kind,
            };
            Add(simple, position, 2);
            return 2;
        }

        private int CountHexadecimal(int position, int end)
        {
            int count = 0;
            while (position + count < end && Uri.IsHexDigit(text[position + count]))
            {
                count++;
            }

            return count;
        }

        private bool IsDoubledBrace(int position, int end, bool doublesBraces) =>
            doublesBraces && text[position] is '{' or '}' && position + 1 < end && text[position + 1] == text[position];

        private List<(int Start, int End, int Next)> Lines()
        {
            List<(int, int, int)> lines = [];
            int lineStart = 0;
            for (int i = 0; i < text.Length; i++)
            {
                if (RuleCharacters.IsLineBreak(text[i]) || text[i] == '\u0085')
                {
                    int next = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? i + 2 : i + 1;
                    lines.Add((lineStart, i, next));
                    lineStart = next;
                    i = next - 1;
                }
            }

            lines.Add((lineStart, text.Length, text.Length));
            return lines;
        }

        private void Add(char character, int position, int length)
        {
            _value.Append(character);
            _spans.Add(new TextSpan(start + position, length));
        }
    }
}
