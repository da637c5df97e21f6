using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Puts vectors of one length into one loop, as far as nothing between them needs one of them whole.</summary>
internal sealed class VectorLoops
{
    private readonly HashSet<Node> _locals;
    private readonly Dictionary<Node, int> _items = [];
    private readonly List<IReadOnlyList<Node>> _done = [];
    private readonly List<List<Node>> _open = [];

    /// <param name="locals">What has a variable, inputs before what is made of them.</param>
    public VectorLoops(IReadOnlyList<Node> locals)
    {
        _locals = [.. locals];
        foreach (Node node in locals)
        {
            HashSet<Node> read = [.. ReadBy(node)];

            // What remembers values changes a state that others may read.
            bool closesAll = node.IsVector && !IsInLoop(node);
            foreach (List<Node> loop in _open.Where(loop => (closesAll || loop.Any(read.Contains)) && !(IsInLoop(node) && loop[0].Shape == node.Shape)).ToList())
            {
                Close(loop);
            }

            if (!IsInLoop(node))
            {
                Add([node]);
            }
            else if (_open.FirstOrDefault(loop => loop[0].Shape == node.Shape) is { } same)
            {
                same.Add(node);
            }
            else
            {
                _open.Add([node]);
            }
        }

        _open.ToList().ForEach(Close);
        Nodes = [.. _done.SelectMany(together => together)];
    }

    /// <summary>What is computed one after the other: a loop for several vectors, or one value.</summary>
    public IReadOnlyList<IReadOnlyList<Node>> Items => _done;

    /// <summary>All of it in order.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>Whether each number of a vector is computed by itself.</summary>
    public static bool IsInLoop(Node node) => node.IsVector && !node.IsOfWholeVector && node.Operation is not (Operation.Remember or Operation.Recall);

    /// <summary>Whether two values are computed in the same loop.</summary>
    public bool AreTogether(Node first, Node second) => _items[first] == _items[second];

    /// <summary>The values with variables that a value is computed of.</summary>
    public IEnumerable<Node> ReadBy(Node node)
    {
        Stack<Node> pending = new(node.Inputs);
        while (pending.Count > 0)
        {
            Node input = pending.Pop();
            if (_locals.Contains(input))
            {
                yield return input;
            }
            else if (!input.IsKnownBefore)
            {
                foreach (Node deeper in input.Inputs)
                {
                    pending.Push(deeper);
                }
            }
        }
    }

    private void Close(List<Node> loop)
    {
        _open.Remove(loop);
        Add(loop);
    }

    private void Add(IReadOnlyList<Node> together)
    {
        foreach (Node node in together)
        {
            _items[node] = _done.Count;
        }

        _done.Add(together);
    }
}
