using System.CommandLine;
using System.Globalization;

namespace OptGen.Benchmarks.Elementary;

/// <summary>The command <c>functions</c>: how exact and how fast the functions of elements are.</summary>
internal static class FunctionsCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        Option<long> count = new("--count") { Description = "How many random arguments functions of doubles and of two arguments get.", DefaultValueFactory = _ => 1_000_000 };
        Option<long> stride = new("--stride") { Description = "Functions of one float get every so many of the 2³² floats; 1 is the proof.", DefaultValueFactory = _ => 4099 };
        Option<string[]> only = new("--only") { Description = "The functions to look at, by their names in rules; all if left out.", AllowMultipleArgumentsPerToken = true };
        Option<string> part = new("--part") { Description = "What to measure.", DefaultValueFactory = _ => "all" };
        part.AcceptOnlyFromAmong("all", "float", "double", "time");
        Command command = new("functions", "Compares the functions of elements with those of the C library: greatest errors in ulps, and times.") { count, stride, only, part };
        command.SetAction(parsed => Run(parsed.GetValue(count), parsed.GetValue(stride), parsed.GetValue(only) ?? [], parsed.GetValue(part)!));
        return command;
    }

    private static int Run(long count, long stride, string[] only, string part)
    {
        ReferenceFunctions? reference = ReferenceFunctions.Load(out string problem);
        if (reference is null)
        {
            Console.WriteLine($"No errors: {problem}");
        }

        Console.WriteLine("| function | float, ulps | at | double, ulps | at | ns | Math | TensorPrimitives |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (FunctionCase function in FunctionCase.All.Where(function => only.Length == 0 || only.Contains(function.Name)))
        {
            FunctionError? single = reference is null || part is "double" or "time" ? null : FunctionProof.OfSingle(function, reference, stride, count);
            FunctionError? @double = reference is null || part is "float" or "time" ? null : FunctionProof.OfDouble(function, reference, count);
            double?[] times = part is "all" or "time" ? FunctionTime.Of(function) : [null, null, null];
            Console.WriteLine($"| {function.Name} | {Text(single)} | {Text(@double)} | {string.Join(" | ", times.Select(Text))} |");
        }

        return 0;
    }

    private static string Text(FunctionError? error) => error is null ? "– | –" : $"{Text(error.Error)} | {error.Arguments}";

    private static string Text(double? number) => number?.ToString("F4", CultureInfo.InvariantCulture) ?? "–";
}
