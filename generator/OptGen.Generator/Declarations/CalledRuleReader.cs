using Microsoft.CodeAnalysis;
using OptGen.Generator.Binding;
using OptGen.Generator.Language;

namespace OptGen.Generator.Declarations;

/// <summary>Finds the optimizers that a rule calls by name, and those that they call.</summary>
/// <param name="lookUp">The types that a name means where the rule stands.</param>
/// <param name="cancellation">Ends the search.</param>
internal sealed class CalledRuleReader(Func<string, IEnumerable<INamedTypeSymbol>> lookUp, CancellationToken cancellation)
{
    /// <summary>The rules called by a rule of the type that is declared.</summary>
    public EquatableArray<CalledRule> Read(string rule, INamedTypeSymbol declaring) => Read(rule, [declaring], lookUp);

    private EquatableArray<CalledRule> Read(string rule, IReadOnlyList<INamedTypeSymbol> callers, Func<string, IEnumerable<INamedTypeSymbol>> types)
    {
        cancellation.ThrowIfCancellationRequested();
        IEnumerable<string> names = RuleTree.Descendants(RuleParser.Parse(rule).Rule)
            .OfType<CallSyntax>()
            .Where(call => call is { Scope: null, Arguments: not null })
            .Select(call => call.Function.Name.Text)
            .Distinct(StringComparer.Ordinal);
        List<CalledRule> calls = [];
        foreach (string name in names)
        {
            if (types(name).FirstOrDefault(type => DeclarationReader.RuleOf(type) is not null) is { } type)
            {
                calls.Add(Describe(name, type, callers));
            }
        }

        return new EquatableArray<CalledRule>(calls);
    }

    private CalledRule Describe(string name, INamedTypeSymbol type, IReadOnlyList<INamedTypeSymbol> callers)
    {
        string rule = DeclarationReader.RuleOf(type)!;
        bool isCycle = callers.Contains(type, SymbolEqualityComparer.Default);
        EquatableArray<CalledRule> calls = isCycle ? default : Read(rule, [.. callers, type], called => Near(type, called).Concat(lookUp(called)));
        IReadOnlyList<Hyperparameter>? parameters = DeclarationReader.HyperparametersOf(type, cancellation);
        return new CalledRule(name, rule, new([.. DeclaredHyperparameters.Of(RuleParser.Parse(rule).Rule, parameters, calls, [])]), calls, isCycle);
    }

    /// <summary>A rule's calls mean what they mean where it was declared: first the types around it, then those of its namespaces.</summary>
    private static IEnumerable<INamedTypeSymbol> Near(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? enclosing = type.ContainingType; enclosing is not null; enclosing = enclosing.ContainingType)
        {
            foreach (INamedTypeSymbol nested in enclosing.GetTypeMembers(name, 0))
            {
                yield return nested;
            }
        }

        for (INamespaceSymbol? space = type.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            foreach (INamedTypeSymbol member in space.GetTypeMembers(name, 0))
            {
                yield return member;
            }
        }
    }
}
