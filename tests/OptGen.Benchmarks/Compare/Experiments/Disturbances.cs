using System.CommandLine;
using System.Diagnostics;
using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Workloads;

namespace OptGen.Benchmarks.Compare.Experiments;

/// <summary>Single steps after 20 ms without work, and steps beside a process that never rests: two threads beside one, step by step in turn.</summary>
/// <remarks>
/// What is compared is the time that one step in twenty exceeds: the very longest of many is made by whatever else runs on the machine, with
/// one thread as with two.
/// </remarks>
internal static class Disturbances
{
    private const string CommandName = "busy";
    private const double Share = 0.95;
    private const int IdleMilliseconds = 20;
    private const int StepsInRound = 10;

    /// <summary>Up to this list the difference is bounded, in microseconds; above it the ratio.</summary>
    public static IReadOnlyList<ParameterList> Small { get; } = [ParameterLists.Elements16K, ParameterLists.Elements262K];

    /// <summary>Where the ratio is bounded.</summary>
    public static IReadOnlyList<ParameterList> Large { get; } = [ParameterLists.Elements1M, ParameterLists.Elements16M];

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new("idle and busy", Run);

    /// <summary>The command of the process that never rests, until its input ends.</summary>
    public static Command CreateCommand()
    {
        Command command = new(CommandName, "Keeps a processor busy until the input ends.") { Hidden = true };
        command.SetAction(_ =>
        {
            new Thread(() =>
            {
                while (true)
                {
                }
            })
            { IsBackground = true }.Start();
            Console.In.ReadToEnd();
        });
        return command;
    }

    /// <summary>The name of a fact.</summary>
    /// <param name="busy">Beside a busy process, or after idling.</param>
    /// <param name="list">The tensors.</param>
    public static string NameOf(bool busy, ParameterList list) => $"{(busy ? "beside a busy process" : "after 20 ms idle")}, {list.Name}: 2 threads {(Small.Contains(list) ? "less" : "over")} 1 thread";

    private static IEnumerable<Fact> Run(Effort effort)
    {
        foreach (bool busy in (bool[])[false, true])
        {
            using Process? other = busy ? SelfProcess.Start(CommandName) : null;
            foreach (ParameterList list in (ParameterList[])[.. Small, .. Large])
            {
                yield return Measure(busy, list, effort);
            }

            other?.StandardInput.Close();
            other?.WaitForExit();
        }
    }

    private static Fact Measure(bool busy, ParameterList list, Effort effort)
    {
        using LibraryContender one = new(Names.OptGen, Workload.AdamW.Create().With(1), list);
        using LibraryContender two = new(Names.OptGen, Workload.AdamW.Create().With(2), list);
        one.Seconds(StepsInRound);
        two.Seconds(StepsInRound);
        double[] rounds = new double[effort.Rounds];
        for (int round = 0; round < rounds.Length; round++)
        {
            double[] alone = new double[StepsInRound];
            double[] together = new double[StepsInRound];
            for (int i = 0; i < StepsInRound; i++)
            {
                Rest(busy);
                alone[i] = one.Seconds(1);
                Rest(busy);
                together[i] = two.Seconds(1);
            }

            double withOne = Spread.Quantile([.. alone.Order()], Share);
            double withTwo = Spread.Quantile([.. together.Order()], Share);
            rounds[round] = Small.Contains(list) ? (withTwo - withOne) * 1e6 : withTwo / withOne;
        }

        return new(NameOf(busy, list), Spread.Of(rounds), Small.Contains(list) ? "µs" : "");
    }

    private static void Rest(bool busy)
    {
        if (!busy)
        {
            Thread.Sleep(IdleMilliseconds);
        }
    }
}
