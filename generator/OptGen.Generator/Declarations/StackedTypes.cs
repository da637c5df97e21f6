using Microsoft.CodeAnalysis;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;

namespace OptGen.Generator.Declarations;

/// <summary>
/// Reads types that are stacked, outermost first: behind a rule over <c>base(x)</c> stands the stack that it is stacked upon, behind one that also calls
/// <c>base2(x)</c> two of them.
/// </summary>
/// <param name="rules">The trees of the compile.</param>
internal sealed class StackedTypes(ParsedRules rules)
{
    /// <summary>The stacks that the first of some types is stacked upon, as far as there are types for them.</summary>
    public IReadOnlyList<IReadOnlyList<INamedTypeSymbol>> Below(IReadOnlyList<INamedTypeSymbol> stack)
    {
        List<IReadOnlyList<INamedTypeSymbol>> below = [];
        int start = 1;
        for (int i = 0; i < Bases(stack[0]) && start < stack.Count; i++)
        {
            int length = Length(stack, start);
            below.Add([.. stack.Skip(start).Take(length)]);
            start += length;
        }

        return below;
    }

    /// <summary>How many types of the list belong to the stack that begins at one of them.</summary>
    public int Length(IReadOnlyList<INamedTypeSymbol> types, int start)
    {
        int end = start;
        for (int missing = 1; missing > 0 && end < types.Count; end++)
        {
            missing += Bases(types[end]) - 1;
        }

        return end - start;
    }

    /// <summary>What stands over what, for the reader.</summary>
    public string Describe(IReadOnlyList<INamedTypeSymbol> stack)
    {
        string[] below = [.. Below(stack).Select(Describe)];
        return below.Length switch
        {
            0 => stack[0].Name,
            1 => $"{stack[0].Name} over {below[0]}",
            _ => $"{stack[0].Name} over {string.Join(" and ", below.Select(inner => inner.Contains(' ') ? $"({inner})" : inner))}",
        };
    }

    /// <summary>How many rules a class's rule is stacked upon.</summary>
    private int Bases(INamedTypeSymbol type)
    {
        if (OptimizerAttributes.Of(type) is not { Count: > 0 } attributes || OptimizerAttributes.Rule(attributes[0]) is not { } rule)
        {
            return 0;
        }

        HashSet<string> called = new(RuleTree.Descendants(rules.Parse(rule).Rule).OfType<CallSyntax>().Where(call => call.Scope is null).Select(call => call.Function.Name.Text), StringComparer.Ordinal);
        return called.Contains(CalledRule.SecondBase) ? 2 : called.Contains(CalledRule.Base) ? 1 : 0;
    }
}
