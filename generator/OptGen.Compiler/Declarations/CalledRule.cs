using OptGen.Compiler.Text;

namespace OptGen.Compiler.Declarations;

/// <summary>A rule that another one calls by name: a function from a gradient to a displacement.</summary>
/// <param name="Name">As the calling rule writes it.</param>
/// <param name="Display">The name of its class, for the names of its states.</param>
/// <param name="Rule">Its text.</param>
/// <param name="Hyperparameters">All that it needs, those of the rules that it calls included.</param>
/// <param name="Calls">The rules that it calls itself.</param>
/// <param name="IsCycle">Whether it is called, directly or not, by itself; it then has no calls here.</param>
internal sealed record CalledRule(
    string Name,
    string Display,
    string Rule,
    EquatableArray<Hyperparameter> Hyperparameters,
    EquatableArray<CalledRule> Calls,
    bool IsCycle)
{
    /// <summary>Whether its class only names others by its attributes.</summary>
    public bool IsStack { get; init; }

    /// <summary>What a rule calls the one that it is stacked upon.</summary>
    public const string Base = "base";

    /// <summary>What a rule that is stacked upon two calls the second.</summary>
    public const string SecondBase = "base2";

    /// <summary>Whether a function stands for a rule that another is stacked upon.</summary>
    public static bool IsBase(string name) => name is Base or SecondBase;
}
