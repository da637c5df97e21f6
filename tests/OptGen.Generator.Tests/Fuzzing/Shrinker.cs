using System.Diagnostics;
using OptGen.Compiler;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Looks for a shorter rule that fails in the same way.</summary>
internal static class Shrinker
{
    private const int LargestBatch = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static (RuleCase Rule, Mismatch Mismatch) Shrink(RuleCase rule, Mismatch mismatch, int seed)
    {
        Stopwatch time = Stopwatch.StartNew();
        while (time.Elapsed < Patience && Shorter(rule, seed) is var (shorter, found))
        {
            (rule, mismatch) = (shorter, found);
        }

        return (rule, mismatch);
    }

    private static (RuleCase, Mismatch)? Shorter(RuleCase rule, int seed)
    {
        RuleCase[] candidates =
        [
            .. Candidates(rule).Where(text => text.Length < rule.Text.Length).Distinct().OrderBy(text => text.Length)
                .Select(text => rule with { Text = text })
                .Where(candidate => RuleCompiler.Compile(RuleDeclarations.Of(candidate), new ParsedRules()).Plan is not null)
                .Take(LargestBatch),
        ];
        if (candidates.Length == 0)
        {
            return null;
        }

        ComparedRules compared = new(candidates);
        for (int i = 0; i < candidates.Length; i++)
        {
            if (compared.Compare(i, seed, new ComparisonCounts()) is { } mismatch)
            {
                return (candidates[i], mismatch);
            }
        }

        return null;
    }

    private static IEnumerable<string> Candidates(RuleCase rule) =>
        Replacements(rule.Text, RuleParser.Parse(rule.Text).Rule).Select(replacement =>
            rule.Text.Remove(replacement.Span.Start, replacement.Span.Length).Insert(replacement.Span.Start, replacement.Text).Replace("; ;", ";").Trim(' ', ';', '\n'));

    private static IEnumerable<(RuleSpan Span, string Text)> Replacements(string text, SyntaxNode node)
    {
        List<SyntaxNode> children = [.. SyntaxChildren.Of(node)];
        IEnumerable<string> shorter = node switch
        {
            RuleSyntax or BlockSyntax => [],
            StatementSyntax => children.OfType<BlockSyntax>().Select(block => TextOf(text, block).Trim('{', '}', ' ')).Append(""),
            _ => children.OfType<ExpressionSyntax>().Select(child => TextOf(text, child)).Concat(["g", "1", "lr"]),
        };
        return shorter.Select(replacement => (node.Span, replacement)).Concat(children.SelectMany(child => Replacements(text, child)));
    }

    private static string TextOf(string text, SyntaxNode node) => text.Substring(node.Span.Start, node.Span.Length);
}
