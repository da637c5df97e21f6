using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using DeepLearningFromScratch.Experiments;

namespace DeepLearningFromScratch.Options;

/// <summary>The program's commands and options, and what they mean.</summary>
public sealed class CommandLine
{
    /// <summary>The command that does everything.</summary>
    public const string AllName = "all";

    private readonly PictureOptions _pictures = new(Path.Combine("artifacts", "book"), isRecursive: true);
    private readonly Option<string?> _mnist = new("--mnist") { Description = CommandWords.Mnist, HelpName = OptionWords.FolderName, Recursive = true };
    private readonly Option<string?> _images = new("--images") { Description = CommandWords.Images, HelpName = OptionWords.NumberName, Recursive = true };
    private readonly Option<string> _effort = new("--effort") { Description = CommandWords.Effort, HelpName = OptionWords.NumberName, DefaultValueFactory = _ => "1", Recursive = true };
    private readonly Option<string> _seed = new("--seed") { Description = CommandWords.Seed, HelpName = OptionWords.NumberName, DefaultValueFactory = _ => "1", Recursive = true };
    private readonly RootCommand _root = new(CommandWords.Program);

    /// <summary>Declares them.</summary>
    public CommandLine()
    {
        foreach (Option option in Options)
        {
            _root.Options.Add(option);
        }

        _root.Subcommands.Add(new Command(AllName, CommandWords.All));
        foreach (Experiment experiment in ExperimentCatalog.All)
        {
            _root.Subcommands.Add(new Command(experiment.Name, $"{experiment.Section}  {experiment.Title}"));
        }
    }

    private IEnumerable<Option> Options => [_mnist, _images, _effort, _seed, .. _pictures.All];

    /// <summary>Reads the arguments. Null when they ask for help or the like, which is then written to the output.</summary>
    /// <exception cref="OptionException">An argument is wrong.</exception>
    public Order? Parse(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments.Count == 0)
        {
            arguments = ["--help"];
        }

        var result = _root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is not null and not ParseErrorAction)
        {
            result.Invoke(new InvocationConfiguration { Output = output });
            return null;
        }

        CheckCommand(result);
        string name = result.CommandResult.Command.Name;
        return new Order(
            [.. ExperimentCatalog.All.Where(e => name == AllName || e.Name == name)],
            new LaboratorySettings
            {
                Seed = Arguments.WholeNumber(_seed.Name, result.GetValue(_seed), 0)!.Value,
                Effort = EffortOf(result.GetValue(_effort)!),
                Images = Arguments.WholeNumber(_images.Name, result.GetValue(_images), 500),
                Mnist = result.GetValue(_mnist),
            },
            () => _pictures.Open(result));
    }

    private void CheckCommand(ParseResult result)
    {
        string[] commands = [.. _root.Subcommands.Select(c => c.Name)];
        if (result.UnmatchedTokens.FirstOrDefault(t => !t.StartsWith('-')) is { } unknown && result.CommandResult.Command == _root)
        {
            throw new OptionException(CommandWords.UnknownCommand.With(unknown, string.Join(", ", commands)) + NearNames.Suggestion(unknown, commands));
        }

        if (result.CommandResult.Command == _root && result.UnmatchedTokens.Count == 0)
        {
            throw new OptionException(CommandWords.NoCommand.With(string.Join(", ", commands)));
        }

        Arguments.Check(result, Options);
    }

    private double EffortOf(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double effort) && effort is > 0 and <= 100
            ? effort
            : throw new OptionException(CommandWords.WrongEffort.With(_effort.Name, text));
}
