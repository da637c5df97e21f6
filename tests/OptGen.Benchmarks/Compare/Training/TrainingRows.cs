using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Torch;
using OptGen.Benchmarks.Compare.Workloads;

namespace OptGen.Benchmarks.Compare.Training;

/// <summary>Steps of training: forward, backward and AdamW, beside PyTorch's with its fused AdamW.</summary>
internal static class TrainingRows
{
    /// <summary>What tables and PyTorch's script call the work.</summary>
    public const string Work = "training";

    /// <summary>The rows, with one thread and with two; those with one show the library with two as well.</summary>
    /// <param name="peers">What there is on this machine.</param>
    public static IEnumerable<Row> All(Peers peers) =>
        from threads in (int[])[1, 2]
        from net in Net.All
        select new Row(Work, net.Name, Scale.Microseconds, threads, scope => Contenders(net, threads, peers, scope)) { Doubt = peers.DoubtOfProducts };

    private static IEnumerable<Contender> Contenders(Net net, int threads, Peers peers, RowScope scope)
    {
        yield return new LibraryTraining(Names.OptGen, net, threads);
        if (threads == 1)
        {
            yield return new LibraryTraining(Names.TwoThreads, net, threads: 2);
        }

        if (peers.Torch is not null)
        {
            yield return scope.Own(new TorchRow(peers.Torch, net.List, threads)).Add(Names.TorchFused, Work, net.Layers);
        }
    }
}
