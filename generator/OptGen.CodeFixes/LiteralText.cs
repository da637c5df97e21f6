using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OptGen.CodeFixes;

/// <summary>Text as it must be written within a string literal.</summary>
internal static class LiteralText
{
    /// <summary>The text for a place in the token; null where the token's kind cannot hold it.</summary>
    public static string? For(SyntaxToken token, string text)
    {
        bool isInterpolated = token.IsKind(SyntaxKind.InterpolatedStringTextToken);
        SyntaxKind start = isInterpolated && token.Parent?.Parent is InterpolatedStringExpressionSyntax interpolated ? interpolated.StringStartToken.Kind() : SyntaxKind.None;
        bool isVerbatim = start == SyntaxKind.InterpolatedVerbatimStringStartToken || (token.IsKind(SyntaxKind.StringLiteralToken) && token.Text.StartsWith("@", StringComparison.Ordinal));
        bool isRegular = start == SyntaxKind.InterpolatedStringStartToken || (token.IsKind(SyntaxKind.StringLiteralToken) && !isVerbatim);
        if (isRegular || isVerbatim)
        {
            string written = isVerbatim ? text.Replace("\"", "\"\"") : Escape(text);
            return isInterpolated ? written.Replace("{", "{{").Replace("}", "}}") : written;
        }

        bool isRaw = token.Kind() is SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;
        return isRaw && text.IndexOfAny(['"', '\r', '\n']) < 0 ? text : null;
    }

    private static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char character in text)
        {
            escaped.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(character) || character is '\u2028' or '\u2029' => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }
}
