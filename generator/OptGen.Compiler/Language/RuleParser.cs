using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

/// <summary>A rule's tree, complete even where the rule is wrong, and what is wrong with it, in the order of the text.</summary>
internal sealed record ParseResult(RuleSyntax Rule, IReadOnlyList<RuleDiagnostic> Diagnostics);

/// <summary>Reads a rule.</summary>
internal static class RuleParser
{
    /// <param name="text">The rule.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static ParseResult Parse(string text, TextKind kind = TextKind.Rule, CancellationToken cancellation = default)
    {
        if (text.Length > RuleLimits.Characters)
        {
            RuleSpan whole = new(0, text.Length);
            return new ParseResult(new RuleSyntax(whole, []), [RuleDiagnostic.Create(SyntaxDiagnostics.RuleTooLong.Id, whole, RuleLimits.Text(text.Length), RuleLimits.Text(RuleLimits.Characters))]);
        }

        LexResult lexed = Lexer.Tokenize(text, kind);
        Parser parser = new(text, lexed.Tokens, kind, cancellation);
        RuleSyntax rule = parser.ParseRule();
        RuleDiagnostic[] diagnostics = [.. lexed.Diagnostics.Concat(parser.Diagnostics).OrderBy(static d => d.Span.Start)];
        return new ParseResult(rule, diagnostics);
    }
}
