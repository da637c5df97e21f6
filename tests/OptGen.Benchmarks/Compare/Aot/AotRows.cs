using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Workloads;

namespace OptGen.Benchmarks.Compare.Aot;

/// <summary>NativeAOT beside the JIT.</summary>
internal static class AotRows
{
    /// <summary>What tables call the work.</summary>
    public const string Work = "AdamW with NativeAOT";

    /// <summary>The lists that it is measured over.</summary>
    public static IReadOnlyList<ParameterList> Lists { get; } = [ParameterLists.Elements16K, ParameterLists.Elements1M];

    /// <summary>The rows, all with one thread.</summary>
    public static IEnumerable<Row> All()
    {
        Lazy<string> program = new(AotProgram.Publish);
        return from list in Lists select Row.OfSteps(Work, list, 1, _ => Contenders(list, program));
    }

    private static IEnumerable<Contender> Contenders(ParameterList list, Lazy<string> program)
    {
        yield return new LibraryContender(Names.OptGen, Workload.AdamW.Create().With(1), list);
        yield return new AotContender(program.Value, list.Elements);
    }
}
