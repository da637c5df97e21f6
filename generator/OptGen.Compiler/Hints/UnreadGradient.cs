using OptGen.Compiler.Binding;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Hints;

/// <summary>Finds rules that no gradient reaches.</summary>
internal static class UnreadGradient
{
    /// <summary>What a rule may read without learning anything; every other source of numbers counts as one to learn from.</summary>
    private static readonly HashSet<Operation> Uninformed =
    [
        Operation.Constant, Operation.Hyperparameter, Operation.StepNumber, Operation.Length, Operation.Rank, Operation.Rows, Operation.Columns,
        Operation.TotalLength, Operation.Weight, Operation.State,
    ];

    public static IEnumerable<RuleDiagnostic> Find(HintedRule rule)
    {
        if (UsefulValues.Of(rule.Bound).Any(node => node.Inputs.Count == 0 && !Uninformed.Contains(node.Operation)))
        {
            return [];
        }

        AssignmentSyntax? update = rule.Nodes.OfType<AssignmentSyntax>().LastOrDefault(assignment => WellKnownNames.Fold(assignment.Target.Name.Name.Key) == WellKnownNames.Weight);
        return [RuleDiagnostic.Create(HintDiagnostics.GradientNotRead.Id, update?.Span ?? rule.Syntax.Span)];
    }
}
