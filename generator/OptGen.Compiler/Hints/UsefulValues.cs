using OptGen.Compiler.Binding;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Hints;

/// <summary>Finds what the weights, now or at a later step, depend on.</summary>
internal static class UsefulValues
{
    /// <summary>All values that the update of the weights, the points of further gradients or the weights to evaluate with need, through the states as well.</summary>
    public static HashSet<Node> Of(BoundRule rule)
    {
        Dictionary<Node, Node> updates = rule.States.ToDictionary(state => state.Stored, state => state.Updated);
        HashSet<Node> useful = [];
        Stack<Node> pending = new(
        [
            rule.UpdatedWeight,
            .. new[] { rule.Evaluation }.Concat(rule.GradientCalls.SelectMany(call => new[] { call.Point, call.Condition })).OfType<Node>(),
        ]);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (useful.Add(node))
            {
                foreach (Node source in updates.TryGetValue(node, out Node? updated) ? node.Sources.Append(updated) : node.Sources)
                {
                    pending.Push(source);
                }
            }
        }

        return useful;
    }
}
