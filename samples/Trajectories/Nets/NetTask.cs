using OptGen;

namespace Trajectories.Nets;

/// <summary>Something for a net to learn.</summary>
/// <param name="Name">File name of its picture.</param>
/// <param name="Title">Heading of its table and picture.</param>
/// <param name="IsRegression">The outputs are numbers to come near to, not classes.</param>
/// <param name="ScoreName">What <see cref="INet.Score"/> measures.</param>
/// <param name="Epochs">How often each example is seen.</param>
/// <param name="CreateNet">Makes a net of a seed, and gives its parameters to an optimizer.</param>
/// <param name="CreateData">Examples to train on, and others to judge the net by.</param>
public sealed record NetTask(
    string Name,
    Phrase Title,
    bool IsRegression,
    Phrase ScoreName,
    int Epochs,
    Func<int, Optimizer, INet> CreateNet,
    Func<Random, (DataSet Training, DataSet Test)> CreateData)
{
    /// <summary>All tasks, in the order of the tables.</summary>
    public static IReadOnlyList<NetTask> All { get; } =
    [
        new("classification", NetWords.Spirals, false, NetWords.Accuracy, 60,
            (seed, optimizer) => Trained(new Classifier(inputs: 2, outputs: 3) { Seed = seed }, optimizer),
            random => (DataSet.Spirals(60, random), DataSet.Spirals(60, random))),
        new("regression-l2", NetWords.WaveL2, true, NetWords.MeanError, 60,
            (seed, optimizer) => Trained(new SquaredErrorNet(inputs: 1, outputs: 1) { Seed = seed }, optimizer), CreateWaves),
        new("regression-l1", NetWords.WaveL1, true, NetWords.MeanError, 60,
            (seed, optimizer) => Trained(new AbsoluteErrorNet(inputs: 1, outputs: 1) { Seed = seed }, optimizer), CreateWaves),
    ];

    private static TNet Trained<TNet>(TNet net, Optimizer optimizer)
        where TNet : Model<double>
    {
        optimizer.Add(net);
        return net;
    }

    private static (DataSet Training, DataSet Test) CreateWaves(Random random) =>
        (DataSet.Wave(120, random, isNoisy: true), DataSet.Wave(120, random, isNoisy: false));
}
