using OptGen.Benchmarks.Compare.Aot;
using OptGen.Benchmarks.Compare.Experiments;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Training;
using OptGen.Benchmarks.Compare.Workloads;

namespace OptGen.Benchmarks.Compare;

/// <summary>All that can be measured.</summary>
internal static class Catalogue
{
    /// <summary>What several contenders do in turn.</summary>
    /// <param name="peers">What there is on this machine.</param>
    public static IEnumerable<Row> Rows(Peers peers) => [.. SpeedRows.All(peers), .. TailRows.All(peers), .. DeadRows.All(peers), .. AotRows.All(), .. FunctionRows.All(peers), .. ProductRows.All(peers), .. MatrixRows.All(peers), .. DecompositionRows.All(peers), .. TrainingRows.All(peers)];

    /// <summary>What is no row.</summary>
    public static IEnumerable<Experiment> Experiments() => [FirstSteps.Create(), EarlySteps.Create(), ScatteredTensors.Create(), Disturbances.Create(), TrainingBytes.Create()];
}
