using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Declarations;

/// <summary>A type around an optimizer's class.</summary>
/// <param name="Header">What a partial declaration of it begins with: <c>partial class Outer</c>.</param>
internal sealed record EnclosingType(string Header);

/// <summary>A mistake in a declaration, as against its rule.</summary>
/// <param name="Id">Which mistake.</param>
/// <param name="Place">Where to show it.</param>
/// <param name="Arguments">The words to put into the message.</param>
internal sealed record DeclarationProblem(string Id, ProblemPlace Place, EquatableArray<string> Arguments);

/// <summary>The part of a rule that one of several attributes stands for.</summary>
/// <param name="Whole">The part.</param>
/// <param name="Condition">The text of its <c>When</c> in it; null where it has none.</param>
/// <param name="Declarations">The text of the hyperparameters that it declares, behind the parts of all; null where it has none.</param>
internal readonly record struct Route(RuleSpan Whole, RuleSpan? Condition, RuleSpan? Declarations);

/// <summary>A part of a declaration.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Index">Which of the constructor's parameters, of the enclosing types from the outermost, of the attributes, of the members that the user wrote, or of the attributes that tell of states.</param>
internal readonly record struct ProblemPlace(ProblemPlaceKind Kind, int Index = 0);

internal enum ProblemPlaceKind
{
    ClassName,
    EnclosingType,
    Parameter,
    Rule,
    Attribute,
    Member,
    State,
}

/// <summary>
/// All that the compiler knows of the declaration of an optimizer or a schedule: strings, numbers and equatable arrays only, so that the incremental
/// pipeline can tell that nothing has changed.
/// </summary>
internal sealed record OptimizerDeclaration
{
    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Outermost first.</summary>
    public required EquatableArray<EnclosingType> EnclosingTypes { get; init; }

    public required string Name { get; init; }

    /// <summary>Namespace, enclosing types and name, as metadata has them.</summary>
    public required string MetadataName { get; init; }

    /// <summary>Whether it is an optimizer or a schedule.</summary>
    public DeclarationKind Kind { get; init; }

    public required string Rule { get; init; }

    /// <summary>Whether the documentation of the class has remarks already.</summary>
    public bool HasRemarks { get; init; }

    /// <summary>The optimizers that the rule calls by name.</summary>
    public required EquatableArray<CalledRule> Calls { get; init; }

    /// <summary>Whether the rule was made of attributes that stack others; no string of the source holds it.</summary>
    public required bool IsStacked { get; init; }

    /// <summary>What each attribute contributed to a rule that was made of them; none otherwise.</summary>
    public EquatableArray<Route> Routes { get; init; }

    /// <summary>What attributes say of states.</summary>
    public EquatableArray<StateStorage> States { get; init; }

    public required bool FusedMultiplyAdd { get; init; }

    public required bool HasPrimaryConstructor { get; init; }

    /// <summary>Whether the user wrote a constructor other than a primary one.</summary>
    public required bool HasOwnConstructor { get; init; }

    /// <summary>Whether the user wrote a constructor without parameters.</summary>
    public required bool HasParameterlessConstructor { get; init; }

    /// <summary>The names of those members that the user wrote which a generated one might have; more would make files anew without need.</summary>
    public EquatableArray<string> OwnNames { get; init; }

    /// <summary>The parameters of the primary constructor.</summary>
    public required EquatableArray<Hyperparameter> Hyperparameters { get; init; }

    public required EquatableArray<DeclarationProblem> Problems { get; init; }

    /// <summary>The tree of the rule, among those of its compile.</summary>
    public ParseResult Parse(ParsedRules rules) => rules.Parse(Rule, Kind == DeclarationKind.Schedule ? TextKind.Schedule : TextKind.Rule);
}
