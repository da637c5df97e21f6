using OptGen.Benchmarks.Compare.Aot;
using OptGen.Benchmarks.Compare.Experiments;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Workloads;
using static OptGen.Benchmarks.Compare.Lists.ParameterLists;

namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>Steps of rules without matrices.</summary>
internal static class StepTargets
{
    private const string AdamW = "AdamW";
    private const string RootsAndBytes = "bytes, or √ and ÷ of each weight";
    private const string Overhead = "PyTorch's overhead for a call or a tensor, which differs from machine to machine";
    private const string Waking = "the system's scheduler, which gives the second thread its turn late";
    private static readonly int[] s_oneAndTwo = [1, 2];

    /// <summary>The targets.</summary>
    public static IEnumerable<Target> All() => [.. Limits(), .. Fused(), .. Tail(), .. WithoutKernel(), .. OwnTraffic(), .. Steadiness(), .. AheadOfTime()];

    /// <summary>Against what the machine can do.</summary>
    private static IEnumerable<Target> Limits() =>
    [
        .. from threads in s_oneAndTwo
           from list in (ParameterList[])[Elements16K, Elements262K, Elements1M, Elements16M, Elements67M, ResNet50, Gpt2]
           select Goals.Ratio(AdamW, list.Name, threads, Names.Stream, Names.OptGen, Bound.AtLeast(list == Elements16K ? 0.62 : list == Elements262K || list == Elements1M ? 0.85 : 0.95), RootsAndBytes),
        .. from threads in s_oneAndTwo
           from list in (ParameterList[])[Elements16K, Elements262K, Elements1M]
           select Goals.RatioOfLonger(AdamW, list, threads, (Names.Stream, Names.Roots), Names.OptGen, Bound.AtLeast(0.85), "bytes and roots do not overlap wholly"),
        .. from threads in s_oneAndTwo
           from list in ParameterLists.All
           select Goals.Ratio(AdamW, list.Name, threads, Names.Native, Names.OptGen, Bound.AtLeast(0.95), "what a step owes besides its loop, on short lists; threads that wake, with two"),
    ];

    /// <summary>Against PyTorch's own kernel.</summary>
    private static IEnumerable<Target> Fused() =>
        from goal in ((ParameterList List, int Threads, double Least)[])
        [
            (Elements1K, 1, 100), (Elements16K, 1, 10), (Elements262K, 1, 2.3), (Elements1M, 1, 2), (Elements16M, 1, 1), (Elements67M, 1, 1),
            (ResNet50, 1, 1.05), (Gpt2, 1, 1.05), (Thousand64, 1, 250), (Thousand64Scattered, 1, 130), (Thousand64, 2, 400), (Thousand1024, 1, 15),
        ]
        select Goals.Ratio(AdamW, goal.List.Name, goal.Threads, Names.TorchFused, Names.OptGen, Bound.AtLeast(goal.Least), goal.List.Elements > 1 << 21 ? "bytes" : Overhead);

    /// <summary>A whole step of training, against PyTorch's separate calls.</summary>
    private static IEnumerable<Target> Tail() =>
        from threads in s_oneAndTwo
        from goal in ((ParameterList List, double Least)[])[(Elements1M, 2.3), (Elements16M, 1.4), (Elements67M, 1.4), (Thousand64, 200)]
        select Goals.Ratio(TailRows.Work, goal.List.Name, threads, Names.TorchFused, Names.OptGen, Bound.AtLeast(goal.Least), goal.List == Thousand64 ? Overhead : "bytes");

    /// <summary>Rules for which PyTorch has no kernel; and rules made of rules.</summary>
    private static IEnumerable<Target> WithoutKernel() =>
    [
        .. from goal in ((Workload Work, double Least)[])[(Workload.RMSprop, 5.5), (Workload.Lion, 6), (Workload.Adan, 8)]
           select Goals.Ratio(goal.Work.Name, Elements67M.Name, 1, Names.TorchForeach, Names.OptGen, Bound.AtLeast(goal.Least), "bytes, whose cost against arithmetic differs from machine to machine"),
        .. from list in (ParameterList[])[Elements16K, Elements1M, Elements16M]
           select Goals.Ratio(AdamW, list.Name, 1, Names.Composed, Names.OptGen, Bound.Within(1, 0.02), "noise: both run the same loop"),
    ];

    /// <summary>Rules of 20 bytes a weight, against reading and writing these.</summary>
    private static IEnumerable<Target> OwnTraffic() =>
        from workload in (Workload[])[Workload.Momentum, Workload.AdaGrad, Workload.RMSprop, Workload.Lion]
        from list in (ParameterList[])[Elements16M, Elements67M]
        select Goals.Ratio(workload.Name, list.Name, 1, Names.Stream, Names.OptGen, Bound.AtLeast(0.93), "bytes, and the memory's own pace for three streams");

    /// <summary>Where the data, or the machine, are unkind.</summary>
    private static IEnumerable<Target> Steadiness() =>
    [
        .. from list in DeadRows.Lists select Goals.Ratio(DeadRows.Work, list.Name, 1, Names.Dead, Names.OptGen, Bound.AtMost(1.05), "noise: both run the same loop"),
        .. from busy in (bool[])[false, true] from list in Disturbances.Small select Goals.Fact(Disturbances.NameOf(busy, list), Bound.AtMost(50), "µs", Waking),
        .. from busy in (bool[])[false, true] from list in Disturbances.Large select Goals.Fact(Disturbances.NameOf(busy, list), Bound.AtMost(1.5), "", Waking),
    ];

    private static IEnumerable<Target> AheadOfTime() =>
        from list in AotRows.Lists select Goals.Ratio(AotRows.Work, list.Name, 1, Names.Aot, Names.OptGen, Bound.AtMost(1.03), "noise: both run the same instructions");
}
