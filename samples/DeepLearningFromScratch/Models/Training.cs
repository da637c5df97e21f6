using DeepLearningFromScratch.Digits;
using OptGen.Data;

namespace DeepLearningFromScratch.Models;

/// <summary>How a net is trained.</summary>
/// <param name="Updates">How many updates are made.</param>
/// <param name="BatchSize">Examples of an update.</param>
/// <param name="Seed">Of the order of examples.</param>
public sealed record TrainingPlan(int Updates, int BatchSize, int Seed)
{
    /// <summary>Measures accuracies at first and after so many updates each.</summary>
    public int MeasureEvery { get; init; } = int.MaxValue;

    /// <summary>How many training examples are measured, at most.</summary>
    public int MostMeasured { get; init; } = 1000;

    /// <summary>Changes the images before each epoch, of which it is told the number.</summary>
    public Action<float[], float[], int>? Augment { get; init; }
}

/// <summary>How a net was trained.</summary>
/// <param name="Losses">The loss of each update's examples.</param>
/// <param name="TrainAccuracy">Accuracies on training examples, by updates.</param>
/// <param name="TestAccuracy">Accuracies on test examples, by updates.</param>
public sealed record Training(IReadOnlyList<double> Losses, IReadOnlyList<Point> TrainAccuracy, IReadOnlyList<Point> TestAccuracy)
{
    /// <summary>The last accuracy on training examples.</summary>
    public double Trained => TrainAccuracy[^1].Y;

    /// <summary>The last accuracy on test examples.</summary>
    public double Tested => TestAccuracy[^1].Y;

    /// <summary>The mean loss of the last updates.</summary>
    public double LastLoss => Losses.TakeLast(Math.Max(1, Losses.Count / 20)).Average();

    /// <summary>The losses, each the mean of some around it, as the book draws them.</summary>
    public IReadOnlyList<Point> SmoothLosses()
    {
        int width = Math.Max(1, Losses.Count / 60), step = Math.Max(1, Losses.Count / 200);
        return [.. Enumerable.Range(0, (Losses.Count + step - 1) / step).Select(i => new Point(i * step,
            Losses.Skip(Math.Max(0, (i * step) - width)).Take((2 * width) + 1).Average()))];
    }

    /// <summary>Trains a net whose parameters the optimizer has; the same seeds give the same bits.</summary>
    /// <param name="net">The net.</param>
    /// <param name="optimizer">Changes the parameters.</param>
    /// <param name="train">Examples to train with.</param>
    /// <param name="test">Examples to test with.</param>
    /// <param name="plan">How it is trained.</param>
    /// <param name="tick">Is told of each update.</param>
    public static Training Run(IDigitNet net, Optimizer optimizer, DigitSet train, DigitSet test, TrainingPlan plan, Action<StepResult>? tick = null)
    {
        var batches = new Batches(train.Count, Math.Min(plan.BatchSize, train.Count), plan.Seed) { KeepsLast = false };
        DigitSet measured = train.First(plan.MostMeasured);
        List<double> losses = [];
        List<Point> trained = [], tested = [];
        float[] images = plan.Augment is null ? train.Images : new float[train.Images.Length];
        for (int epoch = 0; losses.Count < plan.Updates; epoch++)
        {
            plan.Augment?.Invoke(train.Images, images, epoch);
            foreach (ReadOnlySpan<int> batch in batches.Epoch(epoch))
            {
                if (losses.Count % plan.MeasureEvery == 0)
                {
                    Measure();
                }

                losses.Add(net.Gradients(batch, images, train.Labels));
                StepResult result = optimizer.Step();
                tick?.Invoke(result);
                if (losses.Count == plan.Updates)
                {
                    break;
                }
            }
        }

        Measure();
        return new Training(losses, trained, tested);

        void Measure()
        {
            trained.Add(new Point(losses.Count, AccuracyOf(net, measured)));
            tested.Add(new Point(losses.Count, AccuracyOf(net, test)));
        }
    }

    /// <summary>Which share of the examples the net gets right.</summary>
    public static double AccuracyOf(IDigitNet net, DigitSet digits)
    {
        net.Loss(digits.Images, digits.Labels);
        return net.Accuracy;
    }
}
