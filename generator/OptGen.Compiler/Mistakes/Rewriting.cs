using OptGen.Compiler.Text;

namespace OptGen.Compiler.Mistakes;

/// <summary>A change of a rule's text that cures a mistake.</summary>
/// <param name="Title">What an editor offers.</param>
/// <param name="Span">The characters that are replaced, at least one.</param>
/// <param name="Text">What stands there then.</param>
internal sealed record Rewriting(string Title, RuleSpan Span, string Text)
{
    /// <summary>Writes something else for a part of the text.</summary>
    public static Rewriting Of(RuleSpan span, string text) => new($"Write '{text}'", span, text);
}
