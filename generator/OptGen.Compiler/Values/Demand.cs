namespace OptGen.Compiler.Values;

/// <summary>
/// Under which scalar conditions a value is needed: in one of some cases, each a set of conditions that hold or do not. No case at all means never, one
/// without conditions always.
/// </summary>
internal sealed class Demand
{
    /// <summary>With more cases than this, telling them apart costs more than it saves.</summary>
    private const int MostCases = 6;

    private readonly List<HashSet<(Node Condition, bool Holds)>> _cases;

    private Demand(List<HashSet<(Node, bool)>> cases) => _cases = cases;

    public static Demand Never { get; } = new([]);

    public static Demand Always { get; } = new([[]]);

    public bool IsAlways => _cases.Any(conditions => conditions.Count == 0);

    /// <summary>The one condition that must hold, or not, if that is all there is to it.</summary>
    public (Node Condition, bool Holds)? Only => _cases.Count == 1 && _cases[0].Count == 1 ? _cases[0].First() : null;

    public bool IsNever => _cases.Count == 0;

    /// <summary>In either of two demands' cases.</summary>
    public static Demand Either(Demand a, Demand b) => Simplified([.. a._cases, .. b._cases]);

    /// <summary>Where a condition holds, or does not, besides.</summary>
    public Demand Where(Node condition, bool holds)
    {
        HashSet<(Node, bool)> added = Conditions(condition, holds);
        List<HashSet<(Node, bool)>> cases = [];
        foreach (HashSet<(Node Condition, bool Holds)> known in _cases)
        {
            HashSet<(Node Condition, bool Holds)> conditions = [.. known, .. added];
            if (!conditions.Any(entry => conditions.Contains((entry.Condition, !entry.Holds))))
            {
                cases.Add(conditions);
            }
        }

        return Simplified(cases);
    }

    /// <summary>The demand as far as it can be told by some conditions; it then comes in more cases than before, never in fewer.</summary>
    public Demand Known(Func<Node, bool> isKnown) =>
        Simplified([.. _cases.Select(conditions => new HashSet<(Node Condition, bool)>(conditions.Where(entry => isKnown(entry.Condition))))]);

    /// <summary>What a value is where there is a demand: selections that can only go one way are left out.</summary>
    public Node Chosen(Node value)
    {
        while (value.Operation == Operation.Select && Tells(value.Inputs[0]) is { } holds)
        {
            value = value.Inputs[holds ? 1 : 2];
        }

        return value;
    }

    /// <summary>Whether a condition holds in every case; null where that differs or is not known.</summary>
    private bool? Tells(Node condition) =>
        !condition.Shape.IsScalar || IsNever ? null
        : _cases.All(Conditions(condition, true).IsSubsetOf) ? true
        : _cases.All(Conditions(condition, false).IsSubsetOf) ? false
        : null;

    /// <summary>The demand as a condition.</summary>
    public Node Condition(ValueGraph graph)
    {
        Node Literal((Node Condition, bool Holds) entry) => entry.Holds ? entry.Condition : graph.Operate(Operation.Not, entry.Condition);
        Node Case(IEnumerable<(Node Condition, bool Holds)> conditions) =>
            conditions.OrderBy(entry => entry.Condition.Id).Select(Literal).Aggregate((first, second) => graph.Operate(Operation.And, first, second));
        return _cases.Select(Case).Aggregate((first, second) => graph.Operate(Operation.Or, first, second));
    }

    public bool Equals(Demand other) => _cases.Count == other._cases.Count && _cases.All(conditions => other._cases.Any(conditions.SetEquals));

    /// <summary>The conditions that must all hold, or not, so that one holds, or does not.</summary>
    private static HashSet<(Node, bool)> Conditions(Node whole, bool wholeHolds)
    {
        HashSet<(Node, bool)> conditions = [];
        HashSet<(Node, bool)> visited = [];
        Stack<(Node Condition, bool Holds)> pending = new([(whole, wholeHolds)]);
        while (pending.Count > 0)
        {
            (Node condition, bool holds) = pending.Pop();
            if (!visited.Add((condition, holds)))
            {
                continue;
            }

            if (condition.Operation == Operation.Not)
            {
                pending.Push((condition.Inputs[0], !holds));
            }
            else if (condition.Operation == (holds ? Operation.And : Operation.Or))
            {
                pending.Push((condition.Inputs[1], holds));
                pending.Push((condition.Inputs[0], holds));
            }
            else if (!condition.IsConstant)
            {
                conditions.Add((condition, holds));
            }
        }

        return conditions;
    }

    private static Demand Simplified(List<HashSet<(Node Condition, bool Holds)>> cases)
    {
        while (Merge(cases))
        {
        }

        return cases.Count > MostCases ? Always : new Demand(cases);
    }

    /// <summary>Makes one case of two that differ in one condition alone, and leaves out those that others contain.</summary>
    private static bool Merge(List<HashSet<(Node Condition, bool Holds)>> cases)
    {
        for (int i = 0; i < cases.Count; i++)
        {
            for (int j = 0; j < cases.Count; j++)
            {
                if (i != j && cases[i].IsSubsetOf(cases[j]))
                {
                    cases.RemoveAt(j);
                    return true;
                }

                foreach ((Node Condition, bool Holds) entry in cases[i])
                {
                    (Node, bool) opposite = (entry.Condition, !entry.Holds);
                    if (cases[j].Contains(opposite) && cases[i].Where(other => other != entry).All(cases[j].Contains))
                    {
                        cases[j] = [.. cases[j].Where(other => other != opposite)];
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
