using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>Scalars and vectors computed in double, outside any loop over elements.</summary>
internal sealed class ScalarPlan
{
    private ScalarPlan()
    {
    }

    /// <summary>The scalars needed, inputs before what is made of them; reductions are known and not looked into.</summary>
    public required IReadOnlyList<Node> Needed { get; init; }

    /// <summary>The values that they are computed for.</summary>
    public required IReadOnlyList<Node> Results { get; init; }

    public required Uses Uses { get; init; }

    /// <summary>Whether the scalars differ between parameters that are at the same step.</summary>
    public bool IsPerParameter => Needed.Any(node => node.IsPerParameterLeaf);

    /// <summary>Whether the scalars differ between steps.</summary>
    public bool IsPerStep => Needed.Any(node => node.Operation == Operation.StepNumber);

    public bool ReadsTotalLength => Needed.Any(node => node.Operation == Operation.TotalLength);

    public bool ReadsLoss => Needed.Any(node => node.Operation == Operation.Loss);

    public static ScalarPlan For(IReadOnlyList<Node> results)
    {
        Uses uses = Uses.Of(results, [], node => node.IsKnownBefore);
        return new ScalarPlan { Needed = uses.Needed, Results = results, Uses = uses };
    }
}
