using DeepLearningFromScratch.Digits;
using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>Several nets of one training, whose probabilities are averaged, against each of them.</summary>
public sealed class EnsembleExperiment : Experiment
{
    private const int Cycles = 5, Batch = 50, Examples = 1000;

    public override string Name => "ensemble";

    public override string Section => "8.1.2";

    public override Phrase Title => Chapter8.Ensemble;

    public override void Run(Laboratory lab)
    {
        var (all, test, source) = lab.Digits;
        DigitSet train = all.First(Examples);
        int cycle = lab.Scaled(500), updates = Cycles * cycle;
        var net = new TwoLayerNet { Seed = lab.Seed };
        var sgd = new SGD(lr: 0.3);
        sgd.Add(net);
        sgd.Schedule(o => o.LearningRate, new CosineRestarts(0.3, cycle));
        var ensemble = new SnapshotEnsemble(sgd, cycle);
        lab.Track(Title, updates, tick => Training.Run(net, sgd, train, test, new TrainingPlan(updates, Batch, lab.Seed), result =>
        {
            ensemble.Observe(result);
            tick();
        }));

        double[] single = [.. Enumerable.Range(0, ensemble.Count).Select(i =>
        {
            using var weights = ensemble.Use(i);
            return Training.AccuracyOf(net, test);
        })];
        double[] losses = [.. Enumerable.Range(0, ensemble.Count).Select(i =>
        {
            using var weights = ensemble.Use(i);
            return net.Loss(test.Images, test.Labels);
        })];
        (double Accuracy, double Loss)[] averaged = [.. Enumerable.Range(1, ensemble.Count).Select(count => Together(ensemble, net, test, ensemble.Count - count))];
        double[] together = [.. averaged.Select(a => a.Accuracy)];

        lab.Table(Title, [Chapter8.Snapshot, Chapter8.Alone, Chapter8.Together, Chapter8.LossAlone, Chapter8.LossTogether],
            single.Select((s, i) => new[] { $"{i + 1}", Number.Fixed(s, 4), Number.Fixed(together[i], 4), Number.Fixed(losses[i], 4), Number.Fixed(averaged[i].Loss, 4) }), Chapter8.EnsembleNote);
        lab.Picture(Name, () => new CurvePicture
        {
            Id = Name,
            Title = Title,
            Subtitle = Chapter8.EnsembleSubtitle.With(source),
            X = new CurveAxis(Chapter8.Snapshot, 1, Math.Max(2, ensemble.Count)),
            Y = new CurveAxis(Terms.TestAccuracy, Math.Floor(100 * single.Min()) / 100, Math.Ceiling(100 * Math.Max(together.Max(), single.Max())) / 100),
            CurveNames = [Chapter8.Alone, Chapter8.Together],
            HeightToWidth = 0.42,
            Panels = [new CurvePanel("", "", [[.. single.Select((s, i) => new Point(i + 1, s))], [.. together.Select((s, i) => new Point(i + 1, s))]])],
        }.Draw());
        lab.Claim(Chapter8.EnsembleLoss, Chapter8.AllTogether, averaged[^1].Loss, Chapter8.MeanAlone, losses.Average());
        lab.Claim(Chapter8.EnsembleBetter, Chapter8.MeanAlone, single.Average(), Chapter8.AllTogether, together[^1]);
    }

    /// <summary>Accuracy and loss of the snapshots from one on, their probabilities averaged.</summary>
    private static (double Accuracy, double Loss) Together(SnapshotEnsemble ensemble, TwoLayerNet net, DigitSet test, int first)
    {
        float[] mean = new float[10 * test.Count];
        for (int i = first; i < ensemble.Count; i++)
        {
            using var weights = ensemble.Use(i);
            ReadOnlySpan<float> p = net.Predict(test.Images);
            for (int j = 0; j < mean.Length; j++)
            {
                mean[j] += p[j];
            }
        }

        int right = Enumerable.Range(0, test.Count).Count(n => Enumerable.Range(0, 10).MaxBy(c => mean[(10 * n) + c]) == test.Labels[n]);
        double loss = -Enumerable.Range(0, test.Count).Average(n => Math.Log(mean[(10 * n) + test.Labels[n]] / (ensemble.Count - first)));
        return (right / (double)test.Count, loss);
    }
}
