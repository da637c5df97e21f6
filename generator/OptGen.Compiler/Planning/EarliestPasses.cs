using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>
/// Tells how many passes over the elements come before a value is known: a reduction is known one pass after what it reduces, and so is a function of
/// matrices, unless what it takes is in memory before.
/// </summary>
/// <param name="totals">For reductions over all parameters, by <see cref="Node.Total"/>, when parameters of other ranks let them be known.</param>
/// <param name="gradients">The passes before which the gradients that the step asks for again are known.</param>
internal sealed class EarliestPasses(IReadOnlyDictionary<int, int>? totals = null, IReadOnlyList<int>? gradients = null)
{
    private readonly Dictionary<Node, int> _earliest = [];

    public int Of(Node node)
    {
        if (!_earliest.TryGetValue(node, out int pass))
        {
            InputsFirst.Visit(node, _earliest.ContainsKey, value => value.IsAnswer ? [] : value.Sources, value => _earliest.Add(value, Compute(value)));
            pass = _earliest[node];
        }

        return pass;
    }

    private int Compute(Node node)
    {
        int pass = node.IsAnswer
            ? gradients![Sections.CallOf(node) - 1]
            : node.Sources.Select(source => node.IsMatrixFunction ? Before(source) : _earliest[source]).DefaultIfEmpty(0).Max() + (node.IsKnownBefore ? 1 : 0);
        return node.IsTotal && totals is not null && totals.TryGetValue(node.Total, out int known) ? Math.Max(pass, known) : pass;
    }

    /// <summary>How many passes come before a function can take a matrix from memory, or a number.</summary>
    private int Before(Node source) => _earliest[source] + (source.IsElement && !source.IsInMemory && !source.IsMatrixFunction ? 1 : 0);
}
