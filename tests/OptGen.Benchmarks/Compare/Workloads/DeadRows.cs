using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Native;
using OptGen.Benchmarks.Compare.Torch;

namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>Gradients of zero, whose moments have decayed below the normal numbers: processors are slow there.</summary>
internal static class DeadRows
{
    /// <summary>What tables call the work.</summary>
    public const string Work = "AdamW with dead gradients";

    /// <summary>The lists that it is measured over.</summary>
    public static IReadOnlyList<ParameterList> Lists { get; } = [ParameterLists.Elements16K, ParameterLists.Elements1M, ParameterLists.Elements16M];

    /// <summary>The rows, all with one thread.</summary>
    /// <param name="peers">What there is on this machine.</param>
    public static IEnumerable<Row> All(Peers peers) =>
        from list in Lists
        select Row.OfSteps(Work, list, 1, scope => Contenders(list, peers, scope));

    private static IEnumerable<Contender> Contenders(ParameterList list, Peers peers, RowScope scope)
    {
        yield return new LibraryContender(Names.OptGen, Workload.AdamW.Create().With(1), list);
        yield return new LibraryContender(Names.Dead, Workload.AdamW.Create().With(1), list, dead: true);
        if (peers.Kernels is not null)
        {
            yield return new NativeAdamW(peers.Kernels, scope.Own(new NativeTensors(list, Workload.AdamW.Streams, dead: true)), threads: 1);
        }

        if (peers.Torch is not null)
        {
            yield return scope.Own(new TorchRow(peers.Torch, list, threads: 1, dead: true)).Add(Names.TorchFused, Workload.AdamW.Name, "fused");
        }
    }
}
