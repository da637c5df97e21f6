using OptGen;

namespace Trajectories.Nets;

/// <summary>How one optimizer trained one net.</summary>
/// <param name="Losses">The loss over all training examples, at first and after each epoch, as long as it was finite.</param>
/// <param name="Scores">The task's score on examples not trained on, at the same times.</param>
/// <param name="HasDiverged">The loss was no longer finite.</param>
public sealed record Training(IReadOnlyList<double> Losses, IReadOnlyList<double> Scores, bool HasDiverged)
{
    private const int MiniBatchSize = 16;

    /// <summary>Trains a new net; the same seed gives the same data, net and order of examples.</summary>
    public static Training Run(NetTask task, Optimizer optimizer, BatchMode mode, int epochs, int seed)
    {
        var random = new Random(seed);
        var (training, test) = task.CreateData(random);
        var net = task.CreateNet(seed, optimizer);
        int batchSize = mode switch { BatchMode.Full => training.Count, BatchMode.Mini => MiniBatchSize, _ => 1 };
        int[] order = [.. Enumerable.Range(0, training.Count)];
        var losses = new List<double>();
        var scores = new List<double>();
        bool isFinite = Measure();
        for (int epoch = 0; epoch < epochs && isFinite; epoch++)
        {
            random.Shuffle(order);
            for (int start = 0; start < order.Length; start += batchSize)
            {
                int[] batch = order[start..Math.Min(start + batchSize, order.Length)];
                optimizer.Step(() => net.Gradients(batch, training.Inputs, training.Targets, add: false));
            }

            isFinite = Measure();
        }

        return new Training(losses, scores, !isFinite);

        bool Measure()
        {
            // Some optimizers evaluate with an average of the weights that they train.
            using var evaluation = optimizer.UseEvaluationWeights();
            double loss = net.Loss(training.Inputs, training.Targets);
            if (!double.IsFinite(loss))
            {
                return false;
            }

            losses.Add(loss);
            net.Loss(test.Inputs, test.Targets);
            scores.Add(net.Score);
            return true;
        }
    }
}
