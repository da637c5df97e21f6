using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Workloads;

namespace OptGen.Benchmarks.Compare.Experiments;

/// <summary>What a tensor costs beside its work: a thousand that lie anywhere, less a thousand that lie side by side and are one stretch.</summary>
internal static class ScatteredTensors
{
    /// <summary>Nanoseconds for each tensor.</summary>
    public const string PerTensor = "a scattered tensor beside its work";

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new("scattered tensors", Run);

    private static IEnumerable<Fact> Run(Effort effort)
    {
        Row row = new(PerTensor, ParameterLists.Thousand64.Name, Scale.Milliseconds, 1, _ =>
        [
            new LibraryContender(Names.OptGen, Workload.AdamW.Create().With(1), ParameterLists.Thousand64Scattered),
            new LibraryContender(Names.OneStretch, Workload.AdamW.Create().With(1), ParameterLists.Thousand64),
        ]);
        Measurement measurement = RowRunner.Measure(row, effort);
        int tensors = ParameterLists.Thousand64.Shapes.Count;
        yield return new(PerTensor, Spread.Of(measurement.Turns[Names.OptGen].Zip(measurement.Turns[Names.OneStretch], (scattered, together) => (scattered.Seconds - together.Seconds) * 1e9 / tensors)), "ns");
    }
}
