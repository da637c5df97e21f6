using System.CommandLine;
using Trajectories.Functions;
using Trajectories.Optimizers;

namespace Trajectories.Options;

/// <summary>The program's options, and what they mean.</summary>
public sealed class CommandLine
{
    private const string Pictures = "pictures", Nets = "nets";

    private readonly Option<string[]> _functions = new("--function")
    {
        Description = CommandWords.Functions.With(FunctionNames),
        HelpName = "name",
    };

    private readonly Option<string[]> _optimizers = new("--optimizer")
    {
        Description = CommandWords.Optimizers.With(OptimizerNames),
        HelpName = "name",
    };

    private readonly Option<string?> _steps = new("--steps") { Description = CommandWords.Steps, HelpName = "number" };

    private readonly Option<string?> _epochs = new("--epochs") { Description = CommandWords.Epochs, HelpName = "number" };

    private readonly Option<string[]> _settings = new("--set")
    {
        Description = CommandWords.Set,
        HelpName = "name=value",
    };

    private readonly Option<string?> _only = new("--only") { Description = CommandWords.Only.With(Pictures, Nets), HelpName = "what" };

    private readonly Option<bool> _together = new("--together") { Description = CommandWords.Together.With(PathPicture.MostTogether) };

    private readonly PictureOptions _pictures = new(Path.Combine("artifacts", "trajectories"));

    private readonly Option<string> _seed = new("--seed")
    {
        Description = CommandWords.Seed,
        HelpName = "number",
        DefaultValueFactory = _ => "1",
    };

    private readonly RootCommand _command;

    /// <summary>Declares the options.</summary>
    public CommandLine()
    {
        _command = new RootCommand(CommandWords.Program)
        {
            _functions, _optimizers, _steps, _epochs, _settings, _only, _seed, _together,
        };
        foreach (var option in _pictures.All)
        {
            _command.Options.Add(option);
        }
    }

    private static string FunctionNames => string.Join(", ", FunctionCatalog.All.Select(f => f.Name));

    private static string OptimizerNames => string.Join(", ", OptimizerCatalog.All.Select(o => o.Name));

    /// <summary>
    /// Reads the arguments. Null when they ask for help or the like, which is then written to the output.
    /// </summary>
    /// <exception cref="OptionException">An argument is wrong.</exception>
    public RunOptions? Parse(IReadOnlyList<string> arguments, TextWriter output)
    {
        var result = _command.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        Arguments.Check(result, _command.Options);
        if (result.Action is not null)
        {
            result.Invoke(new InvocationConfiguration { Output = output });
            return null;
        }

        return Validated(result);
    }

    private RunOptions Validated(ParseResult result)
    {
        string? only = result.GetValue(_only);
        if (only is not (null or Pictures or Nets))
        {
            throw new OptionException(CommandWords.WrongOnly.With(Pictures, Nets, only) + NearNames.Suggestion(only, [Pictures, Nets]));
        }

        TestFunction[] functions = [.. Names(result, _functions).Select(n => FunctionCatalog.Find(n)
            ?? throw new OptionException(CommandWords.UnknownFunction.With(n, FunctionNames) + NearNames.Suggestion(n, FunctionCatalog.All.Select(f => f.Name))))];
        if (functions.Length > 0 && only == Nets)
        {
            throw new OptionException(CommandWords.Excluding.With(Nets));
        }

        OptimizerEntry[] optimizers = [.. Names(result, _optimizers).Select(n => OptimizerCatalog.Find(n)
            ?? throw new OptionException(OptimizerWords.Unknown.With(n, OptimizerNames) + NearNames.Suggestion(n, [.. OptimizerCatalog.All.Select(o => o.Name), .. ShippedOptimizers.Names])))];
        bool areChosen = optimizers.Length > 0;
        IReadOnlyList<OptimizerEntry> compared = areChosen ? optimizers : OptimizerCatalog.All;

        IReadOnlyList<OptimizerEntry> drawn = areChosen ? compared : [.. compared.Where(o => !o.IsVariant)];
        bool drawsTogether = result.GetValue(_together);
        if (drawsTogether && drawn.Count > PathPicture.MostTogether)
        {
            throw new OptionException(CommandWords.TooManyTogether.With(PathPicture.MostTogether));
        }

        return new RunOptions
        {
            DrawsTogether = drawsTogether,
            Functions = only == Nets ? [] : functions.Length > 0 ? functions : FunctionCatalog.All,
            TrainsNets = only != Pictures && functions.Length == 0,
            Optimizers = compared,
            DrawnOptimizers = drawn,
            Steps = Arguments.WholeNumber(_steps.Name, result.GetValue(_steps), 1),
            Epochs = Arguments.WholeNumber(_epochs.Name, result.GetValue(_epochs), 1),
            Settings = Settings(result, compared),
            Open = () => _pictures.Open(result),
            Seed = Arguments.WholeNumber(_seed.Name, result.GetValue(_seed), 0)!.Value,
        };
    }

    private static IEnumerable<string> Names(ParseResult result, Option<string[]> option) =>
        (result.GetValue(option) ?? []).SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries)).Distinct(StringComparer.OrdinalIgnoreCase);

    private HyperparameterSetting[] Settings(ParseResult result, IReadOnlyList<OptimizerEntry> optimizers)
    {
        HyperparameterSetting[] settings = [.. (result.GetValue(_settings) ?? []).Select(HyperparameterSetting.Parse)];
        var samples = optimizers.Select(o => o.Create(o.Rates?.Quadratic ?? 0.01)).ToArray();
        foreach (var setting in settings)
        {
            if (samples.Count(setting.TryApply) == 0)
            {
                var known = samples.SelectMany(HyperparameterSetting.NamesOf).Distinct().Order(StringComparer.Ordinal);
                throw new OptionException(CommandWords.NoHyperparameter.With(setting.Name, string.Join(", ", known)) + NearNames.Suggestion(setting.Name, known));
            }
        }

        return settings;
    }
}
