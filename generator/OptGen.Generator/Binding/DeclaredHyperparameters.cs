using OptGen.Generator.Language;

namespace OptGen.Generator.Binding;

/// <summary>The hyperparameters of a rule: those of the class's primary constructor, or those that the rule declares by <c>:=</c>.</summary>
internal static class DeclaredHyperparameters
{
    public static IReadOnlyList<Hyperparameter> Of(
        RuleSyntax rule,
        IReadOnlyList<Hyperparameter>? constructorParameters,
        List<RuleDiagnostic> diagnostics)
    {
        List<Hyperparameter> declared = [];
        foreach (DeclarationSyntax declaration in Declarations(rule.Statements))
        {
            RuleName name = declaration.Name.Name;
            if (constructorParameters is not null)
            {
                diagnostics.Add(RuleDiagnostic.Create(BindingDiagnostics.DeclarationBesideConstructor.Id, declaration.Span, name.Text));
            }
            else if (WellKnownNames.IsReserved(name.Key))
            {
                diagnostics.Add(RuleDiagnostic.Create(BindingDiagnostics.NotAssignable.Id, declaration.Name.Span, name.Text, "a name that every rule knows"));
            }
            else if (declared.Any(other => other.Key == name.Key))
            {
                diagnostics.Add(RuleDiagnostic.Create(BindingDiagnostics.DeclaredTwice.Id, declaration.Span, name.Text));
            }
            else if (declaration.IsArray)
            {
                diagnostics.Add(RuleDiagnostic.Create(BindingDiagnostics.NotAvailable.Id, declaration.Span, "An array of hyperparameters"));
            }
            else
            {
                double? value = ConstantEvaluator.Number(declaration.Values[0]);
                if (value is null)
                {
                    diagnostics.Add(RuleDiagnostic.Create(BindingDiagnostics.ConstantNeeded.Id, declaration.Values[0].Span, $"The default of '{name.Text}'"));
                }

                // The name is declared all the same, so that its uses are no further mistakes.
                string text = Text.Literals.Double(value ?? 0);
                declared.Add(new Hyperparameter(PropertyNames.Identifier(name), name.Key, HyperparameterType.Double, PropertyNames.Of(name), text, null));
            }
        }

        return constructorParameters ?? declared;
    }

    /// <summary>Where a rule declares a hyperparameter; the rule itself where it does not.</summary>
    public static RuleSpan Place(RuleSyntax rule, Hyperparameter hyperparameter) =>
        Declarations(rule.Statements).FirstOrDefault(declaration => declaration.Name.Name.Key == hyperparameter.Key)?.Span ?? rule.Span;

    private static IEnumerable<DeclarationSyntax> Declarations(IEnumerable<StatementSyntax> statements) =>
        statements.SelectMany(statement => statement switch
        {
            DeclarationSyntax declaration => [declaration],
            BlockSyntax block => Declarations(block.Statements),
            IfSyntax branch => [.. Declarations([branch.WhenTrue]), .. branch.WhenFalse is { } otherwise ? Declarations([otherwise]) : []],
            ForSyntax loop => Declarations([loop.Body]),
            _ => Enumerable.Empty<DeclarationSyntax>(),
        });
}
