using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>What a rule means: its states, and what a step computes.</summary>
internal sealed class BoundRule
{
    public required string Text { get; init; }

    /// <summary>The tree of the declared rule.</summary>
    public required RuleSyntax Syntax { get; init; }

    /// <summary>The trees of the compile.</summary>
    public required ParsedRules Rules { get; init; }

    /// <summary>The values of the expressions of the declared rule, by their place in its text.</summary>
    public required IReadOnlyDictionary<RuleSpan, Node> Values { get; init; }

    public required IReadOnlyList<Hyperparameter> Hyperparameters { get; init; }

    public required IReadOnlyList<StateSymbol> States { get; init; }

    /// <summary>In the order of the statements.</summary>
    public required IReadOnlyList<Assignment> Assignments { get; init; }

    /// <summary>The weights before the step.</summary>
    public required Node Weight { get; init; }

    /// <summary>The sizes of the blocks that it reduces, and what gives them: a constant or a hyperparameter.</summary>
    public required IReadOnlyList<(Dimension Dimension, Node Value)> BlockSizes { get; init; }

    /// <summary>What the caller hands over, in the order of the declarations.</summary>
    public required IReadOnlyList<GivenSymbol> Givens { get; init; }

    /// <summary>The values of the rule.</summary>
    public required ValueGraph Graph { get; init; }

    public required Node UpdatedWeight { get; init; }

    /// <summary>Whether the rule calls <c>base</c> and was not stacked upon another: it cannot be carried out by itself.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Whether every parameter must have rows and columns.</summary>
    public required bool NeedsMatrix { get; init; }

    /// <summary>How many axes every parameter must have, for those that the rule reduces along by their numbers.</summary>
    public required int NeedsAxes { get; init; }

    /// <summary>The gradients that a step asks for again, in their order.</summary>
    public required IReadOnlyList<GradientCall> GradientCalls { get; init; }

    /// <summary>The ranks that the rule is bound for; null where it is for all.</summary>
    public required RankClass? Ranks { get; init; }

    /// <summary>The rule for each class of ranks, where it asks for the rank; none where it does not.</summary>
    public IReadOnlyList<BoundRule> Variants { get; init; } = [];

    /// <summary>The reductions over all parameters, each once.</summary>
    public required IReadOnlyList<Node> Totals { get; init; }

    /// <summary>The weights to evaluate with, as a value of the states after a step; null where they are the weights.</summary>
    public required Node? Evaluation { get; init; }

    /// <summary>The value of a schedule; null where the rule is none.</summary>
    public required Node? Result { get; init; }
}
