namespace OptGen.Generator.Lowering;

/// <summary>What a step computes once in double before it goes over the elements.</summary>
internal sealed class ScalarPlan
{
    private ScalarPlan()
    {
    }

    /// <summary>The scalars needed, inputs before what is made of them.</summary>
    public required IReadOnlyList<Node> Needed { get; init; }

    /// <summary>The scalar states and the values that the step gives them.</summary>
    public required IReadOnlyList<(string Key, Node Value)> StateUpdates { get; init; }

    public required Uses Uses { get; init; }

    /// <summary>Whether the scalars differ between parameters that are at the same step, because they depend on shapes or on scalar states.</summary>
    public bool IsPerParameter { get; private init; }

    public static ScalarPlan For(IReadOnlyList<Node> splats, IReadOnlyList<(string Key, Node Value)> stateUpdates)
    {
        Uses uses = Uses.Of(splats.Concat(stateUpdates.Select(update => update.Value)));
        return new ScalarPlan
        {
            Needed = uses.Needed,
            StateUpdates = stateUpdates,
            Uses = uses,
            IsPerParameter = stateUpdates.Count > 0 || uses.Needed.Any(node =>
                node.Operation is Operation.State or Operation.Length or Operation.Rank or Operation.Rows or Operation.Columns),
        };
    }
}
