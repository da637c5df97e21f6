using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Workloads;

namespace OptGen.Benchmarks.Compare.Experiments;

/// <summary>How fast small steps are in a process that has made a hundred of them, before the runtime compiles anything anew.</summary>
internal static class EarlySteps
{
    /// <summary>Steps 100 to 199 of 1,024 weights, in microseconds.</summary>
    public const string Hundredth = "a step of 1,024 weights, from the hundredth of a process on";

    private const string CommandName = "early-steps";
    private const int Before = 99;
    private const int Batches = 10;
    private const int StepsInBatch = 10;

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new("early steps", Run);

    /// <summary>The command that a fresh process runs.</summary>
    public static Command CreateCommand()
    {
        Command command = new(CommandName, "Times early steps of this process.") { Hidden = true };
        command.SetAction(_ => Measure());
        return command;
    }

    private static IEnumerable<Fact> Run(Effort effort)
    {
        double[] runs = new double[effort.Rounds];
        for (int round = 0; round < runs.Length; round++)
        {
            using Process process = SelfProcess.Start(CommandName);
            runs[round] = double.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
            process.WaitForExit();
        }

        yield return new(Hundredth, Spread.Of(runs.Select(seconds => seconds * 1e6)), "µs");
    }

    /// <summary>Prints the seconds of a step: the median of batches, since the clock is too coarse for one.</summary>
    private static void Measure()
    {
        Optimizer optimizer = Workload.AdamW.Create();
        (Memory<float>[] weights, Memory<float>[] gradients) = LibraryTensors.Advised(ParameterLists.Elements1K);
        optimizer.Add("w", weights[0], gradients[0]);
        for (int i = 0; i < Before; i++)
        {
            optimizer.Step();
        }

        double[] seconds = new double[Batches];
        Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp());
        for (int batch = 0; batch < Batches; batch++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < StepsInBatch; i++)
            {
                optimizer.Step();
            }

            seconds[batch] = Stopwatch.GetElapsedTime(start).TotalSeconds / StepsInBatch;
        }

        Console.Write(Spread.Of(seconds).Median.ToString("R", CultureInfo.InvariantCulture));
    }
}
