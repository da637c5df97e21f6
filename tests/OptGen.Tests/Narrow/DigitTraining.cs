namespace OptGen.Tests.Narrow;

/// <summary>Trains <see cref="DigitNetwork"/> until its loss moves no more.</summary>
internal static class DigitTraining
{
    private const int Epochs = 40;
    private const int BatchSize = 32;
    private const double LearningRate = 2e-3;

    private static readonly DigitImages TrainingSet = new(4000, seed: 1);
    private static readonly DigitImages TestSet = new(2000, seed: 2);

    /// <summary>The loss of the training set and the share of the test set that is told rightly, after training.</summary>
    /// <param name="optimizer">A new optimizer.</param>
    /// <param name="seed">What first weights, order and rounding follow from.</param>
    public static (double Loss, double Accuracy) Run(Optimizer optimizer, int seed)
    {
        Random random = new(seed);
        DigitNetwork network = new(random);
        network.AddTo(optimizer);
        optimizer.Seed = seed;
        optimizer.Options = new StepOptions { ZeroGradients = true, Threads = 1 };
        int[] order = [.. Enumerable.Range(0, TrainingSet.Count)];
        int steps = Epochs * (TrainingSet.Count / BatchSize);
        int step = 0;
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            for (int start = 0; start + BatchSize <= order.Length; start += BatchSize)
            {
                foreach (int image in order.AsSpan(start, BatchSize))
                {
                    network.AddGradient(TrainingSet[image], TrainingSet.Labels[image], 1f / BatchSize);
                }

                optimizer.LearningRate = LearningRate * (1 - (step++ / (double)steps));
                optimizer.Step();
            }
        }

        return (Evaluate(network, TrainingSet).Loss, Evaluate(network, TestSet).Accuracy);
    }

    private static (double Loss, double Accuracy) Evaluate(DigitNetwork network, DigitImages images)
    {
        double loss = 0;
        int right = 0;
        for (int i = 0; i < images.Count; i++)
        {
            (double each, bool isRight) = network.Evaluate(images[i], images.Labels[i]);
            loss += each;
            right += isRight ? 1 : 0;
        }

        return (loss / images.Count, (double)right / images.Count);
    }
}
