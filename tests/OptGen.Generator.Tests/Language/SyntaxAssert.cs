using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Tests.Language;

/// <summary>What holds for every text, right or wrong.</summary>
internal static class SyntaxAssert
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> ChildProperties = new();

    public static ParseResult Sound(string text, TextKind kind = TextKind.Rule)
    {
        TokensCover(text, kind);
        ParseResult result = RuleParser.Parse(text, kind);
        foreach (RuleDiagnostic diagnostic in result.Diagnostics)
        {
            AssertWithin(text, diagnostic.Span);
            Format(diagnostic);
        }

        if (result.Diagnostics.Distinct().Count() != result.Diagnostics.Count)
        {
            Assert.Fail($"Reported twice in '{text}': {string.Join(", ", result.Diagnostics.Select(d => $"{d.Id} at {d.Span.Start}"))}");
        }

        AssertTree(text, result.Rule);
        return result;
    }

    /// <summary>The message with its arguments; fails if their number is wrong.</summary>
    public static string Format(RuleDiagnostic diagnostic)
    {
        DiagnosticMessage message = SyntaxDiagnostics.All.Concat(ModelDiagnostics.All).Single(m => m.Id == diagnostic.Id);
        int wanted = Enumerable.Range(0, 9).Count(i => message.Replacement == i || message.MessageFormat.Contains($"{{{i}}}", StringComparison.Ordinal));
        Assert.Equal(wanted, diagnostic.Arguments.Count);
        return string.Format(CultureInfo.InvariantCulture, message.MessageFormat, [.. diagnostic.Arguments]);
    }

    private static void TokensCover(string text, TextKind kind)
    {
        IReadOnlyList<Token> tokens = Lexer.Tokenize(text, kind).Tokens;
        int position = 0;
        foreach (Token token in tokens)
        {
            Assert.Equal(position, token.Start);
            Assert.Equal(token.Kind == TokenKind.EndOfText, token.Span.Length == 0);
            position = token.End;
        }

        Assert.Equal(text.Length, position);
        Assert.Equal(TokenKind.EndOfText, tokens[^1].Kind);
    }

    private static void AssertTree(string text, SyntaxNode root)
    {
        Stack<SyntaxNode> pending = new([root]);
        while (pending.TryPop(out SyntaxNode? node))
        {
            AssertWithin(text, node.Span);
            foreach (SyntaxNode child in FindChildren(node))
            {
                bool isInside = child.Span.Start >= node.Span.Start && child.Span.End <= node.Span.End;
                if (!isInside)
                {
                    Assert.Fail($"{child.GetType().Name} {child.Span} is not inside {node.GetType().Name} {node.Span} in '{text}'");
                }

                pending.Push(child);
            }
        }
    }

    public static IEnumerable<SyntaxNode> FindChildren(SyntaxNode node) =>
        ChildProperties.GetOrAdd(node.GetType(), FindChildProperties)
            .Select(property => property.GetValue(node))
            .SelectMany(value => value switch
            {
                SyntaxNode child => [child],
                IEnumerable<SyntaxNode> children => children,
                _ => Enumerable.Empty<SyntaxNode>(),
            });

    private static PropertyInfo[] FindChildProperties(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property =>
            typeof(SyntaxNode).IsAssignableFrom(property.PropertyType) ||
            typeof(IEnumerable<SyntaxNode>).IsAssignableFrom(property.PropertyType)),
    ];

    private static void AssertWithin(string text, RuleSpan span)
    {
        Assert.InRange(span.Length, 0, text.Length);
        Assert.InRange(span.Start, 0, text.Length);
        Assert.InRange(span.End, 0, text.Length);
    }
}
