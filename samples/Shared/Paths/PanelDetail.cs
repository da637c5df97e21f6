using OptGen;
using Samples.Output;
using Samples.Words;

namespace Samples.Paths;

/// <summary>The small print under an optimizer's name.</summary>
public static class PanelDetail
{
    /// <summary>Learning rate and result, as "lr 0.3,  f = 0.102".</summary>
    public static string Of(Optimizer optimizer, Descent descent)
    {
        string result = descent.HasDiverged ? SharedWords.Diverged.ToString() : $"f = {Number.Short(descent.Function.Value(descent.End))}";
        return $"{Rates(optimizer)},  {result}".Replace('-', '−');
    }

    /// <summary>Learning rates of the same optimizer in several jobs, as "lr 1 / 0.3"; and whether its weights are averaged before they are looked at.</summary>
    public static string Rates(params ReadOnlySpan<Optimizer> optimizers)
    {
        var rates = new List<string>();
        foreach (var optimizer in optimizers)
        {
            rates.Add(RateOf(optimizer));
        }

        string averaged = optimizers[0].Info.HasEvaluationWeights ? SharedWords.Averaged.ToString() : "";
        return $"lr {string.Join(" / ", rates)}{averaged}".Replace('-', '−');
    }

    /// <summary>Whether the optimizer has a learning rate at all.</summary>
    public static bool HasRate(Optimizer optimizer) => optimizer.Info.Hyperparameters.Contains(nameof(Optimizer.LearningRate));

    /// <summary>The learning rate, or a dash.</summary>
    public static string RateOf(Optimizer optimizer) => HasRate(optimizer) ? Number.Short(optimizer.LearningRate) : "–";
}
