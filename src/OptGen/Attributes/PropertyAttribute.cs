namespace OptGen;

/// <summary>Names the property that a hyperparameter becomes, where the derived name does not suit.</summary>
/// <param name="name">A C# identifier. Without one, the analyzer asks for it.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PropertyAttribute(string name = "") : Attribute
{
    /// <summary>The property's name.</summary>
    public string Name { get; } = name;
}
