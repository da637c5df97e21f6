using System.Text.RegularExpressions;
using OptGen.Compiler.Declarations;

namespace OptGen.Compiler.Binding;

/// <summary>The names of what is generated into the class of an optimizer or a schedule, besides its hyperparameters and the fields that give way to the user's.</summary>
internal static class GeneratedNames
{
    /// <summary>The field that holds what the compiler knows of the rule.</summary>
    public const string InfoField = "s_info";

    /// <summary>What every type has from <c>object</c>; a field of one of these names would hide it.</summary>
    public static readonly IReadOnlyList<string> OfObject = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>Words that generated code needs and that C# lets a type be called by.</summary>
    public static readonly IReadOnlyList<string> Words = ["nint", "unmanaged"];

    private const string Ordinal = "(First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Number[0-9]+)";
    private const string Ranks = "(AtRank[0-9]+(Or[0-9]+)*(OrMore)?)?";
    private const string Pass = $"(Step|Evaluation|{Ordinal}Pass){Ranks}";

    /// <summary>What overrides members of the base class, with the types of the parameters; null for a property.</summary>
    private static readonly Dictionary<string, string[]?> Overrides = new(StringComparer.Ordinal)
    {
        ["Info"] = null,
        ["get_Info"] = null,
        ["Update"] = ["StepBatch"],
        ["Evaluate"] = ["ParameterStep", "StepBatch"],
        ["AsksForGradient"] = ["StepBatch"],
        ["BlockSize"] = ["Int32"],
        ["SizeOf"] = ["Int32"],
        ["ExchangeHyperparameter"] = ["Int32", "HyperparameterExchange"],
    };

    /// <summary>The same for schedules.</summary>
    private static readonly Dictionary<string, string[]?> OverridesOfSchedules = new(StringComparer.Ordinal) { ["ValueAt"] = ["Double"] };

    /// <summary>Kernels, and methods that compute numbers for them.</summary>
    private static readonly Regex Helpers = new(
        $"^(Prepare{Pass}|{Pass}Kernel|({Ordinal}(Condition|Root)|FinishParameter|NeedsGradient[0-9]+){Ranks}|FinishStep)$",
        RegexOptions.CultureInvariant);

    /// <summary>Whether something that is generated may have the name.</summary>
    public static bool Contains(DeclarationKind kind, string name) =>
        kind == DeclarationKind.Schedule ? OverridesOfSchedules.ContainsKey(name) : Overrides.ContainsKey(name) || Helpers.IsMatch(name);

    /// <summary>Whether a member leaves no room for a generated one; a method may stand beside one that takes something else.</summary>
    /// <param name="kind">What the class is.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="parameterTypes">The names of the types of its parameters; null where it is no method.</param>
    public static bool Excludes(DeclarationKind kind, string name, IReadOnlyList<string>? parameterTypes) =>
        (kind == DeclarationKind.Schedule ? OverridesOfSchedules : Overrides).TryGetValue(name, out string[]? generated)
            ? generated is null || parameterTypes is null || parameterTypes.SequenceEqual(generated)
            : kind == DeclarationKind.Optimizer && Helpers.IsMatch(name);

    /// <summary>Whether a generated field may have the name, in which case it gives way.</summary>
    public static bool MayBeField(string name) => name[0] == '_' || name == InfoField;

    /// <summary>Whether a class whose rule is wrong has the member, too.</summary>
    public static bool IsOfSurface(string name) => name is "Info" or "get_Info" or "Update" or "ValueAt";
}
