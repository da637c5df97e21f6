using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Binding;

/// <summary>Finds out what a schedule means: a rule of single numbers over <c>t</c> and hyperparameters, whose last statement is its value.</summary>
internal static class ScheduleBinder
{
    /// <summary>Binds a schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="diagnostics">What is wrong with the schedule.</param>
    /// <returns>The meaning, whose result is the value; null where something is wrong.</returns>
    public static BoundRule? Bind(RuleToBind schedule, out IReadOnlyList<RuleDiagnostic> diagnostics)
    {
        RuleSyntax rule = schedule.Syntax;
        List<RuleDiagnostic> found = [.. Strangers(schedule.Text, rule), .. States(schedule)];
        if (rule.Statements.LastOrDefault(statement => statement is not DeclarationSyntax) is not ResultSyntax)
        {
            RuleSpan place = rule.Statements.Count == 0 ? rule.Span : rule.Statements[rule.Statements.Count - 1].Span;
            found.Add(RuleDiagnostic.Create(BindingDiagnostics.ScheduleWithoutValue.Id, place));
        }

        diagnostics = found;
        return found.Count > 0 ? null : RuleBinder.Bind(schedule, out diagnostics);
    }

    /// <summary>What belongs to the parameters that an optimizer trains.</summary>
    private static IEnumerable<RuleDiagnostic> Strangers(string text, RuleSyntax rule)
    {
        foreach (SyntaxNode node in RuleTree.Descendants(rule))
        {
            RuleSpan? span = node switch
            {
                GivenSyntax given => given.Span,
                NameSyntax name when IsOfParameters(name.Name) => name.Span,
                CallSyntax call when BindingWalk.IsOfParameters(call) => call.Scope is { } scope ? RuleSpan.Cover(scope.Span, call.Function.Span) : call.Function.Span,
                NormSyntax or InnerProductSyntax or WithSyntax or MemberSyntax or EvaluationSyntax => node.Span,
                BinarySyntax { Operator: BinaryOperator.MatrixProduct } product => product.OperatorSpan,
                UnarySyntax { Operator: UnaryOperator.Transpose } => node.Span,
                _ => null,
            };
            if (span is { } place)
            {
                yield return RuleDiagnostic.Create(BindingDiagnostics.NotInSchedule.Id, place, text.Substring(place.Start, place.Length));
            }
        }
    }

    /// <summary>Names that are read before they are assigned, or given an initial value: an optimizer would keep them.</summary>
    private static IEnumerable<RuleDiagnostic> States(RuleToBind schedule)
    {
        RuleSyntax rule = schedule.Syntax;
        foreach (string state in NameAnalysis.Of(rule, schedule.Hyperparameters).States)
        {
            NameSyntax? first = RuleTree.Descendants(rule).OfType<NameSyntax>().FirstOrDefault(name => name.Name.Key == state || name.Name.BaseKey == state);
            yield return RuleDiagnostic.Create(BindingDiagnostics.StateInSchedule.Id, first?.Span ?? rule.Span, first?.Name.Text ?? state);
        }
    }

    private static bool IsOfParameters(RuleName name) =>
        WellKnownNames.Fold(name.IsInitial ? name.BaseKey : name.Key) is WellKnownNames.Weight or WellKnownNames.Gradient or "numel" or "ndim" or "rows" or "cols" or "loss" or "hess" or "index" or "eye";
}
