using OptGen.Generator.Lowering;

namespace OptGen.Generator.Emission;

/// <summary>
/// Decides which values get a local variable (those that the rule names, and those used more than once) and how long each lives, so that
/// a variable can be given the next version of the name it holds.
/// </summary>
internal sealed class Schedule
{
    private readonly Dictionary<Node, int> _positions = [];
    private readonly Dictionary<Node, int> _lastUses = [];

    /// <param name="leaves">What has a variable before the first statement.</param>
    /// <param name="computed">What may be computed, in order.</param>
    /// <param name="results">What is used after the last statement.</param>
    /// <param name="uses">How often each is used.</param>
    /// <param name="isNamed">Whether the rule names it.</param>
    public Schedule(IEnumerable<Node> leaves, IEnumerable<Node> computed, IEnumerable<Node> results, Uses uses, Func<Node, bool> isNamed)
    {
        Locals = [.. computed.Where(node => isNamed(node) || uses.Count(node) > 1)];
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

    public int Position(Node node) => _positions[node];

    /// <summary>The position of the last computation that uses the value; -1 where none does.</summary>
    public int LastUse(Node node) => _lastUses.TryGetValue(node, out int position) ? position : -1;

    /// <summary>The greatest number of variables that hold something still needed at one time, among those that count.</summary>
    public int Peak(Func<Node, bool> counts)
    {
        int peak = 0;
        for (int position = -1; position < Locals.Count; position++)
        {
            peak = Math.Max(peak, _positions.Count(entry => entry.Value <= position && LastUse(entry.Key) > position && counts(entry.Key)));
        }

        return peak;
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
