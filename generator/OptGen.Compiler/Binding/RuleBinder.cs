using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>Finds out what a rule means: resolves its names, infers its states and shapes, and makes the graph of its values.</summary>
internal static class RuleBinder
{
    /// <summary>Binds a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="diagnostics">What is wrong with it.</param>
    /// <returns>The meaning; null where something is wrong.</returns>
    public static BoundRule? Bind(RuleToBind rule, out IReadOnlyList<RuleDiagnostic> diagnostics)
    {
        if (RuleSize.Check(rule.Syntax, rule.Calls, rule.Rules, rule.Cancellation) is { } beyond)
        {
            diagnostics = [beyond];
            return null;
        }

        // A state's shape is that of what is assigned to it, which may depend on its own: assume scalars and widen until nothing changes.
        // So it is with the states of the whole optimizer: what makes them is known when all is bound.
        EarlierWalks earlier = new() { Names = NameAnalysis.Of(rule.Syntax, rule.Hyperparameters), Called = new CalledTrees(rule.Rules) };
        BindingWalk whole;
        do
        {
            whole = Walk(null);
        }
        while (whole.WidenStates(earlier.StateShapes) || whole.FindSharedStates(earlier.SharedStates));

        diagnostics = [.. rule.Mistakes, .. whole.Diagnostics];
        if (diagnostics.Count > 0)
        {
            return null;
        }

        // States have the same shapes at all ranks, and mistakes are those of the rule, whatever the rank.
        IReadOnlyList<RankClass> classes = RankClass.Of(whole.Graph.RankConditions);
        int mostKinds = Math.Max(1, Math.Min(RuleLimits.RankKinds, RuleLimits.Values / whole.Graph.Nodes.Count));
        if (classes.Count > mostKinds)
        {
            diagnostics = [RuleDiagnostic.Create(BindingDiagnostics.TooManyRankKinds.Id, rule.Syntax.Span, RuleLimits.Text(mostKinds))];
            return null;
        }

        return whole.Result(classes.Count == 1 ? [] : [.. classes.Select(ranks => Walk(new RankWalk(ranks, whole.Graph.Totals, whole.Answers)).Result([]))]);

        BindingWalk Walk(RankWalk? ranks)
        {
            BindingWalk walk = new(rule, earlier, ranks);
            walk.Bind();
            return walk;
        }
    }
}
