using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Torch;
using OptGen.Zoo;

namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>Optimizers whose time goes into products and decompositions of matrices.</summary>
internal static class MatrixRows
{
    /// <summary>Muon, whose time is that of its products.</summary>
    public const string Muon = "Muon";

    /// <summary>SOAP: ten steps, one of which renews the eigenvectors.</summary>
    public const string Soap = "10 steps of SOAP";

    /// <summary>Shampoo: ten steps, one of which makes the roots.</summary>
    public const string Shampoo = "10 steps of Shampoo";

    private const int Period = 10;

    /// <summary>What Muon is measured over.</summary>
    public static ParameterList MuonList => ParameterLists.Gpt2Layer;

    /// <summary>What SOAP is measured over.</summary>
    public static IReadOnlyList<ParameterList> SoapLists { get; } = [ParameterLists.Gpt2Layer, ParameterLists.Square1024, ParameterLists.Square2048];

    /// <summary>What Shampoo is measured over: the decompositions of PyTorch take minutes for a whole layer.</summary>
    public static IReadOnlyList<ParameterList> ShampooLists { get; } = [ParameterLists.Square768, ParameterLists.Square1024];

    /// <summary>The rows, with one thread and with two.</summary>
    /// <param name="peers">What there is on this machine.</param>
    public static IEnumerable<Row> All(Peers peers) =>
        from threads in (int[])[1, 2]
        from row in (Row[])
        [
            Create(Muon, MuonList, threads, peers, () => new LibraryContender(Names.OptGen, new Muon(lr: 0.02).With(threads), MuonList), "Muon", ["bfloat16", "float32"]),
            .. SoapLists.Select(list => Create(Soap, list, threads, peers, () => new LibraryPeriod(Names.OptGen, new SOAP(k: Period).With(threads), list, Period), "SOAP", AuthorsFile(peers, "soap"))),
            .. ShampooLists.Select(list => Create(Shampoo, list, threads, peers, () => new LibraryPeriod(Names.OptGen, new GraftedShampoo(k: Period).With(threads), list, Period), "Shampoo", ["composed", .. AuthorsFile(peers, "shampoo")])),
        ]
        select row;

    private static Row Create(string work, ParameterList list, int threads, Peers peers, Func<Contender> create, string kind, IReadOnlyList<string> modes) =>
        new(work, list.Name, Scale.Milliseconds, threads, scope => Contenders(list, threads, peers, scope, create, kind, modes)) { Doubt = peers.DoubtOfProducts };

    private static string[] AuthorsFile(Peers peers, string name) => peers.Torch?.AuthorsFiles.Contains(name) == true ? [Names.AuthorsFile] : [];

    private static IEnumerable<Contender> Contenders(ParameterList list, int threads, Peers peers, RowScope scope, Func<Contender> create, string kind, IReadOnlyList<string> modes)
    {
        yield return create();
        if (peers.Torch is not null && modes.Count > 0)
        {
            TorchRow row = scope.Own(new TorchRow(peers.Torch, list, threads));
            foreach (string mode in modes)
            {
                yield return row.Add(Names.Torch(mode), kind, mode);
            }
        }
    }
}
