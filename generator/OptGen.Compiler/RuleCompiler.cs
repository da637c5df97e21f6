using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;

namespace OptGen.Compiler;

/// <summary>Parses, binds and plans a rule: one verdict for generator and analyzer.</summary>
internal static class RuleCompiler
{
    /// <param name="declaration">The declaration of its class.</param>
    /// <param name="rules">The trees of the compile.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    public static CompiledRule Compile(OptimizerDeclaration declaration, ParsedRules rules, CancellationToken cancellation = default)
    {
        ParseResult parsed = declaration.Parse(rules);
        List<RuleDiagnostic> declarationMistakes = [];
        RuleToBind rule = new()
        {
            Text = declaration.Rule,
            Syntax = parsed.Rule,
            Hyperparameters = DeclaredHyperparameters.Of(parsed.Rule, declaration.HasPrimaryConstructor ? declaration.Hyperparameters : null, declaration.Calls, declarationMistakes),
            DeclaresHyperparameters = !declaration.HasPrimaryConstructor,
            Mistakes = declarationMistakes,
            Calls = declaration.Calls,
            IsStacked = declaration.IsStacked,
            FusedMultiplyAdd = declaration.FusedMultiplyAdd,
            Rules = rules,
            Cancellation = cancellation,
        };
        List<RuleDiagnostic> propertyDiagnostics = [];
        IReadOnlyList<Hyperparameter> hyperparameters = declaration.HasPrimaryConstructor ? rule.Hyperparameters : PropertyProblems.Check(declaration, rule, propertyDiagnostics);
        bool hasAttributeProblem = declaration.Problems.Any(problem => problem.Place.Kind == ProblemPlaceKind.Attribute);
        if (hasAttributeProblem || declaration.Problems.Any(problem => problem.Place.Kind == ProblemPlaceKind.Rule) || parsed.Diagnostics.Count > 0)
        {
            // What attributes that do not go together were made into is not what the user wrote.
            return new CompiledRule(null, hyperparameters, hasAttributeProblem ? [] : parsed.Diagnostics);
        }

        try
        {
            return Compile(declaration, rule, hyperparameters, propertyDiagnostics);
        }
        catch (BeyondLimitException exception)
        {
            RuleDiagnostic diagnostic = exception.Diagnostic.Span.Length > 0 ? exception.Diagnostic : exception.Diagnostic with { Span = parsed.Rule.Span };
            return new CompiledRule(null, hyperparameters, [diagnostic, .. propertyDiagnostics]);
        }
        catch (InsufficientExecutionStackException)
        {
            return new CompiledRule(null, hyperparameters, [RuleDiagnostic.Create(SyntaxDiagnostics.TooDeep.Id, parsed.Rule.Span, RuleLimits.Text(RuleTree.Depth(parsed.Rule) - 1)), .. propertyDiagnostics]);
        }
    }

    private static CompiledRule Compile(OptimizerDeclaration declaration, RuleToBind rule, IReadOnlyList<Hyperparameter> hyperparameters, List<RuleDiagnostic> propertyDiagnostics)
    {
        IReadOnlyList<RuleDiagnostic> diagnostics;
        BoundRule? bound = declaration.Kind == DeclarationKind.Schedule
            ? ScheduleBinder.Bind(rule, out diagnostics)
            : RuleBinder.Bind(rule, out diagnostics);
        List<DeclarationProblem> stateProblems = [];
        IReadOnlyDictionary<string, Storage> storages = bound is null ? new Dictionary<string, Storage>() : StorageBinder.Bind(bound, declaration.States, stateProblems);
        bool isSound = bound is { IsOpen: false } && declaration.Problems.Count == 0 && propertyDiagnostics.Count == 0 && stateProblems.Count == 0;
        return new CompiledRule(isSound ? Planner.Plan(bound!, storages) : null, hyperparameters, [.. diagnostics, .. propertyDiagnostics])
        {
            StateProblems = stateProblems,
            IsOpen = bound is { IsOpen: true },
        };
    }
}
