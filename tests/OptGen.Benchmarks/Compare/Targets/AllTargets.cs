using OptGen.Benchmarks.Compare.Aot;
using OptGen.Benchmarks.Compare.Experiments;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Workloads;
using static OptGen.Benchmarks.Compare.Lists.ParameterLists;

namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>What the library is to reach. Ratios are times of the peer over times of the library: more is better.</summary>
internal static class AllTargets
{
    private const string AdamW = "AdamW";
    private static readonly int[] s_oneAndTwo = [1, 2];

    /// <summary>All of them.</summary>
    public static IEnumerable<Target> Create() =>
        [.. Limits(), .. Fused(), .. NarrowStates(), .. NarrowTraffic(), .. Tail(), .. WithoutKernel(), .. OwnTraffic(), .. Steadiness(), .. Start(), .. AheadOfTime()];

    /// <summary>Against what the machine can do.</summary>
    private static IEnumerable<Target> Limits() =>
    [
        .. from threads in s_oneAndTwo
           from list in (ParameterList[])[Elements16K, Elements262K, Elements1M, Elements16M, Elements67M, ResNet50, Gpt2]
           select Ratio(AdamW, list, threads, Names.Stream, Names.OptGen, Bound.AtLeast(list == Elements16K ? 0.62 : list == Elements262K || list == Elements1M ? 0.85 : 0.95)),
        .. from threads in s_oneAndTwo from list in (ParameterList[])[Elements16K, Elements262K, Elements1M] select OfBothLimits(list, threads),
        .. from threads in s_oneAndTwo from list in ParameterLists.All select Ratio(AdamW, list, threads, Names.Native, Names.OptGen, Bound.AtLeast(0.95)),
    ];

    /// <summary>Against PyTorch's own kernel.</summary>
    private static IEnumerable<Target> Fused() =>
        from goal in ((ParameterList List, int Threads, double Least)[])
        [
            (Elements1K, 1, 100), (Elements16K, 1, 10), (Elements262K, 1, 2.3), (Elements1M, 1, 2), (Elements16M, 1, 1), (Elements67M, 1, 1),
            (ResNet50, 1, 1.05), (Gpt2, 1, 1.05), (Thousand64, 1, 250), (Thousand64Scattered, 1, 130), (Thousand64, 2, 400), (Thousand1024, 1, 15),
        ]
        select Ratio(AdamW, goal.List, goal.Threads, Names.TorchFused, Names.OptGen, Bound.AtLeast(goal.Least));

    /// <summary>States stored in fewer bytes, against PyTorch's kernel, which has none. Contenders of these names are variants of <see cref="Workload.AdamW"/>.</summary>
    private static IEnumerable<Target> NarrowStates() =>
        from list in (ParameterList[])[Elements16M, Elements67M]
        from goal in ((string Contender, int Threads, double Least)[])[(Names.BFloat16, 1, 1.25), (Names.BFloat16, 2, 1.35), (Names.Block8, 1, 1.55), (Names.Block8, 2, 1.65)]
        select Ratio(AdamW, list, goal.Threads, Names.TorchFused, goal.Contender, Bound.AtLeast(goal.Least));

    /// <summary>The same against reading and writing their own bytes.</summary>
    private static IEnumerable<Target> NarrowTraffic() =>
        from list in (ParameterList[])[Elements16M, Elements67M]
        from pair in ((string Limit, string Contender)[])[(Names.BFloat16Stream, Names.BFloat16), (Names.Block8Stream, Names.Block8)]
        select Ratio(AdamW, list, 2, pair.Limit, pair.Contender, Bound.AtLeast(0.9));

    /// <summary>A whole step of training, against PyTorch's separate calls.</summary>
    private static IEnumerable<Target> Tail() =>
        from threads in s_oneAndTwo
        from goal in ((ParameterList List, double Least)[])[(Elements1M, 2.3), (Elements16M, 1.4), (Elements67M, 1.4), (Thousand64, 200)]
        select Ratio(TailRows.Work, goal.List, threads, Names.TorchFused, Names.OptGen, Bound.AtLeast(goal.Least));

    /// <summary>Rules for which PyTorch has no kernel; and rules made of rules.</summary>
    private static IEnumerable<Target> WithoutKernel() =>
    [
        .. from goal in ((Workload Work, double Least)[])[(Workload.RMSprop, 5.5), (Workload.Lion, 6), (Workload.Adan, 8)]
           select Ratio(goal.Work.Name, Elements67M, 1, Names.TorchForeach, Names.OptGen, Bound.AtLeast(goal.Least)),
        .. from list in (ParameterList[])[Elements16K, Elements1M, Elements16M]
           select Ratio(AdamW, list, 1, Names.Composed, Names.OptGen, Bound.Within(1, 0.02)),
    ];

    /// <summary>Rules of 20 bytes a weight, against reading and writing these.</summary>
    private static IEnumerable<Target> OwnTraffic() =>
        from workload in (Workload[])[Workload.Momentum, Workload.AdaGrad, Workload.RMSprop, Workload.Lion]
        from list in (ParameterList[])[Elements16M, Elements67M]
        select Ratio(workload.Name, list, 1, Names.Stream, Names.OptGen, Bound.AtLeast(0.93));

    /// <summary>Where the data, or the machine, are unkind.</summary>
    private static IEnumerable<Target> Steadiness() =>
    [
        .. from list in DeadRows.Lists select Ratio(DeadRows.Work, list, 1, Names.Dead, Names.OptGen, Bound.AtMost(1.05)),
        .. from busy in (bool[])[false, true] from list in Disturbances.Small select Fact(Disturbances.NameOf(busy, list), Bound.AtMost(50), "µs"),
        .. from busy in (bool[])[false, true] from list in Disturbances.Large select Fact(Disturbances.NameOf(busy, list), Bound.AtMost(1.5), ""),
    ];

    /// <summary>A fresh process.</summary>
    private static IEnumerable<Target> Start() =>
        [Fact(FirstSteps.First, Bound.AtMost(5), "ms"), Fact(FirstSteps.Tenth, Bound.AtMost(1.1), ""), Fact(FirstSteps.Allocated, Bound.AtMost(0), "B")];

    private static IEnumerable<Target> AheadOfTime() =>
        from list in AotRows.Lists select Ratio(AotRows.Work, list, 1, Names.Aot, Names.OptGen, Bound.AtMost(1.03));

    private static Target Ratio(string work, ParameterList list, int threads, string slower, string faster, Bound bound)
    {
        string row = Row.NameOf(work, list.Name, threads);
        return new($"{row}: {slower} / {faster}", bound, "", results => results.Ratio(row, slower, faster));
    }

    /// <summary>Against what takes longer on this processor: the bytes, or the root and the division of each weight.</summary>
    private static Target OfBothLimits(ParameterList list, int threads)
    {
        string row = Row.NameOf(AdamW, list.Name, threads);
        return new($"{row}: the longer of {Names.Stream} and {Names.Roots} / {Names.OptGen}", Bound.AtLeast(0.85), "", results => results.RatioOfGreater(row, Names.Stream, Names.Roots, Names.OptGen));
    }

    private static Target Fact(string name, Bound bound, string unit) => new(name, bound, unit, results => results.Fact(name));
}
