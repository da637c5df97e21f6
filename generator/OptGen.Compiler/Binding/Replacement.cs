using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Binding;

/// <summary>A called rule with some of its assignments replaced: <c>Adam(g) with { v = … }</c>.</summary>
internal sealed class Replacement
{
    private Replacement()
    {
    }

    /// <summary>The rule with the caller's statements in it.</summary>
    public required RuleSyntax Rule { get; init; }

    /// <summary>The caller's statements, told from the rule's own by identity.</summary>
    public required HashSet<StatementSyntax> Statements { get; init; }

    /// <summary>What is wrong with the replacement; null where nothing is.</summary>
    public (DiagnosticMessage Message, RuleSpan Span, string Name)? Problem { get; private init; }

    public static Replacement Of(RuleSyntax rule, WithSyntax with)
    {
        HashSet<StatementSyntax> statements = new(ByIdentity<StatementSyntax>.Instance);
        List<StatementSyntax> added = [];
        foreach (StatementSyntax statement in with.Replacements.Statements)
        {
            if (statement is not AssignmentSyntax assignment)
            {
                return Wrong(rule, BindingDiagnostics.ReplacementNotAnAssignment, statement.Span, "with");
            }

            statements.Add(assignment);
            List<AssignmentSyntax> replaced = [.. Assignments(rule).Where(candidate => !statements.Contains(candidate) && SameTarget(candidate, assignment))];
            if (replaced.Count > 1)
            {
                return Wrong(rule, BindingDiagnostics.ReplacedTwice, assignment.Target.Span, assignment.Target.Name.Name.Text);
            }

            added.Add(assignment);
            if (replaced.Count == 1)
            {
                rule = rule with { Statements = Replace(rule.Statements, replaced[0], added) };
                added = [];
            }
        }

        return added.Count > 0
            ? Wrong(rule, BindingDiagnostics.NothingReplaced, added[0].Span, ((AssignmentSyntax)added[0]).Target.Name.Name.Text)
            : new Replacement { Rule = rule, Statements = statements };
    }

    private static Replacement Wrong(RuleSyntax rule, DiagnosticMessage message, RuleSpan span, string name) =>
        new() { Rule = rule, Statements = [], Problem = (message, span, name) };

    private static IEnumerable<AssignmentSyntax> Assignments(RuleSyntax rule) =>
        RuleTree.Descendants(rule).OfType<AssignmentSyntax>().Where(assignment => !assignment.Target.IsInitial);

    private static bool SameTarget(AssignmentSyntax a, AssignmentSyntax b) =>
        a.Target.Index is null && b.Target.Index is null && a.Target.IsInitial == b.Target.IsInitial && a.Target.Name.Name.Key == b.Target.Name.Name.Key;

    private static IReadOnlyList<StatementSyntax> Replace(IReadOnlyList<StatementSyntax> statements, StatementSyntax replaced, List<StatementSyntax> replacement) =>
        [.. statements.SelectMany(statement => ReferenceEquals(statement, replaced) ? (IEnumerable<StatementSyntax>)replacement : [Within(statement, replaced, replacement)])];

    private static StatementSyntax Within(StatementSyntax statement, StatementSyntax replaced, List<StatementSyntax> replacement) => statement switch
    {
        BlockSyntax block => Block(block, replaced, replacement),
        IfSyntax branch => branch with
        {
            WhenTrue = Block(branch.WhenTrue, replaced, replacement),
            WhenFalse = branch.WhenFalse is { } otherwise ? Within(otherwise, replaced, replacement) : null,
        },
        ForSyntax loop => loop with { Body = Block(loop.Body, replaced, replacement) },
        _ => statement,
    };

    private static BlockSyntax Block(BlockSyntax block, StatementSyntax replaced, List<StatementSyntax> replacement) =>
        block with { Statements = Replace(block.Statements, replaced, replacement) };
}
