using Microsoft.CodeAnalysis;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Declarations;

/// <summary>
/// The rule of a class whose attributes name others: <c>[Optimizer&lt;Muon&gt;(When = "ndim == 2"), Optimizer&lt;AdamW&gt;]</c> is
/// <c>if (ndim == 2) { w += Muon(g) } else { w += AdamW(g) }</c>.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="Calls">What it calls.</param>
/// <param name="Routes">What each attribute contributed to it.</param>
internal sealed record RoutedRule(string Rule, List<CalledRule> Calls, IReadOnlyList<Route> Routes)
{
    private const string IfHead = "if (";

    /// <summary>
    /// Makes the rule; what is named twice is called under two names. Hyperparameters that the attributes declare come behind it, then for the reader
    /// what stands over what.
    /// </summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="stacks">The rules that they name.</param>
    /// <param name="types">Tells what stands over what.</param>
    public static RoutedRule Of(IReadOnlyList<AttributeData> attributes, IReadOnlyList<CalledRule> stacks, StackedTypes types)
    {
        List<CalledRule> calls = [];
        List<Route> routes = [];
        string rule = "";
        for (int i = 0; i < stacks.Count; i++)
        {
            CalledRule stack = stacks[i];
            if (calls.Any(call => call.Name == stack.Name))
            {
                stack = stack with { Name = $"{stack.Name}_{i + 1}" };
            }

            calls.Add(stack);
            rule += i == 0 ? "" : " else ";
            int start = rule.Length;
            string call = $"w += {stack.Name}(g)";
            RuleSpan? span = null;
            if (OptimizerAttributes.When(attributes[i]) is { } condition)
            {
                span = new RuleSpan(start + IfHead.Length, condition.Length);
                rule += $"{IfHead}{condition}) {{ {call} }}";
            }
            else
            {
                rule += stacks.Count == 1 ? call : $"{{ {call} }}";
            }

            routes.Add(new Route(RuleSpan.FromBounds(start, rule.Length), span, Declarations: null));
        }

        for (int i = 0; i < routes.Count; i++)
        {
            string declarations = OptimizerAttributes.Declarations(attributes[i]);
            if (declarations.Length > 0)
            {
                routes[i] = routes[i] with { Declarations = new RuleSpan(rule.Length + 1, declarations.Length) };
                rule += "\n" + declarations;
            }
        }

        IEnumerable<string> stacked = attributes.Select(OptimizerAttributes.Stack).Where(stack => stack.Count > 1).Select(stack => "// " + types.Describe(stack));
        return new RoutedRule(string.Join("\n", [rule, .. stacked]), calls, routes);
    }
}
