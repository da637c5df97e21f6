using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Tests.Language;

public class RobustnessTests
{
    /// <summary>Well below the megabyte that a thread has by default.</summary>
    private const int SmallStack = 512 * 1024;

    [Fact]
    public void Every_prefix_of_a_rule_is_survived() =>
        Parallel.ForEach(PublishedRules.All, rule =>
        {
            for (int length = 0; length < rule.Length; length++)
            {
                SyntaxAssert.Sound(rule[..length]);
            }
        });

    [Fact]
    public void Every_missing_character_is_survived() =>
        Parallel.ForEach(PublishedRules.All, rule =>
        {
            for (int i = 0; i < rule.Length; i++)
            {
                SyntaxAssert.Sound(rule.Remove(i, 1));
            }
        });

    [Fact]
    public void Token_soup_is_survived()
    {
        string[] tokens =
        [
            " ", " ", "\n", "\r\n", ";", "a", "b", "m₀", "β1", "if", "else", "for", "in", "and", "or", "not", "true", "with", "eval", "all", "block",
            "0", "1.5", "2.", ".5e3", "1f", "²", "⁻¹", "ᵗ", "ᵀ", "⁽", "⁾", "⊤", "+", "-", "*", "/", "%", "@", "^", "√", "∛", "<", "≤", "==", "=", "+=", ":=",
            "^=", "?", ":", ",", ".", "..", "|", "||", "‖", "(", ")", "(", ")", "[", "]", "⟨", "⟩", "{", "}", "{", "}", "//", "!", "**", "§",
            "\u0302", "\uD835", "\uDC55", "𝛽", "\0", "'",
        ];
        Random random = new(20240611);
        for (int round = 0; round < 20_000; round++)
        {
            SyntaxAssert.Sound(string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => tokens[random.Next(tokens.Length)])));
        }
    }

    [Fact]
    public void Mutated_rules_are_survived()
    {
        Random random = new(7);
        for (int round = 0; round < 10_000; round++)
        {
            string first = PublishedRules.All[random.Next(PublishedRules.All.Count)];
            string second = PublishedRules.All[random.Next(PublishedRules.All.Count)];
            SyntaxAssert.Sound(first[..random.Next(first.Length)] + second[random.Next(second.Length)..]);
        }
    }

    [Theory]
    [InlineData("x = ", "(", "a", ")")]
    [InlineData("x = ", "-", "a", "")]
    [InlineData("x = ", "√", "a", "")]
    [InlineData("x = ", "not ", "a", "")]
    [InlineData("x = ", "|", "a", "|")]
    [InlineData("x = ", "‖", "a", "‖")]
    [InlineData("x = ", "f(", "a", ")")]
    [InlineData("x = ", "b[", "a", "]")]
    [InlineData("x = ", "⟨a,", "a", "⟩")]
    [InlineData("x = ", "a ^ ", "a", "")]
    [InlineData("x = ", "a ? a : ", "a", "")]
    [InlineData("x = ", "a ? ", "a", " : a")]
    [InlineData("x = ", "a² ", "²", "")]
    [InlineData("x = ", "a or b and c < d + e * f @ -√(", "a", ")")]
    [InlineData("x = ", "A(g) with { x = ", "a", " }")]
    [InlineData("", "if (a) { ", "b = 1", " }")]
    [InlineData("", "if (a) { } else ", "{ b = 1 }", "")]
    [InlineData("", "for i in 0..1 { ", "b = 1", " }")]
    [InlineData("", "{", "", "}")]
    [InlineData("x = ", "(", "", "")]
    [InlineData("", "if (a) { ", "", "")]
    public void Nesting_is_limited_rather_than_overflowing_the_stack(string start, string opening, string middle, string closing)
    {
        string Nest(int depth) => start + string.Concat(Enumerable.Repeat(opening, depth)) + middle + string.Concat(Enumerable.Repeat(closing, depth));

        RunOnSmallStack(() =>
        {
            foreach (int depth in (int[])[150, 199, 200, 201, 5000])
            {
                SyntaxAssert.Sound(Nest(depth));
            }
        });
    }

    [Theory]
    [InlineData(150, new string[0])]
    [InlineData(300, new[] { "OPTG241" })]
    public void Too_deep_nesting_is_one_error(int depth, string[] expected)
    {
        string text = $"x = {new string('(', depth)}a{new string(')', depth)}; y = 1";
        ParseResult result = SyntaxAssert.Sound(text);
        Assert.Equal(expected, result.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(2, result.Rule.Statements.Count);
    }

    [Theory]
    [InlineData("+a", 900, new string[0])]
    [InlineData("+a", 1100, new[] { "OPTG242" })]
    [InlineData("<a", 1100, new[] { "OPTG242" })]
    [InlineData("ᵀ", 1100, new[] { "OPTG242" })]
    [InlineData("+f(a+a)", 600, new[] { "OPTG242" })]
    public void Too_long_statements_are_one_error(string part, int count, string[] expected)
    {
        string text = $"x = a{string.Concat(Enumerable.Repeat(part, count))}; y = 1";
        ParseResult result = SyntaxAssert.Sound(text);
        Assert.Equal(expected, result.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(2, result.Rule.Statements.Count);
    }

    [Fact]
    public void No_tree_is_deeper_than_the_limits_allow()
    {
        // A chain of operators hangs what it begins with below each of them; statements within must not restart their count.
        string opening = string.Concat(Enumerable.Repeat("x = A(g) with { ", 60));
        string closing = string.Concat(Enumerable.Repeat("; y = 1 }" + string.Concat(Enumerable.Repeat("+a", 100)), 60));
        RuleSyntax rule = SyntaxAssert.Sound(opening + "b = 1" + closing).Rule;
        Assert.InRange(MeasureDepth(rule), 100, RuleLimits.Operators + (5 * RuleLimits.Depth));
    }

    [Fact]
    public void Too_long_rules_are_one_error_and_not_read()
    {
        ParseResult result = RuleParser.Parse(new string('(', RuleLimits.Characters + 1));
        Assert.Equal(SyntaxDiagnostics.RuleTooLong.Id, Assert.Single(result.Diagnostics).Id);
        Assert.Empty(result.Rule.Statements);
    }

    [Fact]
    public void Long_rules_take_little_time()
    {
        string[] parts = ["(", ")", "[", "|", "‖", "x[", "a ", "a=", "if (", "}", "a ? ", "x\n", "⟨a,", "1f", ";(", "(\n"];
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (string part in parts)
        {
            RuleParser.Parse(string.Concat(Enumerable.Repeat(part, 5000)));
        }

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static int MeasureDepth(SyntaxNode root)
    {
        int deepest = 0;
        Stack<(SyntaxNode Node, int Depth)> pending = new([(root, 1)]);
        while (pending.TryPop(out (SyntaxNode Node, int Depth) next))
        {
            deepest = Math.Max(deepest, next.Depth);
            foreach (SyntaxNode child in SyntaxAssert.FindChildren(next.Node))
            {
                pending.Push((child, next.Depth + 1));
            }
        }

        return deepest;
    }

    private static void RunOnSmallStack(Action action)
    {
        Exception? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
