using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Managed;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Native;
using OptGen.Benchmarks.Compare.Torch;

namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>Optimizers over all lists, against everything there is.</summary>
internal static class SpeedRows
{
    /// <summary>In main memory, where fewer bytes are less time.</summary>
    private static readonly ParameterList[] s_largeLists = [ParameterLists.Elements16M, ParameterLists.Elements67M];

    /// <summary>The rows of AdamW, then those of the others.</summary>
    /// <param name="peers">What there is on this machine.</param>
    public static IEnumerable<Row> All(Peers peers)
    {
        foreach (int threads in (int[])[1, 2])
        {
            foreach (ParameterList list in ParameterLists.All)
            {
                yield return Create(Workload.AdamW, list, threads, peers);
            }
        }

        foreach (Workload workload in Workload.Others)
        {
            foreach (ParameterList list in (ParameterList[])[ParameterLists.Elements16K, ParameterLists.Elements1M, ParameterLists.Elements16M, ParameterLists.Elements67M])
            {
                yield return Create(workload, list, 1, peers);
            }

            yield return Create(workload, ParameterLists.Elements67M, 2, peers);
        }
    }

    private static Row Create(Workload workload, ParameterList list, int threads, Peers peers) =>
        Row.OfSteps(workload.Name, list, threads, scope => Contenders(workload, list, threads, peers, scope));

    private static IEnumerable<Contender> Contenders(Workload workload, ParameterList list, int threads, Peers peers, RowScope scope)
    {
        yield return new LibraryContender(Names.OptGen, workload.Create().With(threads), list);
        foreach (Variant variant in workload.Variants)
        {
            yield return new LibraryContender(variant.Name, variant.Create().With(threads), list);
        }

        if (threads == 1 && workload == Workload.AdamW && list.Shapes.Count == 1)
        {
            yield return new LibraryContender(Names.OptGenPlain, workload.Create().With(threads), list, plainArrays: true);
        }

        NativeTensors tensors = scope.Own(new NativeTensors(list, workload.Streams));
        if (peers.Kernels is not null)
        {
            yield return new NativeStream(peers.Kernels, tensors, threads);
            if (workload == Workload.AdamW)
            {
                yield return NativeLimit.OfRoots(peers.Kernels, tensors, threads);
                if (s_largeLists.Contains(list))
                {
                    yield return NativeLimit.OfNarrowStates(peers.Kernels, tensors, threads, bytes: 2);
                    yield return NativeLimit.OfNarrowStates(peers.Kernels, tensors, threads, bytes: 1);
                }

                yield return new NativeAdamW(peers.Kernels, tensors, threads);
            }
        }
        else if (threads == 1)
        {
            yield return new ManagedStream(tensors);
        }

        if (threads == 1)
        {
            yield return new NaiveContender(workload.Naive, tensors);
            if (workload == Workload.AdamW)
            {
                yield return new TensorPrimitivesAdamW(tensors);
            }
        }

        if (peers.Torch is not null)
        {
            TorchRow row = scope.Own(new TorchRow(peers.Torch, list, threads));
            foreach (string mode in workload.TorchModes)
            {
                yield return row.Add($"PyTorch {mode}", workload.Name, mode);
            }
        }
    }
}
