using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>The deep convolutional net of chapter 8, for fewer epochs than the book's.</summary>
public sealed class DeepExperiment : Experiment
{
    private const int Batch = 50, MostTested = 500;

    public override string Name => "deep";

    public override string Section => "8.1";

    public override Phrase Title => Chapter8.Deep;

    public override void Run(Laboratory lab)
    {
        var (train, allTest, source) = lab.Digits;
        var test = allTest.First(MostTested);
        int updates = lab.Scaled(240);
        var net = new DeepConvNet { Seed = lab.Seed };
        var adam = new Adam(lr: 0.001);
        adam.Add(net);
        var plan = new TrainingPlan(updates, Batch, lab.Seed) { MeasureEvery = Math.Max(1, updates / 5), MostMeasured = 300 };
        Training training = lab.Track(Title, updates, tick => Training.Run(net, adam, train, test, plan, _ => tick()));

        int weights = net.Parameters.Sum(p => p.Weights.Length);
        lab.Table(Title, [Terms.Net, Chapter8.Weights, Terms.LastLoss, Terms.TestAccuracy],
            [[Chapter8.DeepNet, $"{weights}", Number.Short(training.LastLoss), Number.Fixed(training.Tested, 3)]], Chapter8.DeepNote);
        lab.Picture(Name, () => Comparison.DrawAccuracies(Name, Title, Chapter8.DeepSubtitle.With(source), [new(Chapter8.DeepNet, Phrase.Same("Adam, lr 0.001"), training)], columns: 2));
        lab.Claim(Chapter8.DeepLearns, Chapter5.Ninety, 0.9, Terms.TestAccuracy, training.Tested);
    }
}
