using OptGen.Compiler.Binding;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>What a step leaves behind: weights and states.</summary>
internal sealed class StepResults
{
    /// <param name="rule">The rule, for parameters of every rank or of some.</param>
    /// <param name="shared">The keys of the states that the whole optimizer has one of.</param>
    public StepResults(BoundRule rule, HashSet<string> shared)
    {
        Rule = rule;
        Shared = shared;
        List<Store> stores = [.. rule.States.Where(state => state.Shape.IsElementwise && state.IsWritten).Select(state => new Store(state.Updated, Memory.State, state.Key) { Space = state.Shape })];

        // A rule moves the weights, but perhaps not at every rank.
        if (rule.Ranks is null || rule.UpdatedWeight.Operation != Operation.Weight || rule.GradientCalls.Any(call => call.Point != rule.Weight))
        {
            stores.Insert(0, new Store(rule.UpdatedWeight, Memory.Weights, ""));
        }

        Stores = stores;
        Scalars = [.. rule.States.Where(state => !state.Shape.IsElementwise && state.IsWritten)];
    }

    public BoundRule Rule { get; }

    public HashSet<string> Shared { get; }

    /// <summary>What is written to memory with one number for each place of a matrix.</summary>
    public IReadOnlyList<Store> Stores { get; }

    /// <summary>The states of one number, row or column that are written.</summary>
    public IReadOnlyList<StateSymbol> Scalars { get; }

    /// <summary>Values that are needed though no memory takes them at the end of the step: points of gradients, and whether they are needed.</summary>
    public IEnumerable<Node> BetweenParts => Rule.GradientCalls.Select(call => call.Point).Concat(Rule.GradientCalls.Select(call => call.Condition).OfType<Node>());

    /// <summary>All that is computed for what a step leaves behind, and for some other values.</summary>
    public IReadOnlyList<Node> Needed(IEnumerable<Node> more) =>
        Uses.Of([.. Stores.Select(store => store.Value), .. Scalars.Select(state => state.Updated), .. BetweenParts, .. more], []).Needed;

    /// <summary>The states that a step reads or writes, or that belong to the whole optimizer.</summary>
    public IReadOnlyList<StateSymbol> StatesUsed(IEnumerable<Node> more)
    {
        HashSet<string> read = new(
            Needed([.. more, .. new[] { Rule.Evaluation }.OfType<Node>()]).Where(node => node.Operation == Operation.State).Select(node => node.Name),
            StringComparer.Ordinal);
        return [.. Rule.States.Where(state => state.IsWritten || read.Contains(state.Key) || Shared.Contains(state.Key))];
    }
}
