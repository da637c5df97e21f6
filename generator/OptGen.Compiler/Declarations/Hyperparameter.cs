namespace OptGen.Compiler.Declarations;

internal enum HyperparameterType
{
    Double,
    Single,
    Int32,
    Int64,
    Boolean,

    /// <summary>An array of double, read by index.</summary>
    DoubleArray,

    /// <summary>No type for a hyperparameter; reported where it is declared.</summary>
    Unsupported,
}

/// <summary>The values that a hyperparameter may have.</summary>
internal sealed record HyperparameterRange(double Minimum, double Maximum, bool ExcludesMinimum, bool ExcludesMaximum);

/// <summary>A hyperparameter: a parameter of the class's primary constructor, or declared in the rule by <c>:=</c>.</summary>
/// <param name="Name">As declared; a C# identifier.</param>
/// <param name="Key">What the rule knows it by: see <see cref="Language.RuleName.Key"/>.</param>
/// <param name="Type">The type of its property.</param>
/// <param name="Property">The property's name; empty where it has none because of a mistake that is reported.</param>
/// <param name="Default">C# for the default value; null where the constructor's caller must give one.</param>
/// <param name="Range">The values allowed; null where every number is.</param>
internal sealed record Hyperparameter(
    string Name,
    string Key,
    HyperparameterType Type,
    string Property,
    string? Default,
    HyperparameterRange? Range)
{
    /// <summary>The key of one element of an array.</summary>
    public string ElementKey(int index) => $"{Key}[{index}]";
}
