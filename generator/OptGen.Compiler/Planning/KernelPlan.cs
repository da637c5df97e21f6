using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>One pass over the elements of a parameter: what it loads, computes, reduces and stores.</summary>
internal sealed class KernelPlan
{
    private KernelPlan()
    {
    }

    /// <summary>The elements that are read from memory.</summary>
    public required IReadOnlyList<Load> Loads { get; init; }

    /// <summary>The scalars and vectors that the pass uses: what is the same for every element, every row or every column.</summary>
    public required IReadOnlyList<Node> Splats { get; init; }

    /// <summary>Whether the pass goes through the parameter row by row, because something of it differs between rows or columns.</summary>
    public bool IsByRows => Splats.Any(node => node.Shape.Kind is ShapeKind.Row or ShapeKind.Column) || Reductions.Any(reduction => reduction.Reduction.Axis is ReductionAxis.Row or ReductionAxis.Column);

    /// <summary>Whether the pass counts the elements of a parameter, and so must know where it begins.</summary>
    public bool CountsElements => Computed.Any(node => node.Operation == Operation.ElementIndex);

    /// <summary>The sizes of the blocks that the pass goes by, because something of it differs between them.</summary>
    public IEnumerable<Dimension> BlockSizes => Splats.Concat(Reductions).Where(node => node.Shape.Kind == ShapeKind.Block).Select(node => node.Shape.Height).Distinct();

    /// <summary>What is computed for each element, inputs before what is made of them.</summary>
    public required IReadOnlyList<Node> Computed { get; init; }

    public required IReadOnlyList<Store> Stores { get; init; }

    /// <summary>What the pass reduces to single numbers.</summary>
    public required IReadOnlyList<Node> Reductions { get; init; }

    /// <summary>Those of them that the loop makes.</summary>
    public IReadOnlyList<Node> Reduced => [.. Reductions.Where(reduction => !reduction.IsContribution)];

    /// <summary>Those that take numbers and vectors, which are there before the loop.</summary>
    public IReadOnlyList<Node> Contributed => [.. Reductions.Where(reduction => reduction.IsContribution)];

    /// <summary>Whether the pass goes over elements.</summary>
    public bool HasLoop => Stores.Count > 0 || Reductions.Any(reduction => !reduction.IsContribution);

    /// <summary>Whether the pass has nothing to do.</summary>
    public bool IsEmpty => Stores.Count == 0 && Reductions.Count == 0;

    public required Uses Uses { get; init; }

    private Dictionary<Node, Store> Known { get; init; } = [];

    /// <summary>The values that the pass is for.</summary>
    public IEnumerable<Node> Results => Stores.Select(store => store.Value).Concat(Reduced.SelectMany(reduction => reduction.Inputs));

    /// <param name="stores">What the pass stores.</param>
    /// <param name="reductions">What it reduces.</param>
    /// <param name="known">Where the values are that memory holds and that the rule does not find there by itself.</param>
    public static KernelPlan For(IReadOnlyList<Store> stores, IReadOnlyList<Node> reductions, Dictionary<Node, Store> known)
    {
        IEnumerable<Node> results = stores.Select(store => store.Value).Concat(reductions.Where(reduction => !reduction.IsContribution).SelectMany(reduction => reduction.Inputs));

        // Reductions of earlier passes are numbers by now; what they were made of is not needed again.
        Uses uses = Uses.Of(results, [.. known.Keys], node => node.IsKnownBefore);
        List<Node> elements = [.. uses.Needed.Where(node => node.IsElement)];
        HashSet<Node> operands = [.. elements.Where(node => !known.ContainsKey(node)).SelectMany(node => node.Inputs).Concat(results)];
        return new KernelPlan
        {
            Loads = [.. elements.Where(node => node.IsInMemory || known.ContainsKey(node)).Select(node => ToLoad(node, known))],
            Splats = [.. uses.Needed.Where(node => !node.IsElement && operands.Contains(node))],
            Computed = [.. elements.Where(node => !node.IsInMemory && !known.ContainsKey(node))],
            Stores = stores,
            Reductions = reductions,
            Uses = uses,
            Known = known,
        };
    }

    /// <summary>The pass as it is carried out where there is a demand for it.</summary>
    public KernelPlan Under(Demand demand)
    {
        List<Store> chosen = [.. Stores.Select(store => store with { Value = demand.Chosen(store.Value) })];
        return chosen.SequenceEqual(Stores) ? this : For(chosen, Reductions, Known);
    }

    /// <summary>Where memory holds a value before the step.</summary>
    public static Load ToLoad(Node node) => node.Operation switch
    {
        Operation.Weight => new Load(node, Memory.Weights, ""),
        Operation.Gradient or Operation.FurtherGradient => new Load(node, Memory.Gradient, ""),
        Operation.Given => new Load(node, Memory.Given, node.Name),
        _ => new Load(node, Memory.State, node.Name),
    };

    private static Load ToLoad(Node node, Dictionary<Node, Store> known) =>
        known.TryGetValue(node, out Store? store) ? new Load(node, store.Memory, store.State) : ToLoad(node);
}
