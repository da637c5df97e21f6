using OptGen.Compiler.Planning;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Says in words what a pass does: what it reads, adds up and writes.</summary>
internal static class PassDescriptions
{
    /// <summary>A sentence: <c>Reads g; adds up g² over all parameters.</c></summary>
    public static string Of(StepPlan plan, Phase phase, ValueNames names)
    {
        KernelPlan kernel = phase.Kernel;
        string[] parts =
        [
            Part("reads", kernel.Loads.Select(load => names.Describe(load.Value, "an operand"))),
            .. kernel.Reduced.GroupBy(reduction => (Verb(reduction), Scope(reduction))).Select(alike => Part(alike.Key.Item1, alike.Select(reduction => Operand(reduction, names))) + alike.Key.Item2),
            Part("writes", kernel.Stores.Select(store => Target(plan, store, names))),
        ];
        string sentence = string.Join("; ", parts.Where(part => part.Length > 0));
        return phase.Space == Shape.Element ? $"{char.ToUpperInvariant(sentence[0])}{sentence.Substring(1)}." : $"For matrices of {phase.Space.Describe()}: {sentence}.";
    }

    private static string Part(string verb, IEnumerable<string> items)
    {
        List<string> list = [.. items.Distinct()];
        return list.Count switch
        {
            0 => "",
            1 => $"{verb} {list[0]}",
            _ => $"{verb} {string.Join(", ", list.Take(list.Count - 1))} and {list[list.Count - 1]}",
        };
    }

    private static string Verb(Node reduction) => reduction.Reduction.Kind switch
    {
        ReductionKind.Max => "finds the greatest",
        ReductionKind.Min => "finds the least",
        _ => "adds up",
    };

    private static string Operand(Node reduction, ValueNames names)
    {
        string[] operands = [.. reduction.Inputs.Select(input => Words(input, names))];
        return operands.Length == 2 ? operands[0] == operands[1] ? operands[0] + "²" : $"{operands[0]}*{operands[1]}" : operands[0];
    }

    /// <summary>A value as a rule would have it, where it is short.</summary>
    private static string Words(Node value, ValueNames names) =>
        names.Given(value) ?? (value.Inputs.Count == 2 && names.Given(value.Inputs[0]) is { } first && names.Given(value.Inputs[1]) is { } second
            ? value.Operation switch
            {
                Operation.Multiply => first == second ? first + "²" : $"{first}*{second}",
                Operation.Add => $"({first} + {second})",
                Operation.Subtract => $"({first} - {second})",
                Operation.Divide => $"({first}/{second})",
                _ => names.Describe(value, "what it computes"),
            }
            : names.Describe(value, "what it computes"));

    private static string Scope(Node reduction) => reduction.Reduction.Axis switch
    {
        ReductionAxis.All => " over all parameters",
        ReductionAxis.Row => " of each row",
        ReductionAxis.Column => " of each column",
        ReductionAxis.Block => " of each block",
        _ => "",
    };

    private static string Target(StepPlan plan, Store store, ValueNames names) => store.Memory switch
    {
        Memory.Weights => "w",
        Memory.Evaluation => "the weights to evaluate with",
        Memory.Scratch => "what a quantile is taken of",
        Memory.State when plan.Rule.States.Any(state => state.Key == store.State) => names.OfState(store.State),
        Memory.State or Memory.Kept => "what a later part needs",
        _ => names.Describe(store.Value, "an operand"),
    };
}
