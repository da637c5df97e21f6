using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>
/// Plans a step for each class of ranks. Parameters of all ranks go through their passes together, for each contributes to every reduction over all
/// parameters: such a reduction stands in the same pass of all variants, and so do the ends of the sections between gradients.
/// </summary>
internal static class VariantPlanner
{
    /// <summary>What is kept narrower is told by the plan of the whole.</summary>
    private static readonly Dictionary<string, Storage> NoNarrowStates = [];

    public static IReadOnlyList<StepPlan> Plan(IReadOnlyList<BoundRule> variants, HashSet<string> shared)
    {
        List<StepResults> results = [.. variants.Select(variant => new StepResults(variant, shared))];
        List<int> totals = NeededTotals(results);
        Dictionary<int, int> earliest;
        IReadOnlyList<int> starts = [];
        IReadOnlyList<int> before;
        do
        {
            before = starts;
            starts = variants.Count == 0 ? [] : [.. Enumerable.Range(1, variants[0].GradientCalls.Count).Select(section => Math.Max(section, before.ElementAtOrDefault(section - 1)))];
            earliest = EarliestOf(totals, variants, starts);
            foreach (StepResults result in results)
            {
                starts = SectionPlanner.Starts(result, Find(totals, result.Rule), earliest, starts);
            }
        }
        while (!starts.SequenceEqual(before));

        return [.. results.Select(result => Planner.Plan(result, earliest, starts, Find(totals, result.Rule), [], NoNarrowStates))];
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
    private static Dictionary<int, int> EarliestOf(IReadOnlyList<int> totals, IReadOnlyList<BoundRule> variants, IReadOnlyList<int> starts)
    {
        Dictionary<int, int> earliest = totals.ToDictionary(total => total, _ => 0);
        bool changed;
        do
        {
            changed = false;
            foreach (BoundRule variant in variants)
            {
                EarliestPasses known = new(earliest, starts);
                foreach (Node total in Find(totals, variant))
                {
                    int pass = known.Of(total);
                    changed |= pass > earliest[total.Total];
                    earliest[total.Total] = pass;
                }
            }
        }
        while (changed);

        return earliest;
    }

    private static IReadOnlyList<Node> Find(IReadOnlyList<int> totals, BoundRule variant) =>
        [.. totals.Select(total => variant.Totals.First(node => node.Total == total))];
}
