using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>What the figure of a call is made of, as generated code tells it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelGraph
{
    /// <summary>The operations on elements; conditions are 1 or 0.</summary>
    public IReadOnlyList<Func<double[], double>> Functions { internal get; set; } = [];

    /// <summary>Numbers that the constructor or the call gives: constants, hyperparameters and lengths.</summary>
    public IReadOnlyList<double> Numbers { internal get; set; } = [];

    /// <summary>Axes, tensors and nodes, one a line; fields are separated by semicolons. Tensors and nodes are told apart by their order.</summary>
    public IReadOnlyList<string> Lines { internal get; set; } = [];
}
