using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>
/// Finds the states of one number, and the histories of such, that the whole optimizer has one of: those made of reductions over all parameters, and of
/// nothing that one parameter has by itself.
/// </summary>
internal static class SharedStates
{
    public static HashSet<string> Of(BoundRule rule)
    {
        // Begin with every scalar state and take out what depends on a parameter, until nothing changes.
        List<Leaves> scalars = [.. rule.States.Where(state => state.Shape == Shape.Scalar || state.Shape.IsHistory).Select(Leaves.Of)];
        HashSet<string> shared = new(scalars.Select(state => state.Key), StringComparer.Ordinal);
        while (scalars.RemoveAll(state => state.IsOfParameter(shared) && shared.Remove(state.Key)) > 0)
        {
        }

        // What no reduction over all parameters reaches counts its steps with its parameter.
        HashSet<string> reached = new(StringComparer.Ordinal);
        while (scalars.Count(state => !reached.Contains(state.Key) && state.ComesFromAll(reached) && reached.Add(state.Key)) > 0)
        {
        }

        // One that reads a state of a parameter after all is that parameter's too.
        while (scalars.Count(state => reached.Contains(state.Key) && state.IsOfParameter(reached) && reached.Remove(state.Key)) > 0)
        {
        }

        return reached;
    }

    /// <summary>What the new value of a state is made of.</summary>
    /// <param name="Key">The state's key.</param>
    /// <param name="HasParameters">Whether it is made of something that one parameter has by itself, besides states.</param>
    /// <param name="HasTotals">Whether it is made of reductions over all parameters.</param>
    /// <param name="States">The keys of the states that it is made of.</param>
    private sealed record Leaves(string Key, bool HasParameters, bool HasTotals, IReadOnlyList<string> States)
    {
        public static Leaves Of(StateSymbol state)
        {
            IReadOnlyList<Node> needed = Uses.Of([state.Updated], [], node => node.IsKnownBefore).Needed;
            return new(
                state.Key,
                needed.Any(leaf => leaf.IsPerParameterLeaf && !IsOfStates(leaf)),
                needed.Any(leaf => leaf.IsTotal),
                [.. needed.Where(leaf => leaf.Operation == Operation.State).Select(leaf => leaf.Name), .. new[] { HistoryStates.CountedBy(state.Key) }.OfType<string>()]);
        }

        /// <summary>Whether it belongs to a parameter only as far as the states do that it is made of: a state, what remembers and recalls one, what reduces a history.</summary>
        private static bool IsOfStates(Node node) =>
            node.Operation is Operation.State or Operation.Remember or Operation.Recall
            || (node.Operation == Operation.Reduce && !node.IsReductionOfElements && node.Inputs.All(input => input.Shape.IsHistory));

        public bool IsOfParameter(HashSet<string> shared) => HasParameters || States.Any(state => !shared.Contains(state));

        public bool ComesFromAll(HashSet<string> reached) => HasTotals || States.Any(reached.Contains);
    }
}
