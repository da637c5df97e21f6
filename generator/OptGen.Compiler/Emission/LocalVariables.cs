using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>
/// Decides which values get a local variable (those that the rule names, those used more than once, and those that an expression would be nested
/// too deeply for) and how long each lives, so that a variable can be given the next version of the name it holds.
/// </summary>
internal sealed class LocalVariables
{
    /// <summary>How deep an expression may be: compilers and readers of C# go down into it.</summary>
    private const int DeepestExpression = 32;

    private readonly Dictionary<Node, int> _positions = [];
    private readonly Dictionary<Node, int> _lastUses = [];
    private readonly IReadOnlyList<Node> _leaves;
    private readonly IReadOnlyList<Node> _results;

    /// <param name="leaves">What has a variable before the first statement.</param>
    /// <param name="computed">What may be computed, in order.</param>
    /// <param name="results">What is used after the last statement.</param>
    /// <param name="uses">How often each is used.</param>
    /// <param name="isNamed">Whether the rule names it.</param>
    public LocalVariables(IEnumerable<Node> leaves, IEnumerable<Node> computed, IEnumerable<Node> results, Uses uses, Func<Node, bool> isNamed)
        : this([.. leaves], LocalsOf(computed, node => isNamed(node) || uses.Count(node) > 1), [.. results])
    {
    }

    private LocalVariables(IReadOnlyList<Node> leaves, IReadOnlyList<Node> locals, IReadOnlyList<Node> results)
    {
        Locals = locals;
        _leaves = leaves;
        _results = results;
        foreach (Node leaf in leaves)
        {
            _positions[leaf] = -1;
        }

        for (int i = 0; i < Locals.Count; i++)
        {
            _positions[Locals[i]] = i;
        }

        for (int i = 0; i < Locals.Count; i++)
        {
            NoteUses(Locals[i].Inputs, i);
        }

        NoteUses(results, Locals.Count);
    }

    /// <summary>The values that get a variable, in the order in which they are computed.</summary>
    public IReadOnlyList<Node> Locals { get; }

    /// <summary>The same values, computed in another order.</summary>
    public LocalVariables InOrder(IReadOnlyList<Node> locals) => new(_leaves, locals, _results);

    /// <summary>The position of the last computation that uses the value; -1 where none does.</summary>
    public int LastUse(Node node) => _lastUses.TryGetValue(node, out int position) ? position : -1;

    /// <summary>The greatest number of variables that hold something still needed at one time, among those that count.</summary>
    public int Peak(Func<Node, bool> counts)
    {
        // A variable counts from its own position to the one before its last use.
        int[] changes = new int[Locals.Count + 2];
        foreach (KeyValuePair<Node, int> entry in _positions.Where(entry => LastUse(entry.Key) > entry.Value && counts(entry.Key)))
        {
            changes[entry.Value + 1]++;
            changes[LastUse(entry.Key) + 1]--;
        }

        int peak = 0;
        int alive = 0;
        for (int position = -1; position < Locals.Count; position++)
        {
            alive += changes[position + 1];
            peak = Math.Max(peak, alive);
        }

        return peak;
    }

    private static List<Node> LocalsOf(IEnumerable<Node> computed, Func<Node, bool> isWanted)
    {
        List<Node> locals = [];
        Dictionary<Node, int> depths = [];
        foreach (Node node in computed)
        {
            int depth = 1 + node.Inputs.Select(input => depths.TryGetValue(input, out int known) ? known : 0).DefaultIfEmpty(0).Max();
            bool isLocal = isWanted(node) || depth == DeepestExpression;
            depths[node] = isLocal ? 0 : depth;
            if (isLocal)
            {
                locals.Add(node);
            }
        }

        return locals;
    }

    private void NoteUses(IEnumerable<Node> inputs, int position)
    {
        foreach (Node input in inputs)
        {
            if (_positions.ContainsKey(input))
            {
                _lastUses[input] = position;
            }
            else
            {
                NoteUses(input.Inputs, position);
            }
        }
    }
}
