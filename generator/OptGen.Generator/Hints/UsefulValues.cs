using OptGen.Generator.Binding;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Hints;

/// <summary>Finds what the weights, now or at a later step, depend on.</summary>
internal static class UsefulValues
{
    /// <summary>All values that the update of the weights, the points of further gradients or the weights to evaluate with need, through the states as well.</summary>
    public static HashSet<Node> Of(BoundRule rule)
    {
        List<Node> results =
        [
            rule.UpdatedWeight,
            .. new[] { rule.Evaluation }.Concat(rule.GradientCalls.SelectMany(call => new[] { call.Point, call.Condition })).OfType<Node>(),
        ];
        while (true)
        {
            HashSet<Node> needed = new(Uses.Of(results, []).Needed);
            List<Node> more = [.. rule.States.Where(state => needed.Contains(state.Stored) && !results.Contains(state.Updated)).Select(state => state.Updated)];
            if (more.Count == 0)
            {
                return needed;
            }

            results.AddRange(more);
        }
    }
}
