namespace OptGen.Compiler.Text;

/// <summary>A stretch of characters of a rule's text, counted from the start of the rule.</summary>
internal readonly record struct RuleSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static RuleSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>The smallest span that covers both.</summary>
    public static RuleSpan Cover(RuleSpan first, RuleSpan last) =>
        FromBounds(Math.Min(first.Start, last.Start), Math.Max(first.End, last.End));
}
