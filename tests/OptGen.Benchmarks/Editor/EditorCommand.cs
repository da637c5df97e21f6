using System.CommandLine;

namespace OptGen.Benchmarks.Editor;

/// <summary>The command <c>editor</c>: what a keystroke costs in a project of many optimizers.</summary>
internal static class EditorCommand
{
    private const int LeastRepeats = 50;

    /// <summary>The command, with its options.</summary>
    public static Command Create()
    {
        Option<int> optimizers = new("--optimizers") { Description = "How many optimizers the project has, each in a file of its own.", DefaultValueFactory = _ => 200 };
        Option<int> repeats = new("--repeats") { Description = $"How many keystrokes are measured of each kind, at least {LeastRepeats}.", DefaultValueFactory = _ => 101 };
        Option<int> statements = new("--statements") { Description = "How many statements the model has.", DefaultValueFactory = _ => 200 };
        statements.Validators.Add(result => RequireAtLeast(result, statements, 5));
        optimizers.Validators.Add(result => RequireAtLeast(result, optimizers, 1));
        repeats.Validators.Add(result => RequireAtLeast(result, repeats, LeastRepeats));
        Command command = new("editor", "Prints what a keystroke costs in a project of many optimizers, beside what it costs generators that do nothing.") { optimizers, repeats, statements };
        command.SetAction(result =>
        {
            EditorTable.Print(Console.Out, result.GetValue(optimizers), result.GetValue(repeats));
            EditorTable.PrintModel(Console.Out, result.GetValue(statements), result.GetValue(repeats));
        });
        return command;
    }

    private static void RequireAtLeast(System.CommandLine.Parsing.OptionResult result, Option<int> option, int least)
    {
        if (result.GetValueOrDefault<int>() is int value && value < least)
        {
            result.AddError($"{option.Name} is {value}; give it {least} or more.");
        }
    }
}
