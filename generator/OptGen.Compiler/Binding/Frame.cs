using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>A rule that is being bound: the declared one, or one that it calls.</summary>
internal sealed class Frame
{
    /// <summary>The declared rule, or the one called.</summary>
    public required string Text { get; init; }

    /// <summary>The name of the called rule's class; empty for the declared rule.</summary>
    public string Name { get; init; } = "";

    /// <summary>What stands before the names of a called rule: <c>Adam.</c>; empty for the declared rule.</summary>
    public string Prefix { get; init; } = "";

    public required NameAnalysis Names { get; init; }

    public required IReadOnlyList<CalledRule> Calls { get; init; }

    /// <summary>The frame of the rule that calls; null for the declared rule.</summary>
    public Frame? Caller { get; init; }

    /// <summary>The call, in the text of the declared rule.</summary>
    public RuleSpan Call { get; init; }

    /// <summary>Whether the rule stands for its class because that only names others by its attributes.</summary>
    public required bool IsStack { get; init; }

    /// <summary>The hyperparameters of the rule.</summary>
    public required IReadOnlyList<Hyperparameter> Hyperparameters { get; init; }

    /// <summary>Statements that the caller wrote in place of the rule's own.</summary>
    public HashSet<StatementSyntax> Replacements { get; init; } = [];

    /// <summary>The text that they were written in.</summary>
    public string ReplacementText { get; init; } = "";

    /// <summary>
    /// Whether the rule's assignments to <c>w</c> are summed up as a displacement; otherwise they change the weights where they stand.
    /// </summary>
    public bool IsDisplacement { get; init; }

    /// <summary>What the rule declares as given, by key.</summary>
    public Dictionary<string, Node> Givens { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> LoopVariables { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each rule has been called, for the names of second calls.</summary>
    public Dictionary<string, int> CallCounts { get; } = new(StringComparer.Ordinal);

    /// <summary>The key of one of the rule's names among those of all rules.</summary>
    public string Key(string key) => Prefix + key;
}
