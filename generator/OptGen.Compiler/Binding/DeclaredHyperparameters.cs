using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Binding;

/// <summary>The hyperparameters of a rule: those of the class's primary constructor, or those that the rule declares by <c>:=</c>.</summary>
internal static class DeclaredHyperparameters
{
    public static IReadOnlyList<Hyperparameter> Of(
        RuleSyntax rule,
        IReadOnlyList<Hyperparameter>? constructorParameters,
        IReadOnlyList<CalledRule> calls,
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
            else
            {
                declared.Add(Declare(declaration, diagnostics));
                if (declared.Count > RuleLimits.Hyperparameters)
                {
                    break;
                }
            }
        }

        if (constructorParameters is not null)
        {
            return constructorParameters;
        }

        Lift(rule, calls, declared, diagnostics);
        if (declared.Count > RuleLimits.Hyperparameters)
        {
            diagnostics.Add(RuleDiagnostic.Create(
                BindingDiagnostics.NumberOutOfBounds.Id, rule.Span, "The number of hyperparameters", "0", RuleLimits.Text(RuleLimits.Hyperparameters), RuleLimits.Text(declared.Count)));
        }

        // C# wants parameters without a default first.
        return [.. declared.OrderBy(hyperparameter => hyperparameter.Default is null ? 0 : 1)];
    }

    private static Hyperparameter Declare(DeclarationSyntax declaration, List<RuleDiagnostic> diagnostics)
    {
        RuleName name = declaration.Name.Name;
        List<string> values = [];
        if (declaration.Values.Count > RuleLimits.ArrayElements)
        {
            diagnostics.Add(RuleDiagnostic.Create(
                BindingDiagnostics.NumberOutOfBounds.Id, declaration.Span, "The length of an array", "1", RuleLimits.Text(RuleLimits.ArrayElements), RuleLimits.Text(declaration.Values.Count)));
        }

        foreach (ExpressionSyntax expression in declaration.Values)
        {
            double? value = ConstantEvaluator.Number(expression);
            if (value is null)
            {
                diagnostics.Add(RuleDiagnostic.Create(BindingDiagnostics.ConstantNeeded.Id, expression.Span, $"The default of '{name.Text}'"));
            }

            // The name is declared all the same, so that its uses are no further mistakes.
            values.Add(Text.Literals.Double(value ?? 0));
        }

        return declaration.IsArray
            ? new Hyperparameter(PropertyNames.Identifier(name), name.Key, HyperparameterType.DoubleArray, PropertyNames.Of(name), $"new double[] {{ {string.Join(", ", values)} }}", null)
            : new Hyperparameter(PropertyNames.Identifier(name), name.Key, HyperparameterType.Double, PropertyNames.Of(name), values[0], null);
    }

    /// <summary>Adds what the called rules need and the rule neither declares, is given nor sets itself.</summary>
    private static void Lift(RuleSyntax rule, IReadOnlyList<CalledRule> calls, List<Hyperparameter> declared, List<RuleDiagnostic> diagnostics)
    {
        HashSet<string> own = new(declared.Select(hyperparameter => hyperparameter.Key), StringComparer.Ordinal);
        own.UnionWith(RuleTree.Descendants(rule).OfType<GivenSyntax>().Select(given => given.Name.Name.Key));
        NameAnalysis names = NameAnalysis.Of(rule, declared);
        foreach (Hyperparameter needed in calls.SelectMany(Needed))
        {
            if (own.Contains(needed.Key) || (names.Assigned.ContainsKey(needed.Key) && !names.IsReadUnassigned(needed.Key)))
            {
                continue;
            }

            if (declared.FirstOrDefault(other => other.Key == needed.Key) is not { } known)
            {
                declared.Add(needed);
            }
            else if (known.Default != needed.Default)
            {
                diagnostics.Add(RuleDiagnostic.Create(BindingDiagnostics.ConflictingDefaults.Id, rule.Span, needed.Name, known.Default ?? "not set", needed.Default ?? "not set"));
            }
        }
    }

    /// <summary>The hyperparameters of a call, and again those of what it is stacked upon, which may have other defaults.</summary>
    private static IEnumerable<Hyperparameter> Needed(CalledRule call) =>
        call.Hyperparameters.Concat(call.Calls.Where(inner => CalledRule.IsBase(inner.Name)).SelectMany(Needed));

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
