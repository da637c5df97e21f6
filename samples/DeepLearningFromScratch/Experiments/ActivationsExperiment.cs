using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Pictures;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>What five layers give, layer by layer, by their first weights (figures 6-10 to 6-14).</summary>
public sealed class ActivationsExperiment : Experiment
{
    private const int Examples = 1000, Neurons = 100, Layers = 5;

    public override string Name => "activations";

    public override string Section => "6.2";

    public override Phrase Title => Chapter6.Activations;

    public override void Run(Laboratory lab)
    {
        // Normal numbers as the book's: first values of a model.
        float[] x = [.. new NormalNumbers(Examples * Neurons) { Seed = lab.Seed }["W"].Weights];
        (Phrase Name, double σ)[] firsts =
        [
            (Chapter6.Deviation.With("1"), 1), (Chapter6.Deviation.With("0.01"), 0.01), (Chapter6.Xavier, 1 / Math.Sqrt(Neurons)), (Chapter6.He, Math.Sqrt(2.0 / Neurons)),
        ];
        (string Name, Func<double, float[]> Predict, (double From, double To) Range)[] functions =
        [
            ("sigmoid", σ => [.. new SigmoidLayers(σ: σ) { Seed = lab.Seed }.Predict(x)], (0, 1)),
            ("tanh", σ => [.. new TanhLayers(σ: σ) { Seed = lab.Seed }.Predict(x)], (-1, 1)),
            ("ReLU", σ => [.. new ReluLayers(σ: σ) { Seed = lab.Seed }.Predict(x)], (0, 1)),
        ];
        var results = functions.SelectMany(f => firsts.Select(i => (Function: f, First: i, Layers: ByLayer(f.Predict(i.σ))))).ToArray();

        lab.Table(Chapter6.DeviationByLayer, [Chapter3.Function, Chapter6.FirstWeights, .. Enumerable.Range(1, Layers).Select(l => Chapter6.LayerNumber.With(l))],
            results.Select(r => new[] { r.Function.Name, r.First.Name.ToString() }.Concat(r.Layers.Select(l => Number.Short(DeviationOf(l)))).ToArray()));
        foreach (var function in functions)
        {
            var own = results.Where(r => r.Function == function).ToArray();
            lab.Picture($"{Name}-{function.Name.ToLowerInvariant()}", () => Histograms.Draw(
                Chapter6.ActivationsOf.With(function.Name), function.Name == "ReLU" ? Chapter6.ReluSubtitle : Chapter6.ActivationsSubtitle, Layers,
                [.. own.SelectMany(r => r.Layers.Select((numbers, l) => new HistogramPanel(
                    Chapter6.LayerNumber.With(l + 1), $"{r.First.Name}; {Chapter6.Spread.With(Number.Short(DeviationOf(numbers)))}", function.Name == "ReLU" ? [.. numbers.Where(n => n > 0)] : numbers)))],
                [.. own.Select(_ => function.Range)]));
        }

        float[] Last(int function, int first) => results[(function * firsts.Length) + first].Layers[^1];
        lab.Claim(Chapter6.Saturates, Chapter6.SaturatedShare.With(Chapter6.Xavier), Saturated(Last(0, 2)), Chapter6.SaturatedShare.With("σ = 1"), Saturated(Last(0, 0)));
        lab.Claim(Chapter6.Narrow, Chapter6.SpreadOf.With("σ = 0.01"), DeviationOf(Last(1, 1)), Chapter6.SpreadOf.With(Chapter6.Xavier), DeviationOf(Last(1, 2)));
        lab.Claim(Chapter6.HeKeeps, Chapter6.SpreadOf.With(Chapter6.Xavier), DeviationOf(Last(2, 2)), Chapter6.SpreadOf.With(Chapter6.He), DeviationOf(Last(2, 3)));
    }

    /// <summary>The numbers of each layer, of [N, n, layer].</summary>
    private static float[][] ByLayer(float[] stacked) =>
        [.. Enumerable.Range(0, Layers).Select(layer => Enumerable.Range(0, stacked.Length / Layers).Select(i => stacked[(i * Layers) + layer]).ToArray())];

    private static double DeviationOf(float[] numbers)
    {
        double mean = numbers.Average();
        return Math.Sqrt(numbers.Average(n => (n - mean) * (n - mean)));
    }

    private static double Saturated(float[] numbers) => numbers.Count(n => n is < 0.1f or > 0.9f) / (double)numbers.Length;
}
