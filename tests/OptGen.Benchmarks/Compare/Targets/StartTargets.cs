using OptGen.Benchmarks.Compare.Experiments;

namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>A fresh process, and what every user meets.</summary>
internal static class StartTargets
{
    private const string Compiler = "the compiler at run time: it compiles what a step calls, about a tenth of a millisecond for each method";

    /// <summary>The targets.</summary>
    public static IEnumerable<Target> All() =>
    [
        Goals.Fact(FirstSteps.First, Bound.AtMost(5), "ms", Compiler),
        Goals.Fact(FirstSteps.First, Bound.AtMost(10), "ms", Compiler),
        Goals.Fact(FirstSteps.Tenth, Bound.AtMost(1.1), "", Compiler),
        Goals.Fact(FirstSteps.Allocated, Bound.AtMost(0), "B", "whatever allocates"),
        Goals.Fact(EarlySteps.Hundredth, Bound.AtMost(0.35), "µs", "what a step owes besides its loop, in code that is not compiled anew yet"),
        Goals.Fact(ScatteredTensors.PerTensor, Bound.AtMost(6), "ns", "the first line of each tensor, which the cache does not have yet"),
    ];
}
