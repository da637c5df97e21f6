using OptGen.CompilerServices;

namespace OptGen.Models;

/// <summary>A parameter or a state.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Owner">The class that declares it.</param>
/// <param name="Declared">Its name there.</param>
/// <param name="Initial">What makes its first values.</param>
/// <param name="Axes">The names of its axes.</param>
/// <param name="Shape">Their lengths.</param>
/// <param name="Count">How many elements it has.</param>
internal sealed record VariableLayout(string Name, string Owner, string Declared, ModelInitial Initial, string[] Axes, int[] Shape, int Count)
{
    /// <summary>The model whose memory it is; null where it is the model's own.</summary>
    public Model? Source { get; init; }

    /// <summary>Its name in that model.</summary>
    public string NameThere { get; init; } = "";
}
