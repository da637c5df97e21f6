using OptGen.Compiler;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Language;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Values;
using OptGen.Generator.Tests.Fuzzing;

namespace OptGen.Generator.Tests.Lowering;

/// <summary>What a rule has become before it is written as a class.</summary>
internal sealed class LoweredRule
{
    private readonly ValueNames _names;

    private LoweredRule(StepPlan plan)
    {
        Plan = plan;
        _names = new ValueNames(plan.Rule);
    }

    public StepPlan Plan { get; }

    /// <summary>The new weight as one expression of what is loaded; what is computed before the loop stands in braces.</summary>
    public string Weight => Lane(Plan.Rule.UpdatedWeight);

    /// <summary>The scalars that are computed before the loop, each in full.</summary>
    public IEnumerable<string> Scalars => Plan.Phases[0].Kernel.Splats.Select(Scalar);

    /// <summary>Compiles a rule with the hyperparameters lr, β, ε, a and b.</summary>
    public static LoweredRule Of(string rule, bool fusedMultiplyAdd = true) =>
        new(RuleCompiler.Compile(RuleDeclarations.Of(rule, ["lr", "β", "ε", "a", "b"], fusedMultiplyAdd), new ParsedRules()).Plan!);

    /// <summary>How many operations the loop carries out.</summary>
    public int CountInLoop(Operation operation) => Plan.Phases[0].Kernel.Computed.Count(node => node.Operation == operation);

    private string Lane(Node node) => new Expressions(isLane: true, NameInLoop).Use(node);

    private string? NameInLoop(Node node) =>
        !node.IsElement ? (node.Inputs.Count == 0 ? NameOrNull(node) : $"{{{Scalar(node)}}}") : node.Inputs.Count == 0 ? NameOrNull(node) : null;

    private string Scalar(Node node) => new Expressions(isLane: false, NameOrNull).Use(node);

    private string? NameOrNull(Node node) => node.Inputs.Count == 0 ? _names.Given(node) : null;
}
