namespace OptGen.Generator.Lowering;

/// <summary>Where a pass puts a value.</summary>
internal enum StoreTarget
{
    Weights,
    State,
    Evaluation,
}

/// <summary>A value that a pass writes to memory.</summary>
/// <param name="Target">Which memory.</param>
/// <param name="State">The key of the state, where it is one.</param>
/// <param name="Value">The value; a scalar is written to every element.</param>
internal sealed record Store(StoreTarget Target, string State, Node Value);

/// <summary>One pass over the elements of a parameter: what it loads, computes and stores.</summary>
internal sealed class KernelPlan
{
    private KernelPlan()
    {
    }

    /// <summary>The elements that are read from memory.</summary>
    public required IReadOnlyList<Node> Loads { get; init; }

    /// <summary>The scalars that the pass uses, the same for every element.</summary>
    public required IReadOnlyList<Node> Splats { get; init; }

    /// <summary>What is computed for each element, inputs before what is made of them.</summary>
    public required IReadOnlyList<Node> Computed { get; init; }

    public required IReadOnlyList<Store> Stores { get; init; }

    public required Uses Uses { get; init; }

    public static KernelPlan For(IReadOnlyList<Store> stores)
    {
        Uses all = Uses.Of(stores.Select(store => store.Value));
        List<Node> elements = [.. all.Needed.Where(node => node.IsElement)];
        HashSet<Node> operands = [.. elements.SelectMany(node => node.Inputs).Concat(stores.Select(store => store.Value))];
        return new KernelPlan
        {
            Loads = [.. elements.Where(node => node.Inputs.Count == 0)],
            Splats = [.. all.Needed.Where(node => !node.IsElement && operands.Contains(node))],
            Computed = [.. elements.Where(node => node.Inputs.Count > 0)],
            Stores = stores,
            Uses = all,
        };
    }
}
