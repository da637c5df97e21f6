using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Hints;

/// <summary>A rule that can be compiled, as the analyses see it.</summary>
/// <param name="Declaration">Its class.</param>
/// <param name="Syntax">Its tree.</param>
/// <param name="Bound">Its meaning.</param>
internal sealed record HintedRule(OptimizerDeclaration Declaration, RuleSyntax Syntax, BoundRule Bound)
{
    public IReadOnlyList<SyntaxNode> Nodes { get; } = [.. RuleTree.Descendants(Syntax)];

    public string TextOf(RuleSpan span) => Declaration.Rule.Substring(span.Start, span.Length);

    /// <summary>What an expression came to; null where it was not bound.</summary>
    public Node? ValueOf(ExpressionSyntax expression) => Bound.Values.TryGetValue(expression.Span, out Node? node) ? node : null;
}

/// <summary>What is probably not meant in a rule that can be compiled.</summary>
internal static class RuleHints
{
    /// <summary>Each looks for one kind; none depends on another.</summary>
    private static readonly Func<HintedRule, IEnumerable<RuleDiagnostic>>[] Analyses =
    [
        IndeterminateDivisions.Find,
        RootsOfDifferences.Find,
        LateConstants.Find,
        LateInitialValues.Find,
        UnusedNames.Find,
        UnreadGradient.Find,
        RepeatedDecay.Find,
        SeparateScalars.Find,
        LookAlikeNames.Find,
        AvoidablePasses.Find,
    ];

    /// <summary>Those that do not ask what a step does to weights.</summary>
    private static readonly Func<HintedRule, IEnumerable<RuleDiagnostic>>[] AnalysesOfSchedules = [UnusedNames.Find, LookAlikeNames.Find];

    /// <summary>Hints about the text of a rule; none for a rule that other classes' attributes were made into.</summary>
    public static IReadOnlyList<RuleDiagnostic> Of(OptimizerDeclaration declaration, BoundRule bound)
    {
        if (declaration.IsStacked)
        {
            return [];
        }

        HintedRule rule = new(declaration, bound.Syntax, bound);
        Func<HintedRule, IEnumerable<RuleDiagnostic>>[] analyses = declaration.Kind == DeclarationKind.Schedule ? AnalysesOfSchedules : Analyses;
        List<RuleDiagnostic> hints = [];
        foreach (Func<HintedRule, IEnumerable<RuleDiagnostic>> analysis in analyses)
        {
            bound.Graph.Cancellation.ThrowIfCancellationRequested();
            hints.AddRange(analysis(rule));
        }

        return [.. hints.OrderBy(diagnostic => diagnostic.Span.Start)];
    }
}
