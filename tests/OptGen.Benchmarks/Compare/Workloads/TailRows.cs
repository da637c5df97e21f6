using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Native;
using OptGen.Benchmarks.Compare.Torch;

namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>All that belongs to a step of training, in one pass after the norm: PyTorch has a call for each part.</summary>
internal static class TailRows
{
    /// <summary>What tables and PyTorch's script call the work.</summary>
    public const string Work = "clip + AdamW + EMA + zero";

    /// <summary>The weights, their gradient, two moments and an average.</summary>
    private const int Streams = 5;

    private static readonly ParameterList[] s_lists = [ParameterLists.Elements1M, ParameterLists.Elements16M, ParameterLists.Elements67M, ParameterLists.Thousand64];

    /// <summary>The rows, with one thread and with two.</summary>
    /// <param name="peers">What there is on this machine.</param>
    public static IEnumerable<Row> All(Peers peers) =>
        from threads in (int[])[1, 2]
        from list in s_lists
        select Row.OfSteps(Work, list, threads, scope => Contenders(list, threads, peers, scope));

    private static IEnumerable<Contender> Contenders(ParameterList list, int threads, Peers peers, RowScope scope)
    {
        Optimizer optimizer = new AveragedAdamW(lr: 1e-3) { Options = new StepOptions { MaxGradientNorm = 1, ZeroGradients = true } };
        yield return new LibraryTail(Names.OptGen, optimizer.With(threads), list);

        if (peers.Kernels is not null)
        {
            yield return NativeLimit.OfTraining(peers.Kernels, scope.Own(new NativeTensors(list, Streams)), threads);
        }

        if (peers.Torch is not null)
        {
            TorchRow row = scope.Own(new TorchRow(peers.Torch, list, threads));
            foreach (string mode in (string[])["foreach", "fused"])
            {
                yield return row.Add($"PyTorch {mode}", Work, mode, freshGradients: true);
            }
        }
    }
}
