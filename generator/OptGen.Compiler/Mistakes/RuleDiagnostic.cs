using OptGen.Compiler.Text;

namespace OptGen.Compiler.Mistakes;

/// <summary>Something to say about a rule: which message, where in the rule's text, and the words to put into it.</summary>
internal sealed record RuleDiagnostic(string Id, RuleSpan Span, EquatableArray<string> Arguments)
{
    /// <summary>What to delete to be rid of the mistake, around what is marked; null where that is no cure.</summary>
    public RuleSpan? Removal { get; init; }

    /// <summary>The statement before which what is marked belongs; null where it belongs nowhere else.</summary>
    public RuleSpan? Goal { get; init; }

    /// <summary>What could be written elsewhere in the text, or instead of what is marked: the cures to choose from, each by itself.</summary>
    public EquatableArray<Rewriting> Cures { get; init; }

    public static RuleDiagnostic Create(string id, RuleSpan span, params string[] arguments) =>
        new(id, span, new EquatableArray<string>(arguments));
}
