using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;

namespace OptGen.Compiler.Binding;

/// <summary>A declared rule as binding takes it.</summary>
internal sealed record RuleToBind
{
    public required string Text { get; init; }

    public required RuleSyntax Syntax { get; init; }

    /// <summary>The hyperparameters of the class's primary constructor or, where it has none, of the rule.</summary>
    public required IReadOnlyList<Hyperparameter> Hyperparameters { get; init; }

    /// <summary>Whether hyperparameters are declared in the rule, because the class has no primary constructor.</summary>
    public required bool DeclaresHyperparameters { get; init; }

    /// <summary>What is wrong with the declarations of hyperparameters.</summary>
    public required IReadOnlyList<RuleDiagnostic> Mistakes { get; init; }

    /// <summary>The rules that this one calls.</summary>
    public required IReadOnlyList<CalledRule> Calls { get; init; }

    /// <summary>Whether the rule was made of attributes that stack others.</summary>
    public required bool IsStacked { get; init; }

    /// <summary>Whether products are fused into sums.</summary>
    public required bool FusedMultiplyAdd { get; init; }

    /// <summary>The trees of the compile.</summary>
    public required ParsedRules Rules { get; init; }

    /// <summary>Ends the binding.</summary>
    public required CancellationToken Cancellation { get; init; }
}
