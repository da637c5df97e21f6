using Trajectories.Functions;
using Trajectories.Optimizers;
using Trajectories.Options;

namespace Trajectories;

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
                if (new CommandLine().Parse(arguments, output) is { } options)
                {
                    Execute(options, output);
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

    private static void Execute(RunOptions options, TextWriter output)
    {
        var console = Consoles.Over(output);
        using var folder = options.Open();
        new PathRun(options, console, folder).Execute();
        if (options.TrainsNets)
        {
            new NetRun(options, console, folder).Execute();
        }

        foreach (Phrase note in Notes(options))
        {
            output.WriteLine(note);
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

    /// <summary>What the pictures leave out, and how learning rates were found.</summary>
    private static IEnumerable<Phrase> Notes(RunOptions options)
    {
        string[] tried = [.. options.Optimizers.Where(o => o.Rates is null).Select(o => o.Name)];
        if (tried.Length > 0)
        {
            yield return OptimizerWords.Tried.With(string.Join(", ", tried), RateSearch.Rates.Count);
        }

        string[] undrawn = [.. options.Optimizers.Except(options.DrawnOptimizers).Select(o => o.Name)];
        if (undrawn.Length > 0)
        {
            yield return OptimizerWords.LeftOut.With(string.Join(", ", undrawn), ShippedOptimizers.Names.Count);
        }

        if (!options.TrainsNets && options.Functions.Count < FunctionCatalog.All.Count)
        {
            yield return OptimizerWords.NotTrained;
        }
    }
}
