using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Torch;

namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>Functions of elements, in cache: a rule that does nothing else, beside PyTorch's call.</summary>
internal static class FunctionRows
{
    /// <summary>What tables call the work.</summary>
    public const string Work = "functions of 16 k elements";

    private static readonly (string Name, Func<Optimizer> Create, double Most)[] s_functions =
    [
        ("exp", () => new ExpRule(), 0.8),
        ("log", () => new LogRule(), 0.8),
        ("tanh", () => new TanhRule(), 0.8),
        ("sigmoid", () => new SigmoidRule(), 0.8),
        ("erf", () => new ErfRule(), 1.5),
        ("sin", () => new SinRule(), 1.5),
        ("cos", () => new CosRule(), 1.5),
        ("log1p", () => new Log1pRule(), 1.5),
        ("expm1", () => new Expm1Rule(), 1.5),
    ];

    private static readonly ParameterList s_list = ParameterLists.Elements16K;

    /// <summary>The functions, each with the most nanoseconds that a value may take.</summary>
    public static IEnumerable<(string Name, double Most)> Targets => s_functions.Select(function => (function.Name, function.Most));

    /// <summary>The rows, all with one thread.</summary>
    /// <param name="peers">What there is on this machine.</param>
    public static IEnumerable<Row> All(Peers peers) =>
        from function in s_functions
        select new Row(Work, function.Name, Scale.NanosecondsPerValue(s_list.Elements), 1, scope => Contenders(function.Name, function.Create, peers, scope));

    private static IEnumerable<Contender> Contenders(string name, Func<Optimizer> create, Peers peers, RowScope scope)
    {
        yield return new LibraryContender(Names.OptGen, create().With(1), s_list);
        if (peers.Torch is not null)
        {
            yield return scope.Own(new TorchRow(peers.Torch, s_list, threads: 1)).Add(Names.TorchFunction, name, "function");
        }
    }
}
