using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Training;

namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>Steps of training: forward, backward and AdamW.</summary>
internal static class TrainingTargets
{
    /// <summary>No slower, but for noise.</summary>
    private const double NotSlower = 0.97;

    /// <summary>The targets.</summary>
    public static IEnumerable<Target> All() =>
    [
        .. from net in Net.All
           select Goals.Ratio(TrainingRows.Work, net.Name, 1, Names.TorchFused, Names.OptGen, Bound.AtLeast(net.Least), net.BoundBy),
        .. from net in Net.All
           select Goals.Ratio(TrainingRows.Work, net.Name, 1, Names.OptGen, Names.TwoThreads, Bound.AtLeast(NotSlower), "threads that wake"),
        .. from threads in (int[])[1, 2]
           from net in Net.All
           select Goals.Fact(TrainingBytes.NameOf(net, threads), Bound.AtMost(0), "B", "whatever allocates"),
    ];
}
