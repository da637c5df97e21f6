using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>
/// Plans a step for each class of ranks. Parameters of all ranks go through their passes together, for each contributes to every reduction over all
/// parameters: such a reduction stands in the same pass of all variants, and so do the ends of the parts between gradients.
/// </summary>
internal static class VariantPlanner
{
    /// <summary>What is kept narrower is told by the plan of the whole.</summary>
    private static readonly Dictionary<string, Storage> NoNarrowStates = [];

    public static IReadOnlyList<StepPlan> Plan(IReadOnlyList<BoundRule> variants, HashSet<string> shared)
    {
        List<StepResults> results = [.. variants.Select(variant => new StepResults(variant, shared))];
        List<int> totals = NeededTotals(results);
        Dictionary<int, int> stages;
        IReadOnlyList<int> starts = [];
        IReadOnlyList<int> before;
        do
        {
            before = starts;
            starts = variants.Count == 0 ? [] : [.. Enumerable.Range(1, variants[0].GradientCalls.Count).Select(part => Math.Max(part, before.ElementAtOrDefault(part - 1)))];
            stages = StagesOf(totals, variants, starts);
            foreach (StepResults result in results)
            {
                starts = SectionPlanner.Starts(result, Find(totals, result.Rule), stages, starts);
            }
        }
        while (!starts.SequenceEqual(before));

        return [.. results.Select(result => Planner.Plan(result, stages, starts, Find(totals, result.Rule), [], NoNarrowStates))];
    }

    /// <summary>The reductions over all parameters that parameters of any rank need; all contribute to them.</summary>
    private static List<int> NeededTotals(IReadOnlyList<StepResults> results)
    {
        List<int> totals = [];
        int known;
        do
        {
            known = totals.Count;
            totals = [.. results.SelectMany(result => result.Needed(Find(totals, result.Rule))).Where(node => node.IsTotal).Select(node => node.Total).Distinct().OrderBy(total => total)];
        }
        while (totals.Count > known);

        return totals;
    }

    /// <summary>When the reductions over all parameters are known: after the rank that is last.</summary>
    private static Dictionary<int, int> StagesOf(IReadOnlyList<int> totals, IReadOnlyList<BoundRule> variants, IReadOnlyList<int> starts)
    {
        Dictionary<int, int> stages = totals.ToDictionary(total => total, _ => 0);
        bool changed;
        do
        {
            changed = false;
            foreach (BoundRule variant in variants)
            {
                Stages known = new(stages, starts);
                foreach (Node total in Find(totals, variant))
                {
                    int stage = known.Of(total);
                    changed |= stage > stages[total.Total];
                    stages[total.Total] = stage;
                }
            }
        }
        while (changed);

        return stages;
    }

    private static IReadOnlyList<Node> Find(IReadOnlyList<int> totals, BoundRule variant) =>
        [.. totals.Select(total => variant.Totals.First(node => node.Total == total))];
}
