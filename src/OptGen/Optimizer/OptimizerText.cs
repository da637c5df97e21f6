using System.Text;
using OptGen.Hyperparameters;
using OptGen.Scalars;

namespace OptGen;

/// <summary>What an optimizer is, in a few lines: the rule, its hyperparameters, its parameters and how far it has come.</summary>
internal static class OptimizerText
{
    /// <summary>How many parameters are told one by one.</summary>
    private const int Listed = 12;

    public static string Of(Optimizer optimizer)
    {
        IReadOnlyList<Parameter> parameters = optimizer.Parameters;
        long weights = parameters.Sum(parameter => (long)parameter.Length);
        StringBuilder text = new();
        text.Append(Words.Invariant($"{optimizer.GetType().Name}: t = {optimizer.StepCount}, {Words.Count(parameters.Count, "parameter")} of {Words.Count(weights, "weight")}"));
        text.Append(optimizer.IsWaitingForGradient ? ", waiting for a gradient" : "").Append(optimizer.IsEvaluating ? ", evaluating" : "");
        Words.AppendRule(text, optimizer.Info.Rule);
        string[] values = HyperparameterText.Of(optimizer);
        if (values.Length > 0)
        {
            text.Append("\n  ").AppendJoin(", ", optimizer.Info.Hyperparameters.Select((property, i) => $"{property} = {values[i]}"));
        }

        foreach (Parameter parameter in parameters.Take(Listed))
        {
            text.Append("\n  ").Append(parameter);
        }

        return text.Append(parameters.Count > Listed ? $"\n  … and {parameters.Count - Listed} more" : "").ToString();
    }
}
