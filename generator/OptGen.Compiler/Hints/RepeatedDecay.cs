using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Hints;

/// <summary>
/// Finds weight decay that acts twice in a step, as when a rule decays the weights and calls another that does so too. Decay is known by its
/// hyperparameter's name, and counts where it is not off by default.
/// </summary>
internal static class RepeatedDecay
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase) { "lambda", "wd", "weightdecay", "weight_decay", "decay" };

    public static IEnumerable<RuleDiagnostic> Find(HintedRule rule)
    {
        HashSet<string> decays = new(
            rule.Bound.Hyperparameters.Where(hyperparameter => Names.Contains(hyperparameter.Key) && hyperparameter.Default != Text.Literals.Double(0)).Select(hyperparameter => hyperparameter.Key),
            StringComparer.Ordinal);
        List<RuleSpan> places = new DecaySearch(decays, rule.Bound.Rules).Places(rule.Syntax.Statements, rule.Declaration.Calls);
        return places.Count < 2 ? [] : [RuleDiagnostic.Create(HintDiagnostics.DecayTwice.Id, places[1], rule.TextOf(places[0]))];
    }
}
