using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using static OptGen.Benchmarks.Compare.Lists.ParameterLists;

namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>States stored in fewer bytes. Their contenders are variants of AdamW.</summary>
internal static class NarrowTargets
{
    private const string AdamW = "AdamW";
    private const string Codes = "decoding, random bits and encoding, where they take longer than the bytes they save";

    /// <summary>The targets.</summary>
    public static IEnumerable<Target> All() => [.. AgainstFused(), .. AgainstTraffic(), .. AgainstFloat()];

    /// <summary>Against PyTorch's kernel, which has none.</summary>
    private static IEnumerable<Target> AgainstFused() =>
        from list in (ParameterList[])[Elements16M, Elements67M]
        from goal in ((string Contender, int Threads, double Least)[])
        [
            (Names.BFloat16, 1, 1.25), (Names.BFloat16, 2, 1.35), (Names.Block8, 1, 1.55), (Names.Block8, 2, 1.65), (Names.Block8, 1, 1.5), (Names.Block8, 2, 1.6),
        ]
        select Goals.Ratio(AdamW, list.Name, goal.Threads, Names.TorchFused, goal.Contender, Bound.AtLeast(goal.Least), Codes);

    /// <summary>Against reading and writing their own bytes.</summary>
    private static IEnumerable<Target> AgainstTraffic() =>
        from list in (ParameterList[])[Elements16M, Elements67M]
        from goal in ((string Limit, string Contender, int Threads, double Least)[])
        [
            (Names.BFloat16Stream, Names.BFloat16, 2, 0.9), (Names.Block8Stream, Names.Block8, 2, 0.9), (Names.Block8Stream, Names.Block8, 1, 0.85), (Names.Block8Stream, Names.Block8, 2, 0.85),
        ]
        select Goals.Ratio(AdamW, list.Name, goal.Threads, goal.Limit, goal.Contender, Bound.AtLeast(goal.Least), Codes);

    /// <summary>Against full states, in cache.</summary>
    private static IEnumerable<Target> AgainstFloat() =>
        from list in (ParameterList[])[Elements16K, Elements262K]
        select Goals.Ratio(AdamW, list.Name, 1, Names.Block8, Names.OptGen, Bound.AtMost(1.7), Codes);
}
