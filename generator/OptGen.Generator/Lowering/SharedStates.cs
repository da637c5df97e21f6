using OptGen.Generator.Binding;

namespace OptGen.Generator.Lowering;

/// <summary>
/// Finds the scalar states that the whole optimizer has one of: those made of reductions over all parameters, and of nothing that one parameter
/// has by itself.
/// </summary>
internal static class SharedStates
{
    public static HashSet<string> Of(BoundRule rule)
    {
        // Begin with every scalar state and take out what depends on a parameter, until nothing changes.
        List<StateSymbol> scalars = [.. rule.States.Where(state => state.Shape == Shape.Scalar)];
        HashSet<string> shared = new(scalars.Select(state => state.Key), StringComparer.Ordinal);
        while (scalars.RemoveAll(state => Leaves(state).Any(leaf => IsOfParameter(leaf, shared)) && shared.Remove(state.Key)) > 0)
        {
        }

        // What no reduction over all parameters reaches counts its steps with its parameter.
        HashSet<string> reached = new(StringComparer.Ordinal);
        while (scalars.Count(state => !reached.Contains(state.Key) && Leaves(state).Any(leaf => ComesFromAll(leaf, reached)) && reached.Add(state.Key)) > 0)
        {
        }

        // One that reads a state of a parameter after all is that parameter's too.
        while (scalars.Count(state => reached.Contains(state.Key) && Leaves(state).Any(leaf => IsOfParameter(leaf, reached)) && reached.Remove(state.Key)) > 0)
        {
        }

        return reached;
    }

    private static IEnumerable<Node> Leaves(StateSymbol state) => ScalarPlan.For([state.Updated]).Needed;

    private static bool IsOfParameter(Node leaf, HashSet<string> shared) =>
        leaf.IsPerParameterLeaf && !(leaf.Operation == Operation.State && shared.Contains(leaf.Name));

    private static bool ComesFromAll(Node leaf, HashSet<string> reached) =>
        leaf.IsTotal || (leaf.Operation == Operation.State && reached.Contains(leaf.Name));
}
