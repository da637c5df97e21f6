using Microsoft.CodeAnalysis;
using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Declarations;

/// <summary>Finds the optimizers that a rule calls by name, and those that they call or are stacked upon.</summary>
/// <param name="scope">What names mean where the rule stands.</param>
/// <param name="rules">The trees of the compile.</param>
/// <param name="cancellation">Ends the search.</param>
internal sealed class CalledRuleReader(TypesInScope scope, ParsedRules rules, CancellationToken cancellation)
{
    private readonly StackedTypes _types = new(rules);
    private int _count;

    /// <summary>Whether the rules call each other too deeply, or are too many, to be inlined; not all were read then.</summary>
    public bool IsBeyondLimit { get; private set; }

    /// <summary>The rules called by a rule of the type that is declared.</summary>
    public EquatableArray<CalledRule> Read(string rule, INamedTypeSymbol declaring) => new(Called(rule, [declaring], scope.Optimizer));

    /// <summary>The rules that a class's attributes name, one for each attribute.</summary>
    public IReadOnlyList<CalledRule> ReadStacks(IReadOnlyList<AttributeData> attributes, INamedTypeSymbol declaring)
    {
        List<CalledRule> stacks = [];
        foreach (IReadOnlyList<INamedTypeSymbol> stack in attributes.Select(OptimizerAttributes.Stack).Where(stack => stack.Count > 0))
        {
            stacks.Add(Describe(stack[0].Name, stack, [declaring]));
        }

        return stacks;
    }

    private List<CalledRule> Called(string rule, IReadOnlyList<INamedTypeSymbol> callers, Func<string, INamedTypeSymbol?> optimizerOf)
    {
        cancellation.ThrowIfCancellationRequested();
        IEnumerable<string> names = RuleTree.Descendants(rules.Parse(rule).Rule)
            .OfType<CallSyntax>()
            .Where(call => call is { Scope: null, Arguments: not null })
            .Select(call => call.Function.Name.Text)
            .Distinct(StringComparer.Ordinal);
        List<CalledRule> calls = [];
        foreach (string name in names)
        {
            if (optimizerOf(name) is { } type)
            {
                calls.Add(Describe(name, [type], callers));
            }
        }

        return calls;
    }

    /// <summary>The rule of the outermost class of a stack, whose <c>base</c> and <c>base2</c> are the rest of it.</summary>
    private CalledRule Describe(string name, IReadOnlyList<INamedTypeSymbol> stack, IReadOnlyList<INamedTypeSymbol> callers)
    {
        INamedTypeSymbol type = stack[0];
        string display = type.Name;
        if (callers.Contains(type, SymbolEqualityComparer.Default))
        {
            return new CalledRule(name, display, "", default, default, IsCycle: true);
        }

        // Rules that are called in two ways are read twice, and so the limit is on what is read.
        _count++;
        if (_count > RuleLimits.CalledRules || callers.Count > RuleLimits.CallDepth)
        {
            IsBeyondLimit = true;
            return new CalledRule(name, display, "", default, default, IsCycle: false);
        }

        IReadOnlyList<INamedTypeSymbol> inner = [.. callers, type];
        IReadOnlyList<AttributeData> attributes = OptimizerAttributes.Of(type);
        if (attributes.Any(OptimizerAttributes.IsStack))
        {
            attributes = [.. attributes.Where(attribute => OptimizerAttributes.Stack(attribute).Count > 0)];
        }

        if (attributes.Count == 0 || OptimizerAttributes.Rule(attributes[0]) is not { } rule)
        {
            RoutedRule routed = RoutedRule.Of(attributes, [.. attributes.Select(attribute => Describe(OptimizerAttributes.Stack(attribute)[0].Name, OptimizerAttributes.Stack(attribute), inner))], _types);
            return new CalledRule(name, display, routed.Rule, Needed(type, routed.Rule, routed.Calls), new(routed.Calls), IsCycle: false) { IsStack = true };
        }

        List<CalledRule> calls = Called(rule, inner, called => Near(type, called).FirstOrDefault(near => OptimizerAttributes.Of(near).Count > 0) ?? scope.Optimizer(called));
        IReadOnlyList<IReadOnlyList<INamedTypeSymbol>> below = _types.Below(stack);
        for (int i = 0; i < below.Count; i++)
        {
            calls.Add(Describe(i == 0 ? CalledRule.Base : CalledRule.SecondBase, below[i], callers));
        }

        return new CalledRule(name, display, rule, Needed(type, rule, calls), new(calls), IsCycle: false);
    }

    /// <summary>What a rule needs: its class's own hyperparameters, and those of the rule that it is stacked upon.</summary>
    private EquatableArray<Hyperparameter> Needed(INamedTypeSymbol type, string rule, List<CalledRule> calls)
    {
        IReadOnlyList<Hyperparameter>? own = DeclarationReader.HyperparametersOf(type, cancellation);
        IReadOnlyList<Hyperparameter> needed = DeclaredHyperparameters.Of(rules.Parse(rule).Rule, own, calls, []);
        IEnumerable<Hyperparameter> ofBase = calls.Where(call => CalledRule.IsBase(call.Name)).SelectMany(call => call.Hyperparameters);
        return new([.. needed, .. ofBase.Where(hyperparameter => needed.All(known => known.Key != hyperparameter.Key))]);
    }

    /// <summary>A rule's calls mean what they mean where it was declared: first the types around it, then those of its namespaces.</summary>
    public static IEnumerable<INamedTypeSymbol> Near(INamedTypeSymbol type, string name)
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
