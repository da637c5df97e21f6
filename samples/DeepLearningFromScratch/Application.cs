using DeepLearningFromScratch.Experiments;
using DeepLearningFromScratch.Options;

namespace DeepLearningFromScratch;

/// <summary>The program, with its outputs given so that tests can read them.</summary>
public static class Application
{
    private const int Success = 0, WrongOption = 2;

    /// <summary>Runs with the command line's arguments and returns the exit code.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        try
        {
            return PictureOptions.InLanguageOf(arguments, () =>
            {
                if (new CommandLine().Parse(arguments, output) is { } order)
                {
                    Execute(order, output);
                }

                return Success;
            });
        }
        catch (OptionException exception)
        {
            error.WriteLine(exception.Message);
            return WrongOption;
        }
    }

    private static void Execute(Order order, TextWriter output)
    {
        using var folder = order.Open();
        var lab = new Laboratory(order.Settings, Consoles.Over(output), folder);
        foreach (Experiment experiment in order.Experiments)
        {
            lab.Run(experiment);
        }

        output.WriteLine();
        if (order.Experiments.Count > 1)
        {
            lab.Summarize();
        }

        foreach (string file in folder.Files)
        {
            output.WriteLine(SharedWords.Wrote.With(file));
        }

        if (folder.Lack is { } lack)
        {
            output.WriteLine(lack);
        }
    }
}
