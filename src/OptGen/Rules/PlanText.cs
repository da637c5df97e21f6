using System.Globalization;
using System.Text;
using OptGen.CompilerServices;
using OptGen.Scalars;

namespace OptGen.Rules;

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
        if (!info.DependsOnRank)
        {
            text.Append("\na step: ").Append(Step(info.Passes, info.BytesReadPerElement, info.BytesWrittenPerElement));
        }

        foreach (RankPlan plan in info.DependsOnRank ? info.Plans : [])
        {
            string ranks = string.Join(" or ", plan.Ranks) + (plan.IncludesHigherRanks ? " or more" : "");
            text.Append($"\na step of rank {ranks}: {Step(plan.Passes, sizeof(float) * plan.ElementsRead, sizeof(float) * plan.ElementsWritten)}; states: {List(plan.States)}");
        }

        string[] needs = [.. Needs(info)];
        return text.Append(needs.Length == 0 ? "" : $"\nneeds {string.Join(", ", needs)}").ToString();
    }

    /// <summary>A state's name and how much of it there is.</summary>
    public static string Describe(StateInfo state, IReadOnlyList<string> sizeHyperparameters)
    {
        string extent = Extent(state.Shape, state.Height, state.Width, sizeHyperparameters);
        return $"{state.Name} ({extent}{(state.Storage == Storage.Full ? "" : $", kept as {state.Storage}")})";
    }

    /// <summary>How many numbers there are for a parameter.</summary>
    private static string Extent(StateShape shape, MatrixSide? height, MatrixSide? width, IReadOnlyList<string> sizeHyperparameters) => shape switch
    {
        StateShape.Scalar => "one number",
        StateShape.Shared => height is null ? "one number for all parameters" : $"{height.Describe(sizeHyperparameters)} numbers for all parameters",
        StateShape.Row => height is null ? "one for each row" : $"{height.Describe(sizeHyperparameters)} numbers",
        StateShape.Column => width is null ? "one for each column" : $"{width.Describe(sizeHyperparameters)} numbers",
        StateShape.Block => "one for each block",
        StateShape.Matrix => $"{height?.Describe(sizeHyperparameters)}×{width?.Describe(sizeHyperparameters)}",
        _ => "one for each weight",
    };

    private static string Step(int passes, double read, double written) =>
        passes == 0 ? "leaves the weights alone" : Words.Invariant($"{(passes == 1 ? "one pass" : $"{passes} passes")}; for each float weight, {read:0.##} bytes read and {written:0.##} written");

    private static IEnumerable<string> Needs(OptimizerInfo info)
    {
        if (info.ReadsLoss)
        {
            yield return "the loss";
        }

        foreach (GivenInfo given in info.Givens)
        {
            yield return given.Name == GivenInfo.HessianName ? "an estimate of the Hessian's diagonal" : $"'{given.Name}' ({Extent(given.Shape, given.Height, given.Width, info.SizeHyperparameters)}), given for each parameter";
        }

        foreach (string loss in info.FurtherLosses.Where(loss => loss.Length > 0))
        {
            yield return loss;
        }

        if (info.GradientCalls > 0)
        {
            yield return Words.Count(info.GradientCalls, "further gradient");
        }

        int axes = Math.Max(info.NeedsMatrix ? 2 : 0, info.NeedsAxes);
        if (axes > 1)
        {
            yield return $"parameters of at least {(axes == 2 ? "two" : axes.ToString(CultureInfo.InvariantCulture))} axes";
        }

        if (info.ReducesOverAll)
        {
            yield return "all parameters at once";
        }
    }

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
