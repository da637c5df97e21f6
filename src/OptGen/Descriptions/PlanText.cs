using System.Text;

namespace OptGen.Descriptions;

/// <summary>What the compiler made of a rule, in a few lines: states, passes, bytes and what a step needs.</summary>
internal static class PlanText
{
    public static string Of(OptimizerInfo info)
    {
        StringBuilder text = new("rule:");
        Words.AppendRule(text, info.Rule);
        foreach (string called in info.CalledRules)
        {
            text.Append("\ncalls ");
            text.AppendJoin("\n  ", called.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        text.Append("\nhyperparameters: ").Append(List(info.Hyperparameters));
        text.Append("\nstates: ").Append(List([.. info.States.Select(state => Describe(state, info.SizeHyperparameters))]));
        if (info.Variants.Count == 0)
        {
            text.Append("\na step: ").Append(Step(info.Passes, info.BytesReadPerElement, info.BytesWrittenPerElement));
        }

        foreach (RankVariant variant in info.Variants)
        {
            string ranks = string.Join(" or ", variant.Ranks) + (variant.IncludesHigherRanks ? " or more" : "");
            text.Append($"\na step of rank {ranks}: {Step(variant.Passes, sizeof(float) * variant.ElementsRead, sizeof(float) * variant.ElementsWritten)}; states: {List(variant.States)}");
        }

        string[] needs = [.. Needs(info)];
        return text.Append(needs.Length == 0 ? "" : $"\nneeds {string.Join(", ", needs)}").ToString();
    }

    /// <summary>A state's name and how much of it there is.</summary>
    public static string Describe(StateInfo state, IReadOnlyList<string> sizeHyperparameters)
    {
        string extent = state.Shape switch
        {
            StateShape.Scalar => "one number",
            StateShape.Shared => "one number for all parameters",
            StateShape.Row => state.Height is { } height ? $"{height.Describe(sizeHyperparameters)} numbers" : "one for each row",
            StateShape.Column => state.Width is { } width ? $"{width.Describe(sizeHyperparameters)} numbers" : "one for each column",
            StateShape.Block => "one for each block",
            StateShape.Matrix => $"{state.Height?.Describe(sizeHyperparameters)}×{state.Width?.Describe(sizeHyperparameters)}",
            _ => "one for each weight",
        };
        return $"{state.Name} ({extent}{(state.Storage == Storage.Full ? "" : $", kept as {state.Storage}")})";
    }

    private static string Step(int passes, double read, double written) =>
        passes == 0 ? "leaves the weights alone" : Words.Invariant($"{(passes == 1 ? "one pass" : $"{passes} passes")}; for each float weight, {read:0.##} bytes read and {written:0.##} written");

    private static IEnumerable<string> Needs(OptimizerInfo info)
    {
        if (info.ReadsLoss)
        {
            yield return "the loss";
        }

        if (info.ReadsHessian)
        {
            yield return "an estimate of the Hessian's diagonal";
        }

        if (info.GradientCalls > 0)
        {
            yield return Words.Count(info.GradientCalls, "further gradient");
        }

        if (info.NeedsMatrix)
        {
            yield return "parameters of at least two axes";
        }

        if (info.ReducesOverAll)
        {
            yield return "all parameters at once";
        }
    }

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
