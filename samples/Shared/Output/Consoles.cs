using Spectre.Console;

namespace Samples.Output;

/// <summary>Consoles over any writer.</summary>
public static class Consoles
{
    private const int LeastWidth = 120;

    /// <summary>A console that writes there: with colours on a terminal, and wide enough for the tables elsewhere.</summary>
    public static IAnsiConsole Over(TextWriter output)
    {
        var target = new AnsiConsoleOutput(output);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = target.IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!target.IsTerminal)
        {
            console.Profile.Width = Math.Max(console.Profile.Width, LeastWidth);
        }

        return console;
    }
}
