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
        Description = $"Only these functions, and no nets: {FunctionNames}. Repeatable, or separated by commas.",
        HelpName = "name",
    };

    private readonly Option<string[]> _optimizers = new("--optimizer")
    {
        Description = $"Only these optimizers: {OptimizerNames}. Repeatable, or separated by commas.",
        HelpName = "name",
    };

    private readonly Option<string?> _steps = new("--steps") { Description = "Updates per path, instead of each function's own number.", HelpName = "number" };

    private readonly Option<string?> _epochs = new("--epochs") { Description = "Passes over the data when training nets.", HelpName = "number" };

    private readonly Option<string[]> _settings = new("--set")
    {
        Description = "A hyperparameter for all optimizers that have it, as in --set LearningRate=0.1. Repeatable.",
        HelpName = "name=value",
    };

    private readonly Option<string?> _only = new("--only") { Description = $"Do one half of the work: {Pictures} (of paths on functions) or {Nets}.", HelpName = "what" };

    private readonly PictureOptions _pictures = new(Path.Combine("artifacts", "trajectories"));

    private readonly Option<string> _seed = new("--seed")
    {
        Description = "Chooses the nets' data, first weights and order of examples.",
        HelpName = "number",
        DefaultValueFactory = _ => "1",
    };

    private readonly RootCommand _command;

    /// <summary>Declares the options.</summary>
    public CommandLine()
    {
        _command = new RootCommand("Shows the paths of gradient-descent optimizers on functions of two variables, and how they train small nets.")
        {
            _functions, _optimizers, _steps, _epochs, _settings, _only, _seed,
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
            throw new OptionException($"--only expects {Pictures} or {Nets}, but got '{only}'.");
        }

        TestFunction[] functions = [.. Names(result, _functions).Select(n => FunctionCatalog.Find(n)
            ?? throw new OptionException($"Unknown function '{n}'; there are {FunctionNames}.{NearNames.Suggestion(n, FunctionCatalog.All.Select(f => f.Name))}"))];
        if (functions.Length > 0 && only == Nets)
        {
            throw new OptionException($"--function and --only {Nets} exclude each other.");
        }

        OptimizerEntry[] optimizers = [.. Names(result, _optimizers).Select(n => OptimizerCatalog.Find(n)
            ?? throw new OptionException($"Unknown optimizer '{n}'; there are {OptimizerNames}.{NearNames.Suggestion(n, OptimizerCatalog.All.Select(o => o.Name))}"))];
        bool areChosen = optimizers.Length > 0;
        IReadOnlyList<OptimizerEntry> compared = areChosen ? optimizers : OptimizerCatalog.All;

        return new RunOptions
        {
            Functions = only == Nets ? [] : functions.Length > 0 ? functions : FunctionCatalog.All,
            TrainsNets = only != Pictures && functions.Length == 0,
            Optimizers = compared,
            DrawnOptimizers = areChosen ? compared : [.. compared.Where(o => !o.IsVariant)],
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
        var samples = optimizers.Select(o => o.Create(o.Rates.Quadratic)).ToArray();
        foreach (var setting in settings)
        {
            if (samples.Count(setting.TryApply) == 0)
            {
                var known = samples.SelectMany(HyperparameterSetting.NamesOf).Distinct().Order(StringComparer.Ordinal);
                throw new OptionException($"No chosen optimizer has a hyperparameter '{setting.Name}'; there are {string.Join(", ", known)}.");
            }
        }

        return settings;
    }
}
