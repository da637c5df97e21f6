using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>Finds out what a rule means: resolves its names, infers its states and shapes, and makes the graph of its values.</summary>
internal static class RuleBinder
{
    /// <summary>Binds a rule.</summary>
    /// <param name="text">The rule's text, for the names of what is shown.</param>
    /// <param name="rule">Its tree.</param>
    /// <param name="constructorParameters">The hyperparameters of the class's primary constructor; null where it has none.</param>
    /// <param name="calls">The rules that this one calls.</param>
    /// <param name="isStacked">Whether the rule was made of attributes that stack others.</param>
    /// <param name="fusedMultiplyAdd">Whether products are fused into sums.</param>
    /// <param name="cancellation">Ends the binding.</param>
    /// <param name="diagnostics">What is wrong with the rule.</param>
    /// <returns>The meaning; null where something is wrong.</returns>
    public static BoundRule? Bind(
        string text,
        RuleSyntax rule,
        IReadOnlyList<Hyperparameter>? constructorParameters,
        IReadOnlyList<CalledRule> calls,
        bool isStacked,
        bool fusedMultiplyAdd,
        CancellationToken cancellation,
        out IReadOnlyList<RuleDiagnostic> diagnostics)
    {
        if (RuleSize.Check(rule, calls, cancellation) is { } beyond)
        {
            diagnostics = [beyond];
            return null;
        }

        List<RuleDiagnostic> found = [];
        IReadOnlyList<Hyperparameter> hyperparameters = DeclaredHyperparameters.Of(rule, constructorParameters, calls, found);
        NameAnalysis names = NameAnalysis.Of(rule, hyperparameters);

        // A state's shape is that of what is assigned to it, which may depend on its own: assume scalars and widen until nothing changes.
        // So it is with the states of the whole optimizer: what makes them is known when all is bound.
        Dictionary<string, Shape> stateShapes = new(StringComparer.Ordinal);
        HashSet<string> sharedStates = [];
        BindingPass pass;
        do
        {
            pass = Walk(null, null, null);
        }
        while (pass.WidenStates(stateShapes) || pass.FindSharedStates(sharedStates));

        found.AddRange(pass.Diagnostics);
        diagnostics = found;
        if (found.Count > 0)
        {
            return null;
        }

        // States have the same shapes at all ranks, and mistakes are those of the rule, whatever the rank.
        IReadOnlyList<RankClass> classes = RankClass.Of(pass.Graph.RankConditions);
        int mostKinds = Math.Max(1, Math.Min(RuleLimits.RankKinds, RuleLimits.Values / pass.Graph.Nodes.Count));
        if (classes.Count > mostKinds)
        {
            diagnostics = [RuleDiagnostic.Create(BindingDiagnostics.TooManyRankKinds.Id, rule.Span, RuleLimits.Text(mostKinds))];
            return null;
        }

        return pass.Result(classes.Count == 1 ? [] : [.. classes.Select(ranks => Walk(ranks, pass.Graph.Totals, pass.Answers).Result([]))]);

        BindingPass Walk(RankClass? ranks, IReadOnlyList<Node>? totals, IReadOnlyList<int>? answers)
        {
            BindingPass walk = new(text, hyperparameters, calls, isStacked, names, stateShapes, sharedStates, fusedMultiplyAdd, ranks, totals, answers, cancellation) { DeclaresHyperparameters = constructorParameters is null };
            walk.Bind(rule);
            return walk;
        }
    }
}
