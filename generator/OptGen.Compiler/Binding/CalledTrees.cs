using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Binding;

/// <summary>The tree of a called rule, with the caller's statements in it.</summary>
/// <param name="Parsed">The rule as it was declared.</param>
/// <param name="Replacement">What the caller replaces; null where nothing.</param>
/// <param name="Names">The names of the rule with the replacement.</param>
internal sealed record CalledTree(ParseResult Parsed, Replacement? Replacement, NameAnalysis Names)
{
    public RuleSyntax Syntax => Replacement?.Rule ?? Parsed.Rule;
}

/// <summary>The trees of called rules: made once, however often walks over the calling rule come to a call.</summary>
/// <param name="rules">The trees of the compile.</param>
internal sealed class CalledTrees(ParsedRules rules)
{
    /// <summary>What stands for a call without <c>with</c>.</summary>
    private static readonly object Plain = new();

    private readonly Dictionary<CalledRule, Dictionary<object, CalledTree>> _known = new(ByIdentity<CalledRule>.Instance);

    /// <param name="rule">The rule.</param>
    /// <param name="with">The replacements of the call; null where it has none.</param>
    public CalledTree Of(CalledRule rule, WithSyntax? with)
    {
        if (!_known.TryGetValue(rule, out Dictionary<object, CalledTree>? trees))
        {
            trees = new(ByIdentity<object>.Instance);
            _known.Add(rule, trees);
        }

        if (!trees.TryGetValue((object?)with ?? Plain, out CalledTree? tree))
        {
            ParseResult parsed = rules.Parse(rule.Rule);
            Replacement? replacement = with is null ? null : Replacement.Of(parsed.Rule, with);
            tree = new CalledTree(parsed, replacement, NameAnalysis.Of(replacement?.Rule ?? parsed.Rule, rule.Hyperparameters));
            trees.Add((object?)with ?? Plain, tree);
        }

        return tree;
    }
}
