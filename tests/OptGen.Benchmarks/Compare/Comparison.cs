using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Reports;
using OptGen.Benchmarks.Compare.Targets;
using OptGen.Benchmarks.Compare.Workloads;
using Spectre.Console;

namespace OptGen.Benchmarks.Compare;

/// <summary>Measures what is asked for, and reports it.</summary>
internal static class Comparison
{
    /// <summary>Names the rows and experiments.</summary>
    /// <param name="options">What is asked for.</param>
    public static void List(CompareOptions options)
    {
        using Peers peers = new();
        foreach (string name in (string[])[.. Catalogue.Rows(peers).Select(row => row.Name), .. Catalogue.Experiments().Select(experiment => experiment.Name)])
        {
            if (options.Wants(name))
            {
                Console.WriteLine(name);
            }
        }
    }

    /// <summary>Measures, and reports.</summary>
    /// <param name="options">What is asked for.</param>
    /// <returns>0, or 1 where something could not be measured.</returns>
    public static int Run(CompareOptions options)
    {
        using Peers peers = new();
        string[] notes = [.. Machine.Describe(), .. peers.Notes, $"{options.Effort.Rounds} rounds"];
        foreach (string note in notes)
        {
            AnsiConsole.WriteLine(note);
        }

        Results results = new();
        foreach (Row row in Catalogue.Rows(peers).Where(row => options.Wants(row.Name)))
        {
            Attempt(row.Name, results, () =>
            {
                Measurement measurement = RowRunner.Measure(row, options.Effort);
                results.Add(measurement);
                ConsoleReport.Write(measurement);
                WriteFiles(options, notes, results);
            });
        }

        foreach (Experiment experiment in Catalogue.Experiments().Where(experiment => options.Wants(experiment.Name)))
        {
            Attempt(experiment.Name, results, () =>
            {
                foreach (Fact fact in experiment.Run(options.Effort))
                {
                    results.Add(fact);
                    ConsoleReport.Write(fact);
                }
            });
        }

        ConsoleReport.Write([.. AllTargets.Create().Select(target => target.Judge(results)).Where(outcome => outcome.Verdict != Verdict.NotMeasured || options.Only.Count == 0)]);
        WriteFiles(options, notes, results);
        return results.Failures.Count == 0 ? 0 : 1;
    }

    /// <summary>A row that fails costs its figures, not those of the rows after it.</summary>
    private static void Attempt(string name, Results results, Action measure)
    {
        try
        {
            measure();
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or OutOfMemoryException)
        {
            results.AddFailure($"{name}: {error.Message}");
            AnsiConsole.WriteLine($"{name}: {error.Message}");
        }
    }

    /// <summary>Files are written anew after each row, so that a run that is stopped has told what it found.</summary>
    private static void WriteFiles(CompareOptions options, string[] notes, Results results)
    {
        if (options.Output is { } folder)
        {
            folder.Create();
            File.WriteAllText(Path.Combine(folder.FullName, "compare.md"), MarkdownReport.Create(notes, results, [.. AllTargets.Create().Select(target => target.Judge(results))]));
            File.WriteAllText(Path.Combine(folder.FullName, "compare.svg"), Chart.Create(results.Measurements));
        }
    }
}
