using OptGen.Compiler.Language;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>
/// Where something is bound. It is handed on from a statement to what it is made of: a called rule, a branch or a statement that the caller wrote is bound
/// at a place of its own, and nothing has to be put back behind it.
/// </summary>
internal sealed record Place
{
    /// <summary>The rule at hand.</summary>
    public required Frame Frame { get; init; }

    /// <summary>The text that the statement at hand was written in.</summary>
    public required string Text { get; init; }

    /// <summary>What names hold; assignments change it.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The statement at hand; null outside any.</summary>
    public StatementSyntax? Statement { get; init; }

    /// <summary>What is remembered already, by what it is: a branch has memories of its own.</summary>
    public Dictionary<string, (string Key, Node Before)> Memories { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The conditions of the branches around it; null where there are none.</summary>
    public Node? BranchCondition { get; init; }

    /// <summary>Whether no parameter of the ranks at hand comes there, or a condition on the rank decides at run time.</summary>
    public bool IsGuardedByRank { get; init; }
}
