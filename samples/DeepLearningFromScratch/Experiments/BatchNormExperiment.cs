using DeepLearningFromScratch.Digits;
using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>Learning with and without batch normalisation, at 16 scales of the first weights (figure 6-19).</summary>
public sealed class BatchNormExperiment : Experiment
{
    private const int Scales = 16, Examples = 1000, Batch = 100;

    public override string Name => "batchnorm";

    public override string Section => "6.3";

    public override Phrase Title => Chapter6.BatchNorm;

    public override void Run(Laboratory lab)
    {
        DigitSet train = lab.Digits.Train.First(Examples), test = lab.Digits.Test.First(Examples);
        int epochs = lab.Scaled(20), updates = epochs * (train.Count / Batch);
        double[] scales = [.. Enumerable.Range(0, Scales).Select(i => Math.Pow(10, -4.0 * i / (Scales - 1)))];
        var runs = lab.Track(Title, 2 * Scales * updates, tick => scales.Select(σ => (
            With: Train(new NormalizedNet(σ) { Seed = lab.Seed }, tick), Without: Train(new ScaledNet(σ) { Seed = lab.Seed }, tick))).ToArray());

        lab.Table(Title, [Chapter6.FirstWeights, Chapter6.With, Chapter6.Without],
            scales.Zip(runs, (σ, r) => new[] { $"σ = {Number.Short(σ)}", Number.Fixed(r.With.Trained, 3), Number.Fixed(r.Without.Trained, 3) }), Chapter6.BatchNormNote);
        lab.Picture(Name, () => new CurvePicture
        {
            Id = Name,
            Title = Title,
            Subtitle = Chapter6.BatchNormSubtitle.With(train.Count),
            X = new CurveAxis(Terms.Epochs, 0, epochs),
            Y = new CurveAxis(Terms.Accuracy, 0, 1),
            CurveNames = [Chapter6.With, Chapter6.Without],
            Panels = [.. scales.Zip(runs, (σ, r) => new CurvePanel($"σ = {Number.Short(σ)}", "", [ByEpoch(r.With), ByEpoch(r.Without)]))],
        }.Draw());

        int faster = runs.Count(r => Mean(r.With) > Mean(r.Without));
        lab.Claim(Chapter6.NormFaster, Chapter6.ScalesSlower, Scales - faster, Chapter6.ScalesFaster, faster);

        Training Train(IDigitNet net, Action tick)
        {
            var sgd = new SGD(lr: 0.01);
            sgd.Add((Model<float>)net);
            return Training.Run(net, sgd, train, test, new TrainingPlan(updates, Batch, lab.Seed) { MeasureEvery = updates / epochs }, _ => tick());
        }
    }

    private static Point[] ByEpoch(Training training) => [.. training.TrainAccuracy.Select((p, epoch) => new Point(epoch, p.Y))];

    /// <summary>Over all epochs, so that speed counts.</summary>
    private static double Mean(Training training) => training.TrainAccuracy.Average(p => p.Y);
}
