using System.Diagnostics;

namespace OptGen.Tests.Bits;

/// <summary>Runs <see cref="Program"/> in a process of its own.</summary>
internal static class ChildProcess
{
    /// <summary>The lines that the program prints.</summary>
    /// <param name="argument">What it is to do.</param>
    /// <param name="switchedOff">An instruction set that the runtime is to do without, by the name of its switch.</param>
    public static string[] Run(string argument, string? switchedOff = null) => Run(argument, switchedOff is null ? [] : [(switchedOff, "0")]);

    /// <summary>The lines that the program prints, with settings of the runtime.</summary>
    public static string[] Run(string argument, IEnumerable<(string Name, string Value)> settings)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, ["exec", typeof(ChildProcess).Assembly.Location, argument])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in settings)
        {
            start.Environment["DOTNET_" + name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.True(process.ExitCode == 0, $"After '{lines.LastOrDefault()}' the process ended with {process.ExitCode}: {errors.Result}");
        return lines;
    }
}
