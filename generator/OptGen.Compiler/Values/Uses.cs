namespace OptGen.Compiler.Values;

/// <summary>The values that some results need, and how often each is used.</summary>
internal sealed class Uses
{
    private readonly Dictionary<Node, int> _counts = [];

    private Uses()
    {
    }

    /// <summary>What is needed, inputs before what is made of them.</summary>
    public required IReadOnlyList<Node> Needed { get; init; }

    /// <param name="results">The values wanted.</param>
    /// <param name="known">Values that need not be computed, whose inputs are therefore not needed.</param>
    /// <param name="isKnown">More of them.</param>
    public static Uses Of(IEnumerable<Node> results, HashSet<Node> known, Func<Node, bool>? isKnown = null)
    {
        HashSet<Node> needed = [];
        Stack<Node> pending = new(results);
        List<Node> roots = [.. pending];
        IEnumerable<Node> InputsOf(Node node) => known.Contains(node) || isKnown?.Invoke(node) == true ? [] : node.Sources;
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (needed.Add(node))
            {
                foreach (Node input in InputsOf(node))
                {
                    pending.Push(input);
                }
            }
        }

        Uses uses = new() { Needed = [.. needed.OrderBy(node => node.Id)] };
        foreach (Node use in needed.SelectMany(InputsOf).Concat(roots))
        {
            uses._counts[use] = uses.Count(use) + 1;
        }

        return uses;
    }

    public int Count(Node node) => _counts.TryGetValue(node, out int count) ? count : 0;
}
