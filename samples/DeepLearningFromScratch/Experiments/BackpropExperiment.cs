using System.Diagnostics;
using DeepLearningFromScratch.Digits;
using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Pictures;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>A net of two layers, trained by backpropagation; and what a numerical gradient would cost.</summary>
public sealed class BackpropExperiment : Experiment
{
    private const int Batch = 100, Tried = 50;
    private const double Distance = 1e-4;

    public override string Name => "backprop";

    public override string Section => "5.7";

    public override Phrase Title => Chapter5.Backprop;

    public override void Run(Laboratory lab)
    {
        var (train, test, source) = lab.Digits;
        var net = new TwoLayerNet { Seed = lab.Seed };
        var sgd = new SGD(lr: 0.1);
        sgd.Add(net);
        int updates = lab.Scaled(3000);
        Training training = lab.Track(Title, updates, tick =>
            Training.Run(net, sgd, train, test, new TrainingPlan(updates, Batch, lab.Seed) { MeasureEvery = Math.Max(1, updates / 20) }, _ => tick()));

        int weights = net.Parameters.Sum(p => p.Weights.Length);
        (double derived, double numerical) = Times(net, train.First(Batch), weights);
        lab.Table(Chapter5.ForOneGradient.With(weights), [Terms.Method, Chapter5.Evaluations, Chapter5.Milliseconds],
            [[Chapter5.Backprop, "1", Number.Short(derived)], [Chapter5.Estimated.With(Tried), $"{2 * weights}", Number.Short(numerical)]]);
        lab.Picture("two-layers", () => GraphFigure.InLanguage(new DrawnNet { Seed = 3 }.DrawGraph([1, 2], [1])));
        lab.Picture(Name, () => new CurvePicture
        {
            Id = Name,
            Title = Title,
            Subtitle = Chapter5.BackpropSubtitle.With(source),
            X = new CurveAxis(Terms.Updates, 0, updates),
            Y = new CurveAxis(Terms.Accuracy, 0, 1),
            CurveNames = [Terms.TrainingAccuracy, Terms.TestAccuracy],
            HeightToWidth = 0.42,
            Panels = [new CurvePanel("", "", [training.TrainAccuracy, training.TestAccuracy])],
        }.Draw());
        lab.Claim(Chapter5.Learns, Chapter5.Ninety, 0.9, Terms.TestAccuracy, training.Tested);
        lab.Claim(Chapter5.Faster, Chapter5.Seconds, derived, Chapter5.SecondsNumerical, numerical);
    }

    /// <summary>Milliseconds of a gradient by backpropagation, and by differences of all weights.</summary>
    private static (double Derived, double Numerical) Times(TwoLayerNet net, DigitSet batch, int weights)
    {
        double derived = Enumerable.Range(0, 5).Min(_ => MillisecondsOf(() => net.Gradients(batch.Images, batch.Labels)));
        var parameter = net.Parameters[0];
        double some = MillisecondsOf(() =>
        {
            for (int i = 0; i < Tried; i++)
            {
                float kept = parameter.Weights[i];
                parameter.Weights[i] = kept + (float)Distance;
                double above = net.Loss(batch.Images, batch.Labels);
                parameter.Weights[i] = kept - (float)Distance;
                double below = net.Loss(batch.Images, batch.Labels);
                parameter.Weights[i] = kept;
                _ = (above - below) / (2 * Distance);
            }
        });
        return (derived, some / Tried * weights);
    }

    private static double MillisecondsOf(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
