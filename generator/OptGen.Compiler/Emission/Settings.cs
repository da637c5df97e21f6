using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;

namespace OptGen.Compiler.Emission;

/// <summary>What a step is told by its optimizer: the hyperparameters that it uses, and the seed. Each has one name in all methods and kernels.</summary>
internal sealed class Settings
{
    private static readonly string[] Locals = ["batch", "i", "loss", "step", "t"];

    private readonly IReadOnlyList<Hyperparameter> _hyperparameters;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly string _seed;
    private bool _readsSeed;

    public Settings(IReadOnlyList<Hyperparameter> hyperparameters)
    {
        _hyperparameters = hyperparameters;
        Identifiers identifiers = new([.. Locals, .. GeneratedTypes.Names, .. KernelEmitter.Members, .. hyperparameters.Select(hyperparameter => hyperparameter.Name).Where(GeneratedNames.IsOfStep)]);
        foreach (Hyperparameter hyperparameter in hyperparameters)
        {
            _names[hyperparameter.Key] = identifiers.Unique(hyperparameter.Name);
        }

        _seed = identifiers.Unique("seed");
    }

    /// <summary>What nothing else may be called.</summary>
    public IEnumerable<string> Names => _names.Values.Append(_seed).Select(name => name.TrimStart('@'));

    /// <summary>What the constructor of a step takes, in brackets; empty where that is nothing.</summary>
    public string ParameterList => Used.Any() ? $"({string.Join(", ", Used.Select(used => $"{used.Type} {used.Name}"))})" : "";

    /// <summary>What the optimizer gives it.</summary>
    public string Arguments => string.Join(", ", Used.Select(used => $"{used.Name}: this.{used.Property}"));

    private IEnumerable<(string Name, string Type, string Property)> Used
    {
        get
        {
            foreach (Hyperparameter hyperparameter in _hyperparameters.Where(hyperparameter => _used.Contains(hyperparameter.Key)))
            {
                yield return (_names[hyperparameter.Key], Type(hyperparameter), hyperparameter.Property);
            }

            if (_readsSeed)
            {
                yield return (_seed, "long", "Seed");
            }
        }
    }

    /// <summary>The name of a hyperparameter.</summary>
    public string NameOf(Hyperparameter hyperparameter) => _names[hyperparameter.Key];

    /// <summary>The name of a hyperparameter that the step uses.</summary>
    public string Use(Hyperparameter hyperparameter)
    {
        _used.Add(hyperparameter.Key);
        return NameOf(hyperparameter);
    }

    /// <summary>The name of the seed, which the step uses.</summary>
    public string UseSeed()
    {
        _readsSeed = true;
        return _seed;
    }

    private static string Type(Hyperparameter hyperparameter) => hyperparameter.Type switch
    {
        HyperparameterType.DoubleArray => "double[]",
        HyperparameterType.Boolean => "bool",
        _ => "double",
    };
}
