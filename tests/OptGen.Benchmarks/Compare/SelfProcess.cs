using System.Diagnostics;
using System.Reflection;

namespace OptGen.Benchmarks.Compare;

/// <summary>Starts this program again, for what needs a process of its own.</summary>
internal static class SelfProcess
{
    /// <summary>Starts the program.</summary>
    /// <param name="arguments">A command and its arguments.</param>
    /// <returns>The process, whose input and output are ours.</returns>
    public static Process Start(params string[] arguments)
    {
        string program = Environment.ProcessPath!;
        ProcessStartInfo start = new(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
