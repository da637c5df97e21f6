namespace OptGen.Compiler.Values;

/// <summary>Finds out under which scalar conditions each value of a step is needed: an arm of a selection is needed only where it is chosen.</summary>
internal sealed class Demands
{
    private readonly Dictionary<Node, Demand> _demands = [];

    /// <param name="results">What the step is for.</param>
    public Demands(IEnumerable<Node> results)
    {
        List<Node> roots = [.. results];
        foreach (Node root in roots)
        {
            _demands[root] = Demand.Always;
        }

        // A value is made before those that use it.
        foreach (Node node in Uses.Of(roots, []).Needed.Reverse())
        {
            bool isBranch = node.Operation == Operation.Select && node.Inputs[0].Shape.IsScalar;
            for (int i = 0; i < node.Sources.Count; i++)
            {
                Demand demand = isBranch && i > 0 ? Of(node).Where(node.Inputs[0], holds: i == 1) : Of(node);
                Node source = node.Sources[i];
                _demands[source] = _demands.TryGetValue(source, out Demand? known) ? Demand.Either(known, demand) : demand;
            }
        }
    }

    public Demand Of(Node node) => _demands[node];

    /// <summary>When an update changes what was stored before.</summary>
    public static Demand OfUpdate(Node updated, Func<Node, bool> isStored)
    {
        Dictionary<Node, Demand> demands = [];
        bool IsChoice(Node value) => !isStored(value) && value.Operation == Operation.Select && value.Inputs[0].Shape.IsScalar;
        InputsFirst.Visit(
            updated,
            demands.ContainsKey,
            value => IsChoice(value) ? [value.Inputs[2], value.Inputs[1]] : [],
            value => demands.Add(value, isStored(value) ? Demand.Never : !IsChoice(value) ? Demand.Always : Demand.Either(
                Where(demands[value.Inputs[1]], value.Inputs[0], true),
                Where(demands[value.Inputs[2]], value.Inputs[0], false))));
        return demands[updated];
    }

    private static Demand Where(Demand demand, Node condition, bool holds) => demand.IsNever ? demand : demand.Where(condition, holds);
}
