using System.Globalization;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

/// <summary>The tokens of a rule, trivia included: they cover every character once, and end with an empty <see cref="TokenKind.EndOfText"/>.</summary>
internal sealed record LexResult(IReadOnlyList<Token> Tokens, IReadOnlyList<RuleDiagnostic> Diagnostics);

internal sealed class Lexer
{
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private readonly List<RuleDiagnostic> _diagnostics = [];

    private readonly TextKind _kind;

    private Lexer(string text, TextKind kind)
    {
        _text = text;
        _kind = kind;
    }

    public static LexResult Tokenize(string text, TextKind kind = TextKind.Rule)
    {
        Lexer lexer = new(text, kind);
        int position = 0;
        while (position < text.Length)
        {
            Token token = lexer.ReadToken(position);
            lexer._tokens.Add(token);
            position = token.End;
        }

        lexer._tokens.Add(new Token(TokenKind.EndOfText, new RuleSpan(position, 0)));
        return new LexResult(lexer._tokens, lexer._diagnostics);
    }

    private Token ReadToken(int start)
    {
        char first = _text[start];
        if (RuleCharacters.IsLineBreak(first))
        {
            bool isPair = first == '\r' && start + 1 < _text.Length && _text[start + 1] == '\n';
            return Create(TokenKind.LineBreak, start, start + (isPair ? 2 : 1));
        }

        if (IsSpace(first))
        {
            return Create(TokenKind.Whitespace, start, FindEnd(start, static (text, i) => IsSpace(text[i])));
        }

        if (first == '/' && start + 1 < _text.Length && _text[start + 1] == '/')
        {
            return Create(TokenKind.Comment, start, FindEnd(start, static (text, i) => !RuleCharacters.IsLineBreak(text[i])));
        }

        if (Numbers.StartsNumber(_text, start))
        {
            return ReadNumber(start);
        }

        if (Superscripts.IsSuperscript(first))
        {
            return ReadSuperscript(start);
        }

        if (RuleCharacters.StartsName(_text, start))
        {
            int end = FindEnd(start, RuleCharacters.ContinuesName);
            return Create(Operators.FindWord(_text.Substring(start, end - start)), start, end);
        }

        return Operators.FindAt(_text, start, _kind) is { } spelling ? ReadOperator(start, spelling) : ReadForeign(start);
    }

    private Token ReadNumber(int start)
    {
        Token token = Create(TokenKind.Number, start, Numbers.FindEnd(_text, start));
        string written = TextOf(token);
        if (written.EndsWith(".", StringComparison.Ordinal))
        {
            Report(SyntaxDiagnostics.MissingDecimals, token, written, written + "0");
        }
        else if (!Numbers.TryRead(written, out _))
        {
            Report(SyntaxDiagnostics.NumberTooLarge, token, written);
        }

        return token;
    }

    private Token ReadSuperscript(int start)
    {
        int end = FindEnd(start, static (text, i) => Superscripts.IsSuperscript(text[i]));
        Token token = Create(TokenKind.Superscript, start, end);
        return TextOf(token).All(static c => c == Superscripts.Transpose) ? token with { Kind = TokenKind.Transpose } : token;
    }

    private Token ReadOperator(int start, OperatorSpelling spelling)
    {
        Token token = Create(spelling.Kind, start, start + spelling.Text.Length);
        if (spelling.Instead is not null)
        {
            Report(SyntaxDiagnostics.MisspelledOperator, token, spelling.Text, spelling.Instead);
        }

        return token;
    }

    private Token ReadForeign(int start)
    {
        int end = FindEnd(start, (text, i) => !HasMeaning(text, i));
        Token token = Create(TokenKind.Foreign, start, end);
        string written = TextOf(token);
        string? meant = LookAlikes.Replace(written);
        string described = Describe(written);
        string advice = written == "#" ? "a comment begins with '//'"
            : meant is not null ? $"write '{meant}'"
            : described.StartsWith("U+", StringComparison.Ordinal) ? "delete it"
            : "delete it or write it in words";
        Report(SyntaxDiagnostics.ForeignCharacter, token, described, advice, written == "#" ? "//" : meant ?? "");
        return token;
    }

    /// <summary>The characters themselves, or their code points if some of them could not be seen.</summary>
    private static string Describe(string written)
    {
        bool isVisible = true;
        List<string> codePoints = [];
        for (int i = 0; i < written.Length; i += RuleCharacters.LengthAt(written, i))
        {
            isVisible &= CharUnicodeInfo.GetUnicodeCategory(written, i) is not (
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or
                UnicodeCategory.PrivateUse or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);
            int codePoint = RuleCharacters.LengthAt(written, i) == 2 ? char.ConvertToUtf32(written, i) : written[i];
            codePoints.Add($"U+{codePoint:X4}");
        }

        return isVisible ? $"'{written}'" : string.Join(" ", codePoints);
    }

    private bool HasMeaning(string text, int position) =>
        RuleCharacters.IsLineBreak(text[position]) || IsSpace(text[position]) ||
        Numbers.StartsNumber(text, position) || Superscripts.IsSuperscript(text[position]) ||
        RuleCharacters.StartsName(text, position) || Operators.FindAt(text, position, _kind) is not null;

    private static bool IsSpace(char character) => char.IsWhiteSpace(character) && !RuleCharacters.IsLineBreak(character);

    /// <summary>Where a run of characters ends whose first one is known to belong to it.</summary>
    private int FindEnd(int start, Func<string, int, bool> belongs)
    {
        int position = start + RuleCharacters.LengthAt(_text, start);
        while (position < _text.Length && belongs(_text, position))
        {
            position += RuleCharacters.LengthAt(_text, position);
        }

        return position;
    }

    private string TextOf(Token token) => _text.Substring(token.Start, token.Span.Length);

    private static Token Create(TokenKind kind, int start, int end) => new(kind, RuleSpan.FromBounds(start, end));

    private void Report(DiagnosticMessage message, Token token, params string[] arguments) =>
        _diagnostics.Add(RuleDiagnostic.Create(message.Id, token.Span, arguments));
}
