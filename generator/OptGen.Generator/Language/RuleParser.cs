namespace OptGen.Generator.Language;

/// <summary>A rule's tree, complete even where the rule is wrong, and what is wrong with it, in the order of the text.</summary>
internal sealed record ParseResult(RuleSyntax Rule, IReadOnlyList<RuleDiagnostic> Diagnostics);

/// <summary>Reads a rule.</summary>
internal static class RuleParser
{
    /// <param name="text">The rule.</param>
    /// <param name="isSchedule">Whether it may end in an expression, its value.</param>
    public static ParseResult Parse(string text, bool isSchedule = false)
    {
        LexResult lexed = Lexer.Tokenize(text);
        Parser parser = new(text, lexed.Tokens, isSchedule);
        RuleSyntax rule = parser.ParseRule();
        RuleDiagnostic[] diagnostics = [.. lexed.Diagnostics.Concat(parser.Diagnostics).OrderBy(static d => d.Span.Start)];
        return new ParseResult(rule, diagnostics);
    }
}
