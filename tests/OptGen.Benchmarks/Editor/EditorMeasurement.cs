using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace OptGen.Benchmarks.Editor;

/// <summary>What a kind of keystroke costs a generator.</summary>
internal static class EditorMeasurement
{
    private const int WarmUps = 300;

    /// <summary>The times of a generator's runs after each of many keystrokes, the runs before it was warm left out.</summary>
    public static Quartiles Time(IIncrementalGenerator generator, int optimizers, int keystroke, int repeats)
    {
        EditedProject project = new(optimizers);
        GeneratorDriver driver = EditedProject.Drive(generator, tracksSteps: false).RunGenerators(project.Compilation);
        double[] milliseconds = new double[WarmUps + repeats];
        for (int i = 0; i < milliseconds.Length; i++)
        {
            project.Type(project.Keystrokes[keystroke], i + 1);
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(project.Compilation);
            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return Quartiles.Of(milliseconds.AsSpan(WarmUps));
    }

    /// <summary>How many outputs of the generator's named steps, and how many of its files, were made anew by a keystroke, and how many were kept.</summary>
    public static IReadOnlyList<StepCount> Steps(IIncrementalGenerator generator, int optimizers, int keystroke)
    {
        EditedProject project = new(optimizers);
        GeneratorDriver driver = EditedProject.Drive(generator, tracksSteps: true).RunGenerators(project.Compilation);
        project.Type(project.Keystrokes[keystroke], 1);
        GeneratorRunResult result = driver.RunGenerators(project.Compilation).GetRunResult().Results.Single();
        if (result.Exception is { } exception)
        {
            throw new InvalidOperationException($"The generator failed: {exception.Message}", exception);
        }

        return [Count("Declaration", result.TrackedSteps), Count("Source", result.TrackedSteps), Count("SourceOutput", result.TrackedOutputSteps)];
    }

    private static StepCount Count(string step, ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> steps)
    {
        IncrementalStepRunReason[] reasons = [.. steps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];
        int kept = reasons.Count(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
        return new StepCount(step, reasons.Length - kept, kept);
    }
}
