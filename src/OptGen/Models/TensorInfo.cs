namespace OptGen;

/// <summary>A tensor of a model: its name, and the names and lengths of its axes, outermost first.</summary>
public sealed class TensorInfo
{
    internal TensorInfo(string name, IReadOnlyList<string> axes, IReadOnlyList<long> lengths)
    {
        Name = name;
        Axes = axes;
        Lengths = lengths;
    }

    /// <summary>Its full name.</summary>
    public string Name { get; }

    /// <summary>The names of its axes; empty for one without a name.</summary>
    public IReadOnlyList<string> Axes { get; }

    /// <summary>Their lengths; none for one number.</summary>
    public IReadOnlyList<long> Lengths { get; }

    /// <summary>How many elements it has.</summary>
    public long Count => Lengths.Aggregate(1L, (product, length) => product * length);

    /// <summary>Name and axes, such as <c>W1[inputs: 784, hidden: 50]</c>.</summary>
    public override string ToString() => $"{Name}[{string.Join(", ", Axes.Select((axis, i) => axis.Length == 0 ? $"{Lengths[i]}" : $"{axis}: {Lengths[i]}"))}]";
}
