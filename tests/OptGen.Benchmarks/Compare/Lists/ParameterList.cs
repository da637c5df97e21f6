namespace OptGen.Benchmarks.Compare.Lists;

/// <summary>The tensors that one step updates.</summary>
/// <param name="Name">How tables call it.</param>
/// <param name="Shapes">The lengths of the axes of each tensor.</param>
/// <param name="Layout">How weights and gradients lie in memory.</param>
internal sealed record ParameterList(string Name, IReadOnlyList<int[]> Shapes, Layout Layout = Layout.Arena)
{
    /// <summary>How many weights each tensor has.</summary>
    public IReadOnlyList<int> Lengths { get; } = [.. Shapes.Select(shape => shape.Aggregate(1, (length, axis) => length * axis))];

    /// <summary>How many weights all tensors have.</summary>
    public long Elements => Lengths.Sum(length => (long)length);
}
