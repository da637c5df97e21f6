using OptGen.Generator.Language;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Binding;

/// <summary>What a rule means: its states, and what a step computes.</summary>
internal sealed class BoundRule
{
    public required string Text { get; init; }

    /// <summary>The values of the expressions of the declared rule, by their place in its text.</summary>
    public required IReadOnlyDictionary<RuleSpan, Node> Values { get; init; }

    public required IReadOnlyList<Hyperparameter> Hyperparameters { get; init; }

    public required IReadOnlyList<StateSymbol> States { get; init; }

    /// <summary>In the order of the statements.</summary>
    public required IReadOnlyList<Assignment> Assignments { get; init; }

    public required Node UpdatedWeight { get; init; }

    /// <summary>Whether the rule calls <c>base</c> and was not stacked upon another: it cannot be carried out by itself.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Whether every parameter must have rows and columns.</summary>
    public required bool NeedsMatrix { get; init; }

    /// <summary>The weights to evaluate with, as a value of the states after a step; null where they are the weights.</summary>
    public required Node? Evaluation { get; init; }
}
