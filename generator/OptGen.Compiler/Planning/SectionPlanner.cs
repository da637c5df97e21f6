using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>Finds where the sections of a step begin that asks for gradients at other points.</summary>
internal static class SectionPlanner
{
    /// <summary>The first pass of each section but the first one.</summary>
    /// <param name="results">What a step leaves behind.</param>
    /// <param name="totals">The reductions over all parameters that it contributes to.</param>
    /// <param name="earliest">When these are known.</param>
    /// <param name="least">Passes before which no section begins, because of parameters of other ranks.</param>
    public static IReadOnlyList<int> Starts(StepResults results, IReadOnlyList<Node> totals, IReadOnlyDictionary<int, int>? earliest, IReadOnlyList<int>? least)
    {
        IReadOnlyList<GradientCall> calls = results.Rule.GradientCalls;
        List<Node> reductions = [.. results.Needed(totals).Where(node => node.IsReductionOfElements)];
        List<int> starts = [];
        for (int section = 0; section < calls.Count; section++)
        {
            // All that a section can do is done in it, for its memory is gone after it.
            EarliestPasses known = new(earliest, starts);
            Sections sections = new(calls, starts, results.Rule.Weight);
            int last = reductions.Where(reduction => sections.Of(reduction) == section).Select(reduction => known.Of(reduction) - 1)
                .Concat(results.Stores.Where(store => store.Memory == Memory.State && sections.Of(store.Value) == section).Select(store => known.Of(store.Value)))
                .Append(known.Of(calls[section].Point))
                .Append(starts.LastOrDefault())
                .Max();
            starts.Add(Math.Max(last + 1, least?[section] ?? 0));
        }

        return starts;
    }
}
