using System.Text;
using OptGen.Compiler.Binding;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Values;

namespace OptGen.Generator.Tests.Lowering;

/// <summary>A plan as a text: what each pass over memory reads, reduces and writes.</summary>
internal static class PlanText
{
    public static string Of(StepPlan plan)
    {
        ValueNames names = new(plan.Rule);
        StringBuilder text = new();
        int number = 0;
        foreach (KernelPlan kernel in plan.Phases.Select(phase => phase.Kernel))
        {
            text.Append($"  pass {++number}{(kernel.IsByRows ? ", row by row" : "")}\n");
            Line(text, "reads", kernel.Loads.Select(load => NameOf(plan.Rule, load.Memory, load.State)));
            Line(text, "reduces", kernel.Reductions.Select(reduction => Describe(reduction, names)));
            Line(text, "writes", kernel.Stores.Select(store => NameOf(plan.Rule, store.Memory, store.State)));
        }

        return text.Append($"  in all reads {plan.ElementsRead} and writes {plan.ElementsWritten} numbers for each weight\n").ToString();
    }

    private static void Line(StringBuilder text, string what, IEnumerable<string> things)
    {
        string list = string.Join(", ", things);
        text.Append(list.Length == 0 ? "" : $"    {what,-8}{list}\n");
    }

    private static string NameOf(BoundRule rule, Memory memory, string state) => memory switch
    {
        Memory.Weights => "w",
        Memory.Gradient => "g",
        Memory.Given => rule.Givens.First(given => given.Key == state).Name,
        _ => rule.States.Single(symbol => symbol.Key == state).Name,
    };

    /// <summary>The reduction as the rule would write it, by the names that the rule gives to values.</summary>
    private static string Describe(Node reduction, ValueNames names)
    {
        string scope = reduction.Reduction.Axis switch
        {
            ReductionAxis.All => "all.",
            ReductionAxis.Row => "row.",
            ReductionAxis.Column => "col.",
            _ => "",
        };
        Expressions expressions = new(isLane: false, names.Given);
        IEnumerable<string> inputs = reduction.Inputs.Select(expressions.Use);
        return $"{scope}{reduction.Reduction.Kind.ToString().ToLowerInvariant()}({string.Join(", ", inputs)})"
            .Replace("Math.", "", StringComparison.Ordinal)
            .Replace("TLane.", "", StringComparison.Ordinal)
            .Replace("RuleMath.", "", StringComparison.Ordinal);
    }
}
