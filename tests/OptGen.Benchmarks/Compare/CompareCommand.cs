using System.CommandLine;
using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare;

/// <summary>The command <c>compare</c>.</summary>
internal static class CompareCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        Option<bool> quick = new("--quick") { Description = "A short run: all works, and about how fast." };
        Option<int?> rounds = new("--rounds") { Description = "How often each contender has its turn; at least 3 for figures to quote." };
        Option<string[]> only = new("--only") { Description = "A part of the names of the rows to measure; may be repeated." };
        Option<bool> list = new("--list") { Description = "Names the rows, and measures nothing." };
        Option<DirectoryInfo?> output = new("--out") { Description = "The folder for compare.md and compare.svg." };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
            {
                result.AddError("--rounds must be at least 1.");
            }
        });

        Command command = new("compare", "Measures the library beside what else there is, in one interleaved run.") { quick, rounds, only, list, output };
        command.SetAction(parsed =>
        {
            Effort effort = parsed.GetValue(quick) ? Effort.Quick : Effort.Full;
            CompareOptions options = new(effort with { Rounds = parsed.GetValue(rounds) ?? effort.Rounds }, parsed.GetValue(only) ?? [], parsed.GetValue(output));
            if (parsed.GetValue(list))
            {
                Comparison.List(options);
                return 0;
            }

            return Comparison.Run(options);
        });
        return command;
    }
}
