using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Hints;

/// <summary>Finds hyperparameters that a rule does not read, and assigned names of which nothing comes.</summary>
internal static class UnusedNames
{
    /// <summary>Unused names of the rule, and unused hyperparameters that it declares itself.</summary>
    public static IEnumerable<RuleDiagnostic> Find(HintedRule rule)
    {
        HashSet<string> read = Read(rule.Declaration, rule.Nodes);
        int removed = 0;
        foreach (DeclarationSyntax declaration in rule.Nodes.OfType<DeclarationSyntax>().Where(declaration => !read.Contains(declaration.Name.Name.Key)))
        {
            RuleSpan removal = StatementRemoval.Of(declaration.Span, rule.Declaration.Rule, removed);
            removed = removal.Start <= removed ? removal.End : removed;
            yield return RuleDiagnostic.Create(HintDiagnostics.UnusedHyperparameter.Id, declaration.Name.Span, declaration.Name.Name.Text) with { Removal = removal };
        }

        HashSet<Node> useful = UsefulValues.Of(rule.Bound);
        HashSet<string> uselessStates = new(rule.Bound.States.Where(state => !useful.Contains(state.Stored)).Select(state => BaseKey(state.Key)), StringComparer.Ordinal);

        // What is given an initial value is a state because somebody wants to look at it.
        HashSet<string> seen = new(Targets(rule).Where(target => target.IsInitial).Select(target => WellKnownNames.Fold(target.Name.Name.BaseKey)), StringComparer.Ordinal);
        string result = rule.Declaration.Kind == DeclarationKind.Schedule ? "the last statement" : "the update of 'w'";
        foreach (TargetSyntax target in Targets(rule))
        {
            string key = WellKnownNames.Fold(target.IsInitial ? target.Name.Name.BaseKey : target.Name.Name.Key);
            bool isOfUse = WellKnownNames.IsReserved(key) || (read.Contains(key) && !uselessStates.Contains(key));
            if (!isOfUse && seen.Add(key))
            {
                yield return RuleDiagnostic.Create(HintDiagnostics.UnusedName.Id, target.Span, rule.TextOf(target.Name.Span), result);
            }
        }

        HashSet<string> taken = new(GivensOf(rule.Declaration.Calls, rule.Bound.Rules), StringComparer.Ordinal);
        foreach (GivenSyntax given in rule.Nodes.OfType<GivenSyntax>().Where(given => !read.Contains(given.Name.Name.Key) && !taken.Contains(given.Name.Name.Key)))
        {
            yield return RuleDiagnostic.Create(HintDiagnostics.UnusedName.Id, given.Name.Span, given.Name.Name.Text, result);
        }
    }

    /// <summary>The keys of what called rules are given, directly or not.</summary>
    private static IEnumerable<string> GivensOf(EquatableArray<CalledRule> calls, ParsedRules rules) => calls.SelectMany(call =>
        RuleTree.Descendants(rules.Parse(call.Rule).Rule).OfType<GivenSyntax>().Select(given => given.Name.Name.Key).Concat(GivensOf(call.Calls, rules)));

    /// <summary>Unused parameters of the class's primary constructor.</summary>
    /// <param name="declaration">The class.</param>
    /// <param name="syntax">The tree of its rule.</param>
    /// <param name="isUsedElsewhere">Whether the class's own code uses a hyperparameter.</param>
    public static IEnumerable<DeclarationProblem> Parameters(OptimizerDeclaration declaration, RuleSyntax syntax, Func<Hyperparameter, bool> isUsedElsewhere)
    {
        HashSet<string> read = Read(declaration, RuleTree.Descendants(syntax));
        for (int i = 0; i < declaration.Hyperparameters.Count; i++)
        {
            Hyperparameter hyperparameter = declaration.Hyperparameters[i];
            if (!read.Contains(hyperparameter.Key) && !isUsedElsewhere(hyperparameter))
            {
                yield return new DeclarationProblem(
                    HintDiagnostics.UnusedHyperparameter.Id, new ProblemPlace(ProblemPlaceKind.Parameter, i), new EquatableArray<string>([hyperparameter.Name]));
            }
        }
    }

    /// <summary>The keys that the rule reads, and those that the rules it calls take from it.</summary>
    private static HashSet<string> Read(OptimizerDeclaration declaration, IEnumerable<SyntaxNode> nodes)
    {
        HashSet<string> read = ReadNamesOfRule.Of(nodes);
        read.UnionWith(declaration.Calls.SelectMany(call => call.Hyperparameters).Select(hyperparameter => hyperparameter.Key));
        return read;
    }

    /// <summary>What the rule assigns; what it puts into a called rule is that rule's.</summary>
    private static IEnumerable<TargetSyntax> Targets(HintedRule rule)
    {
        HashSet<RuleSpan> replaced = new(rule.Nodes.OfType<WithSyntax>().SelectMany(with => RuleTree.Descendants(with.Replacements)).OfType<TargetSyntax>().Select(target => target.Span));
        return rule.Nodes.OfType<TargetSyntax>().Where(target => !replaced.Contains(target.Span));
    }

    /// <summary>The key of an indexed name without its index.</summary>
    private static string BaseKey(string key)
    {
        int bracket = key.IndexOf('[');
        return bracket < 0 ? key : key.Substring(0, bracket);
    }
}
