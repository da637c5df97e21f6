using Spectre.Console;
using Trajectories.Options;

namespace Trajectories;

/// <summary>The program, with its outputs given so that tests can read them.</summary>
public static class Application
{
    private const int Success = 0, WrongOption = 2, LeastWidth = 120;

    /// <summary>Runs with the command line's arguments and returns the exit code.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        try
        {
            if (new CommandLine().Parse(arguments, output) is { } options)
            {
                Execute(options, output);
            }

            return Success;
        }
        catch (OptionException exception)
        {
            error.WriteLine(exception.Message);
            return WrongOption;
        }
    }

    private static void Execute(RunOptions options, TextWriter output)
    {
        var target = new AnsiConsoleOutput(output);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = target, Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No });
        if (!target.IsTerminal)
        {
            console.Profile.Width = Math.Max(console.Profile.Width, LeastWidth);
        }

        var folder = new PictureFolder(options.Output);
        new PathRun(options, console, folder).Execute();
        if (options.TrainsNets)
        {
            new NetRun(options, console, folder).Execute();
        }

        foreach (string file in folder.Files)
        {
            output.WriteLine($"wrote {file}");
        }
    }
}
