using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Reports;
using OptGen.Benchmarks.Compare.Workloads;
using Spectre.Console;

namespace OptGen.Benchmarks.Compare;

/// <summary>Measures what is asked for, and reports it.</summary>
internal static class Comparison
{
    /// <summary>Names the rows.</summary>
    /// <param name="options">What is asked for.</param>
    public static void List(CompareOptions options)
    {
        using Peers peers = new();
        foreach (Row row in SpeedRows.All(peers).Where(row => options.Wants(row.Name)))
        {
            Console.WriteLine(row.Name);
        }
    }

    /// <summary>Measures, and reports.</summary>
    /// <param name="options">What is asked for.</param>
    public static void Run(CompareOptions options)
    {
        using Peers peers = new();
        foreach (string line in (string[])[.. Machine.Describe(), .. peers.Notes])
        {
            AnsiConsole.WriteLine(line);
        }

        List<Measurement> measurements = [];
        foreach (Row row in SpeedRows.All(peers).Where(row => options.Wants(row.Name)))
        {
            Measurement measurement = RowRunner.Measure(row, options.Effort);
            measurements.Add(measurement);
            ConsoleReport.Write(measurement);
        }
    }
}
