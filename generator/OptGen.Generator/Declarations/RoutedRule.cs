using Microsoft.CodeAnalysis;
using OptGen.Generator.Binding;

namespace OptGen.Generator.Declarations;

/// <summary>
/// The rule of a class whose attributes name others: <c>[Optimizer&lt;Muon&gt;(When = "ndim == 2"), Optimizer&lt;AdamW&gt;]</c> is
/// <c>if (ndim == 2) { w += Muon(g) } else { w += AdamW(g) }</c>.
/// </summary>
internal static class RoutedRule
{
    /// <summary>
    /// The rule, and what it calls; a rule that is named twice is called under two names. Hyperparameters that the attributes declare come behind it, then
    /// for the reader what stands over what.
    /// </summary>
    public static (string Rule, List<CalledRule> Calls) Of(IReadOnlyList<AttributeData> attributes, IReadOnlyList<CalledRule> stacks)
    {
        List<CalledRule> calls = [];
        string rule = "";
        for (int i = 0; i < stacks.Count; i++)
        {
            CalledRule stack = stacks[i];
            if (calls.Any(call => call.Name == stack.Name))
            {
                stack = stack with { Name = $"{stack.Name}_{i + 1}" };
            }

            calls.Add(stack);
            string call = $"w += {stack.Name}(g)";
            string branch = OptimizerAttributes.When(attributes[i]) is { } condition ? $"if ({condition}) {{ {call} }}" : stacks.Count == 1 ? call : $"{{ {call} }}";
            rule += i == 0 ? branch : " else " + branch;
        }

        IEnumerable<string> declarations = attributes.Select(OptimizerAttributes.Declarations).Where(text => text.Length > 0);
        IEnumerable<string> stacked = attributes.Select(OptimizerAttributes.Stack).Where(stack => stack.Count > 1).Select(stack => "// " + string.Join(" over ", stack.Select(type => type.Name)));
        return (string.Join("\n", [rule, .. declarations, .. stacked]), calls);
    }
}
