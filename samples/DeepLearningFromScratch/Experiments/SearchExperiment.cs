using DeepLearningFromScratch.Digits;
using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;
using OptGen.Data;

namespace DeepLearningFromScratch.Experiments;

/// <summary>A random search for learning rate and weight decay (6.5.3).</summary>
public sealed class SearchExperiment : Experiment
{
    private const int Examples = 500, Batch = 100, Shown = 8;

    public override string Name => "search";

    public override string Section => "6.5";

    public override Phrase Title => Chapter6.Search;

    public override void Run(Laboratory lab)
    {
        DigitSet some = lab.Digits.Train.First(Examples);
        TrainTestSplit split = TrainTestSplit.Stratified(some.Labels, testShare: 0.2, lab.Seed);
        DigitSet train = Pick(some, split.Train), validation = Pick(some, split.Test);
        int trials = lab.Scaled(60), updates = lab.Scaled(200);
        var random = new Random(lab.Seed);

        // Even chances for each power of ten, as the book draws them.
        (double Decay, double Rate)[] tried = [.. Enumerable.Range(0, trials).Select(_ => (LogUniform(-8, -4), LogUniform(-6, -2)))];
        var results = lab.Track(Title, trials, tick => tried.Select(t =>
        {
            var net = new DecayedNet(t.Decay) { Seed = lab.Seed };
            var sgd = new SGD(lr: t.Rate);
            sgd.Add(net);
            Training training = Training.Run(net, sgd, train, validation, new TrainingPlan(updates, Batch, lab.Seed));
            tick();
            return (t.Decay, t.Rate, Accuracy: training.Tested);
        }).OrderByDescending(r => r.Accuracy).ToArray());

        lab.Table(Chapter6.BestOf.With(Math.Min(Shown, trials), trials), [Terms.LearningRate, Terms.WeightDecay, Chapter6.ValidationAccuracy],
            results.Take(Shown).Select(r => new[] { Number.Short(r.Rate), Number.Short(r.Decay), Number.Fixed(r.Accuracy, 2) }));
        lab.Picture(Name, () => new CurvePicture
        {
            Id = Name,
            Title = Title,
            Subtitle = Chapter6.SearchSubtitle.With(trials),
            X = new CurveAxis(Terms.LearningRate, 1e-6, 1e-2, IsLogarithmic: true),
            Y = new CurveAxis(Terms.WeightDecay, 1e-8, 1e-4, IsLogarithmic: true),
            CurveNames = [Chapter6.BestFifth, Chapter6.Others],
            IsScattered = true,
            HeightToWidth = 0.45,
            Panels = [new CurvePanel("", "", [Points(results.Take((trials + 4) / 5)), Points(results.Skip((trials + 4) / 5))])],
        }.Draw());

        double[] high = [.. results.Where(r => r.Rate >= 1e-3).Select(r => r.Accuracy)], low = [.. results.Where(r => r.Rate < 1e-3).Select(r => r.Accuracy)];
        lab.Claim(Chapter6.RateMatters, Chapter6.LowRates, low.DefaultIfEmpty(0).Average(), Chapter6.HighRates, high.DefaultIfEmpty(0).Average());

        double LogUniform(double from, double to) => Math.Pow(10, from + ((to - from) * random.NextDouble()));
    }

    private static Point[] Points(IEnumerable<(double Decay, double Rate, double Accuracy)> results) => [.. results.Select(r => new Point(r.Rate, r.Decay))];

    private static DigitSet Pick(DigitSet digits, int[] rows) => new([.. rows.SelectMany(r => digits.Image(r).ToArray())], [.. rows.Select(r => digits.Labels[r])]);
}
