using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Workloads;

namespace OptGen.Benchmarks.Compare.Experiments;

/// <summary>How fast a fresh process is: its first step, its tenth, and what steps allocate.</summary>
internal static class FirstSteps
{
    /// <summary>The first step in milliseconds.</summary>
    public const string First = "first step of a process";

    /// <summary>Steps 10 to 19 over steps much later.</summary>
    public const string Tenth = "steps 10 to 19 over later ones";

    /// <summary>Bytes that a step allocates, in the second half of the steps.</summary>
    public const string Allocated = "allocated by a step";

    private const string CommandName = "first-steps";
    private const int Steps = 3000;

    /// <summary>From which step on a process is warm: the tenth.</summary>
    private const int Warm = 9;

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new("first steps", Run);

    /// <summary>The command that a fresh process runs.</summary>
    public static Command CreateCommand()
    {
        Command command = new(CommandName, "Times the first steps of this process.") { Hidden = true };
        command.SetAction(_ => Measure());
        return command;
    }

    private static IEnumerable<Fact> Run(Effort effort)
    {
        List<double[]> runs = [];
        for (int round = 0; round < effort.Rounds; round++)
        {
            using Process process = SelfProcess.Start(CommandName);
            runs.Add([.. process.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture))]);
            process.WaitForExit();
        }

        yield return new(First, Spread.Of(runs.Select(run => run[0] * 1e3)), "ms");
        yield return new(Tenth, Spread.Of(runs.Select(run => run[1])), "");
        yield return new(Allocated, Spread.Of(runs.Select(run => run[2])), "B");
    }

    /// <summary>Prints the first step's seconds, the ratio of early to late steps, and the bytes a step allocates.</summary>
    private static void Measure()
    {
        // The parameters are added without a step, so that the first step is the first.
        ParameterList list = ParameterLists.Elements262K;
        Optimizer optimizer = Workload.AdamW.Create();
        (Memory<float>[] weights, Memory<float>[] gradients) = LibraryTensors.Advised(list);
        optimizer.Add("w", weights[0], gradients[0]);
        double[] seconds = new double[Steps];
        long allocated = 0;
        Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp());
        for (int i = 0; i < Steps; i++)
        {
            // Before, helpers are hired, the meter is made and methods are compiled again: once for a process.
            if (i == Steps / 2)
            {
                allocated = GC.GetTotalAllocatedBytes(precise: true);
            }

            long start = Stopwatch.GetTimestamp();
            optimizer.Step();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        double early = Spread.Of(seconds[Warm..(2 * Warm)]).Median;
        double late = Spread.Of(seconds[(Steps / 2)..]).Median;
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{seconds[0]} {early / late} {allocated / (double)(Steps - (Steps / 2))}"));
    }
}
