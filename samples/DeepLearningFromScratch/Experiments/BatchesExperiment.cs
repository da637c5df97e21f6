using System.Diagnostics;
using DeepLearningFromScratch.Digits;
using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;
using OptGen.Data;

namespace DeepLearningFromScratch.Experiments;

/// <summary>Gradient descent with one example, some, and all of them in each update.</summary>
public sealed class BatchesExperiment : Experiment
{
    private const int Examples = 2000, MiniBatch = 100;
    private const double Rate = 0.1, SingleRate = 0.01;

    public override string Name => "batches";

    public override string Section => "4.5";

    public override Phrase Title => Chapter4.Batches;

    public override void Run(Laboratory lab)
    {
        DigitSet train = lab.Digits.Train.First(Examples);
        int epochs = lab.Scaled(20);
        (Phrase Name, int Size, double Rate)[] ways = [(Chapter4.OneByOne, 1, SingleRate), (Chapter4.Mini, MiniBatch, Rate), (Chapter4.Full, train.Count, Rate)];
        var runs = lab.Track(Title, ways.Length * epochs, tick => ways.Select(w => Train(train, w.Size, w.Rate, epochs, lab.Seed, tick)).ToArray());

        lab.Table(Title, [Terms.Method, Terms.LearningRate, Terms.Updates, Terms.Loss, Chapter4.Time],
            ways.Zip(runs, (w, r) => new[] { (string)w.Name, Number.Short(w.Rate), $"{epochs * ((train.Count + w.Size - 1) / w.Size)}", Number.Short(r.Losses[^1].Y), Number.Fixed(r.Seconds, 2) }));
        lab.Picture(Name, () =>
        {
            CurvePanel[] panels = [new("", "", [.. runs.Select(r => r.Losses)])];
            return new CurvePicture
            {
                Id = Name,
                Title = Title,
                Subtitle = Chapter4.BatchesSubtitle.With(epochs),
                X = new CurveAxis(Chapter4.Seen, 0, epochs),
                Y = CurveAxis.OfLosses(Terms.Loss, panels),
                CurveNames = [.. ways.Select(w => (string)w.Name)],
                HeightToWidth = 0.42,
                Panels = panels,
            }.Draw();
        });
        lab.Claim(Chapter4.MiniBeatsFull, Chapter4.Mini, runs[1].Losses[^1].Y, Chapter4.Full, runs[2].Losses[^1].Y);
        lab.Claim(Chapter4.MiniFaster, Chapter4.Mini, runs[1].Seconds, Chapter4.OneByOne, runs[0].Seconds);
    }

    private static (IReadOnlyList<Point> Losses, double Seconds) Train(DigitSet train, int size, double rate, int epochs, int seed, Action tick)
    {
        var net = new TwoLayerNet { Seed = seed };
        var sgd = new SGD(lr: rate);
        sgd.Add(net);
        var batches = new Batches(train.Count, size, seed);
        List<Point> losses = [new(0, net.Loss(train.Images, train.Labels))];
        TimeSpan time = default;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            long start = Stopwatch.GetTimestamp();
            foreach (ReadOnlySpan<int> batch in batches.Epoch(epoch))
            {
                net.Gradients(batch, train.Images, train.Labels);
                sgd.Step();
            }

            time += Stopwatch.GetElapsedTime(start);
            losses.Add(new Point(epoch + 1, net.Loss(train.Images, train.Labels)));
            tick();
        }

        return (losses, time.TotalSeconds);
    }
}
