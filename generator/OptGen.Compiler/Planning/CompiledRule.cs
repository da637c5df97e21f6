using OptGen.Compiler.Declarations;
using OptGen.Compiler.Mistakes;

namespace OptGen.Compiler.Planning;

/// <summary>What came of compiling a rule.</summary>
/// <param name="Plan">How to carry it out; null where something is wrong.</param>
/// <param name="Hyperparameters">The hyperparameters, known even where the rule is wrong.</param>
/// <param name="Diagnostics">What is wrong with the rule.</param>
internal sealed record CompiledRule(StepPlan? Plan, IReadOnlyList<Hyperparameter> Hyperparameters, IReadOnlyList<RuleDiagnostic> Diagnostics)
{
    /// <summary>What is wrong with the attributes that tell of states.</summary>
    public IReadOnlyList<DeclarationProblem> StateProblems { get; init; } = [];

    /// <summary>Whether the rule waits to be stacked upon another.</summary>
    public bool IsOpen { get; init; }
}
