using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Torch;

namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>Decompositions of one symmetric positive definite matrix, a random one times its transpose and the identity, beside PyTorch's, which are LAPACK's. The library computes in double.</summary>
internal static class DecompositionRows
{
    private static readonly ParameterList[] s_lists = [ParameterLists.Square1024, ParameterLists.Square2048];

    private static readonly (string Work, Func<Optimizer> Create)[] s_functions =
    [
        ("eigvecs", () => new EigenvectorsRule()),
        ("inv", () => new InverseRule()),
        ("qr", () => new OrthonormalRule()),
    ];

    /// <summary>The rows, with one thread and with two.</summary>
    /// <param name="peers">What there is on this machine.</param>
    public static IEnumerable<Row> All(Peers peers) =>
        from threads in (int[])[1, 2]
        from function in s_functions
        from list in s_lists
        select new Row(function.Work, list.Name, Scale.Milliseconds, threads, scope => Contenders(function.Work, function.Create, list, threads, peers, scope)) { Doubt = peers.DoubtOfProducts };

    private static IEnumerable<Contender> Contenders(string work, Func<Optimizer> create, ParameterList list, int threads, Peers peers, RowScope scope)
    {
        yield return new LibraryContender(Names.OptGen, create().With(threads), list);
        if (peers.Torch is not null)
        {
            TorchRow row = scope.Own(new TorchRow(peers.Torch, list, threads));
            foreach (string precision in (string[])["float32", "float64"])
            {
                yield return row.Add(Names.Torch(precision), work, precision);
            }
        }
    }
}
