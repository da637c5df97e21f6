using OptGen.Compiler.Binding;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Hints;

/// <summary>Finds names that are given the same number at each step, but only behind where they are read: a hyperparameter was meant, and a state is what it is.</summary>
internal static class LateConstants
{
    public static IEnumerable<RuleDiagnostic> Find(HintedRule rule)
    {
        for (int i = 0; i < rule.Syntax.Statements.Count; i++)
        {
            if (rule.Syntax.Statements[i] is AssignmentSyntax { Operator: AssignmentOperator.Assign, Target: { IsInitial: false, Index: null } target } assignment
                && IsAssignedOnce(rule, target.Name.Name.Key)
                && rule.Bound.States.Any(state => state.Key == target.Name.Name.Key)
                && rule.ValueOf(assignment.Value) is { } value && IsConstant(value)
                && rule.Syntax.Statements.Take(i).Any(statement => ReadsAsNumber(statement, target.Name.Name.Key)))
            {
                string name = rule.TextOf(target.Span);
                string declaration = $"{name} := {rule.TextOf(assignment.Value.Span)}";
                bool isDeclarable = !rule.Declaration.HasPrimaryConstructor && ConstantEvaluator.Number(assignment.Value) is not null;
                yield return isDeclarable
                    ? RuleDiagnostic.Create(HintDiagnostics.LateConstant.Id, assignment.Span, name, $"write '{declaration}' for a hyperparameter", declaration)
                    : RuleDiagnostic.Create(HintDiagnostics.LateConstant.Id, assignment.Span, name, "assign it before it is read");
            }
        }
    }

    private static bool IsAssignedOnce(HintedRule rule, string key) =>
        rule.Nodes.OfType<TargetSyntax>().Count(target => (target.IsInitial ? target.Name.Name.BaseKey : target.Name.Name.Key) == key) == 1;

    private static bool IsConstant(Node value) =>
        Uses.Of([value], []).Needed.All(node => node.Shape.IsScalar && (node.Inputs.Count > 0 || node.Operation is Operation.Constant or Operation.Hyperparameter));

    /// <summary>Whether the statement reads the name for its number; what only compares it asks whether there has been a step.</summary>
    private static bool ReadsAsNumber(StatementSyntax statement, string key)
    {
        List<SyntaxNode> nodes = [.. RuleTree.Descendants(statement)];
        HashSet<RuleSpan> compared = new(nodes.OfType<ComparisonSyntax>().SelectMany(RuleTree.Descendants).Select(node => node.Span));
        return ReadNamesOfRule.Of(nodes.Where(node => node is not NameSyntax || !compared.Contains(node.Span))).Contains(key);
    }
}
