using OptGen.Compiler.Binding;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Hints;

/// <summary>Finds initial values that stand behind where their state is read: at the first step it is 0 there.</summary>
internal static class LateInitialValues
{
    public static IEnumerable<RuleDiagnostic> Find(HintedRule rule)
    {
        IReadOnlyList<StatementSyntax> statements = rule.Syntax.Statements;
        for (int i = 1; i < statements.Count; i++)
        {
            if (statements[i] is AssignmentSyntax { Target: { IsInitial: true, Index: null } target } initial
                && FirstRead(statements, i, WellKnownNames.Fold(target.Name.Name.BaseKey)) is { } first)
            {
                // What is computed between the two must not be needed for the value.
                bool canMove = !statements.Skip(first).Take(i - first).Any(statement => Assigns(statement, ReadNamesOfRule.Of(RuleTree.Descendants(initial.Value))));
                yield return RuleDiagnostic.Create(HintDiagnostics.LateInitialValue.Id, initial.Span, rule.TextOf(target.Span), NameOf(rule.TextOf(target.Span))) with
                {
                    Removal = canMove ? StatementRemoval.Of(initial.Span, rule.Declaration.Rule, 0) : null,
                    Goal = canMove ? statements[first].Span : null,
                };
            }
        }
    }

    /// <summary>The statement that reads a state before another one, if it has not been assigned before.</summary>
    private static int? FirstRead(IReadOnlyList<StatementSyntax> statements, int before, string key)
    {
        HashSet<string> keys = [key];
        for (int i = 0; i < before; i++)
        {
            if (ReadsForAnother(statements[i], key))
            {
                return i;
            }

            if (statements[i] is AssignmentSyntax { Operator: AssignmentOperator.Assign } assignment && Assigns(assignment, keys))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Whether a statement reads a state for something else than its own next value, which the initial value replaces.</summary>
    private static bool ReadsForAnother(StatementSyntax statement, string key)
    {
        HashSet<RuleSpan> own = new(RuleTree.Descendants(statement).OfType<AssignmentSyntax>()
            .Where(assignment => Key(assignment.Target) == key)
            .SelectMany(assignment => RuleTree.Descendants(assignment.Value)).Select(node => node.Span));
        return statement is not (EvaluationSyntax or DeclarationSyntax)
            && ReadNamesOfRule.Of(RuleTree.Descendants(statement).Where(node => node is not NameSyntax || !own.Contains(node.Span))).Contains(key);
    }

    private static bool Assigns(StatementSyntax statement, HashSet<string> keys) =>
        RuleTree.Descendants(statement).OfType<TargetSyntax>().Any(target => keys.Contains(Key(target)));

    /// <summary>The state of an initial value as it is written: without the subscript.</summary>
    private static string NameOf(string target) => target.Split('₀', '[')[0].TrimEnd();

    private static string Key(TargetSyntax target) => WellKnownNames.Fold(target.IsInitial ? target.Name.Name.BaseKey : target.Name.Name.Key);
}
