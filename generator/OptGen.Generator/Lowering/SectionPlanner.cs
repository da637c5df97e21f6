namespace OptGen.Generator.Lowering;

/// <summary>Finds where the parts of a step begin that asks for gradients at other points.</summary>
internal static class SectionPlanner
{
    /// <summary>The first pass of each part but the first one.</summary>
    /// <param name="calls">The gradients, in their order.</param>
    /// <param name="stores">What the step writes.</param>
    /// <param name="scalars">Scalars that are needed at the end of the step.</param>
    /// <param name="stages">When values are known, if the parts begin at certain passes.</param>
    public static IReadOnlyList<int> Starts(IReadOnlyList<GradientCall> calls, IReadOnlyList<Store> stores, IEnumerable<Node> scalars, Func<IReadOnlyList<int>, Stages> stages)
    {
        IEnumerable<Node> points = calls.Select(call => call.Point).Concat(calls.Select(call => call.Condition).OfType<Node>());
        List<Node> reductions = [.. Uses.Of(stores.Select(store => store.Value).Concat(scalars).Concat(points), []).Needed.Where(node => node.IsReductionOfElements)];
        List<int> starts = [];
        for (int section = 0; section < calls.Count; section++)
        {
            // All that a part can do is done in it, for its memory is gone after it.
            Stages known = stages(starts);
            Sections sections = new(calls, starts, calls[0].Gradient);
            int last = reductions.Where(reduction => sections.Of(reduction) == section).Select(reduction => known.Of(reduction) - 1)
                .Concat(stores.Where(store => store.Memory == Memory.State && sections.Of(store.Value) == section).Select(store => known.Of(store.Value)))
                .Append(known.Of(calls[section].Point))
                .Append(starts.LastOrDefault())
                .Max();
            starts.Add(last + 1);
        }

        return starts;
    }
}
