using DeepLearningFromScratch.Digits;
using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;
using OptGen.Data;

namespace DeepLearningFromScratch.Experiments;

/// <summary>A large net learns 300 images by heart; what helps against it (figures 6-20 to 6-23).</summary>
public sealed class OverfittingExperiment : Experiment
{
    private const int Examples = 300, Batch = 100, MostTested = 1000;

    public override string Name => "overfitting";

    public override string Section => "6.4";

    public override Phrase Title => Chapter6.Overfitting;

    public override void Run(Laboratory lab)
    {
        var (all, allTest, source) = lab.Digits;
        DigitSet train = all.First(Examples), test = allTest.First(MostTested);
        int epochs = lab.Scaled(200), updates = epochs * (train.Count / Batch);
        var shifts = new ImageAugmentation(28, 28, 1, lab.Seed) { Padding = 2, MinScale = 0.9, MaxScale = 1.1 };
        int[] rows = [.. Enumerable.Range(0, train.Count)];
        (Phrase Name, Phrase Detail, IDigitNet Net, Action<float[], float[], int>? Augment)[] ways =
        [
            (Chapter6.Plain, Chapter6.PlainDetail, new DecayedNet(0) { Seed = lab.Seed }, null),
            (Terms.WeightDecay, Phrase.Same("λ = 0.1"), new DecayedNet(0.1) { Seed = lab.Seed }, null),
            (Terms.Dropout, Phrase.Same("p = 0.2"), new DropoutNet(0.2) { Seed = lab.Seed }, null),
            (Terms.DropConnect, Phrase.Same("p = 0.2"), new DropConnectNet(0.8) { Seed = lab.Seed }, null),
            (Chapter6.Augmentation, Chapter6.AugmentationDetail, new DecayedNet(0) { Seed = lab.Seed }, (from, to, epoch) => shifts.Apply<float>(from, rows, to, epoch)),
        ];
        Compared[] compared = lab.Track(Title, ways.Length * updates, tick => ways.Select(w =>
        {
            var sgd = new SGD(lr: 0.01);
            sgd.Add((Model<float>)w.Net);
            var plan = new TrainingPlan(updates, Batch, lab.Seed) { MeasureEvery = Math.Max(1, updates / 30), Augment = w.Augment };
            return new Compared(w.Name, w.Detail, Training.Run(w.Net, sgd, train, test, plan, _ => tick()));
        }).ToArray());

        lab.Table(Title, [Terms.Method, Terms.TrainingAccuracy, Terms.TestAccuracy, Chapter6.Gap],
            compared.Select(c => new[] { c.Name.ToString(), Number.Fixed(c.Training.Trained, 3), Number.Fixed(c.Training.Tested, 3), Number.Fixed(Gap(c), 3) }));
        lab.Picture(Name, () => Comparison.DrawAccuracies(Name, Title, Chapter6.OverfittingSubtitle.With(train.Count, source), compared, columns: 3));
        lab.Claim(Chapter6.ByHeart, Terms.TestAccuracy, compared[0].Training.Tested, Terms.TrainingAccuracy, compared[0].Training.Trained);
        foreach (Compared helped in compared.Skip(1).Take(2))
        {
            lab.Claim(Chapter6.Narrows.With(helped.Name), helped.Name, Gap(helped), Chapter6.Plain, Gap(compared[0]));
        }

        lab.Claim(Chapter6.AugmentationHelps, Chapter6.Plain, compared[0].Training.Tested, Chapter6.Augmentation, compared[^1].Training.Tested);
    }

    private static double Gap(Compared compared) => compared.Training.Trained - compared.Training.Tested;
}
