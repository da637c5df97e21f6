using System.Diagnostics;
using System.Globalization;
using DeepLearningFromScratch.Digits;
using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Pictures;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>The digits, and the way forward through a net of two layers.</summary>
public sealed class DigitsExperiment : Experiment
{
    private const int Shown = 30, Batch = 100;

    public override string Name => "digits";

    public override string Section => "3.6";

    public override Phrase Title => Chapter3.Digits;

    public override void Run(Laboratory lab)
    {
        var (train, test, source) = lab.Digits;
        int updates = lab.Scaled(1500);
        var net = new TwoLayerNet { Seed = lab.Seed };
        var sgd = new SGD(lr: 0.1);
        sgd.Add(net);
        Training training = lab.Track(Title, updates, tick => Training.Run(net, sgd, train, test, new TrainingPlan(updates, Batch, lab.Seed), _ => tick()));

        float[] images = test.First(Batch).Images;
        float[] probabilities = [.. net.Predict(images)];
        lab.Table(Chapter3.Forward.With(Batch), [Phrase.Same("x, h, a, y"), Chapter3.Shape, Chapter3.Least, Chapter3.Mean, Chapter3.Greatest],
            [Row("x", images), Row("y = softmax(z)", probabilities)], Chapter3.ForwardNote);
        lab.Picture(Name, () => Draw(test, probabilities, source));
        lab.Claim(Chapter3.LearnsBetter, Chapter3.NearestMean, NearestMeanAccuracy(train, test), Chapter3.TwoLayers, training.Tested);

        double batch = MicrosecondsOf(() => net.Predict(images)), single = MicrosecondsOf(() =>
        {
            for (int i = 0; i < Batch; i++)
            {
                net.Predict(test.Image(i));
            }
        });
        lab.Claim(Chapter3.BatchFaster, Chapter3.BatchTime, batch / Batch, Chapter3.SingleTime, single / Batch);
    }

    private static string[] Row(string name, float[] values) =>
        [name, $"{Batch}×{values.Length / Batch}", Number.Short(values.Min()), Number.Short(values.Average()), Number.Short(values.Max())];

    private string Draw(DigitSet test, float[] probabilities, Phrase source)
    {
        var images = Enumerable.Range(0, Shown).Select(i =>
        {
            float[] p = probabilities[(i * 10)..((i + 1) * 10)];
            int says = Array.IndexOf(p, p.Max());
            return new GreyImage(DigitDrawing.Size, test.Image(i).ToArray(), string.Create(CultureInfo.InvariantCulture, $"{test.Labels[i]} → {says}  {100 * p.Max():F0} %"), says != test.Labels[i]);
        }).ToArray();
        return ImageGrid.Draw(Title, Chapter3.DigitsSubtitle.With(source), Chapter3.DigitsDescription.With(Shown, images.Count(i => !i.IsMarked)), 10, images);
    }

    /// <summary>The share of test digits that are nearest to their own class's mean training image.</summary>
    private static double NearestMeanAccuracy(DigitSet train, DigitSet test)
    {
        double[,] means = new double[10, DigitSet.Pixels];
        int[] counts = new int[10];
        for (int n = 0; n < train.Count; n++)
        {
            counts[train.Labels[n]]++;
            for (int p = 0; p < DigitSet.Pixels; p++)
            {
                means[train.Labels[n], p] += train.Images[(n * DigitSet.Pixels) + p];
            }
        }

        int right = Enumerable.Range(0, test.Count).Count(n =>
            Enumerable.Range(0, 10).Where(d => counts[d] > 0).MinBy(d => Enumerable.Range(0, DigitSet.Pixels).Sum(p => Square((means[d, p] / counts[d]) - test.Images[(n * DigitSet.Pixels) + p]))) == test.Labels[n]);
        return (double)right / test.Count;
    }

    private static double Square(double value) => value * value;

    private static double MicrosecondsOf(Action work)
    {
        const int Rounds = 7;
        return Enumerable.Range(0, Rounds).Min(_ =>
        {
            long start = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        });
    }
}
