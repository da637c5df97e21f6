namespace Trajectories.Nets;

/// <summary>Something for a net to learn.</summary>
/// <param name="Name">File name of its picture.</param>
/// <param name="Title">Heading of its table and picture.</param>
/// <param name="IsRegression">The outputs are numbers to come near to, not classes.</param>
/// <param name="ScoreName">What <see cref="Score"/> measures.</param>
/// <param name="Epochs">How often each example is seen.</param>
/// <param name="CreateLoss">What is minimised.</param>
/// <param name="CreateData">Examples to train on, and others to judge the net by.</param>
/// <param name="Score">How good the outputs are for the wanted ones.</param>
public sealed record NetTask(
    string Name,
    string Title,
    bool IsRegression,
    string ScoreName,
    int Epochs,
    Func<ILoss> CreateLoss,
    Func<Random, (DataSet Training, DataSet Test)> CreateData,
    Func<Matrix, Matrix, double> Score)
{
    /// <summary>All tasks, in the order of the tables.</summary>
    public static IReadOnlyList<NetTask> All { get; } =
    [
        new("classification", "Three spirals, softmax and cross-entropy", false, "accuracy", 60,
            () => new SoftmaxCrossEntropy(), random => (DataSet.Spirals(60, random), DataSet.Spirals(60, random)), Accuracy),
        new("regression-l2", "A wave with outliers, L2 loss", true, "mean error", 60,
            () => new MeanSquaredError(), CreateWaves, MeanError),
        new("regression-l1", "A wave with outliers, L1 loss", true, "mean error", 60,
            () => new MeanAbsoluteError(), CreateWaves, MeanError),
    ];

    private static (DataSet Training, DataSet Test) CreateWaves(Random random) =>
        (DataSet.Wave(120, random, isNoisy: true), DataSet.Wave(120, random, isNoisy: false));

    /// <summary>The share of examples whose largest output belongs to the right class.</summary>
    private static double Accuracy(Matrix outputs, Matrix targets)
    {
        int right = Enumerable.Range(0, outputs.Rows).Count(n => IndexOfLargest(outputs.Row(n)) == IndexOfLargest(targets.Row(n)));
        return (double)right / outputs.Rows;
    }

    private static int IndexOfLargest(ReadOnlySpan<double> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return best;
    }

    private static double MeanError(Matrix outputs, Matrix targets) => new MeanAbsoluteError().Forward(outputs, targets);
}
