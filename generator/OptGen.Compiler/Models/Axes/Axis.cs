namespace OptGen.Compiler.Models.Axes;

/// <summary>
/// An axis of tensors. Axes are told apart by identity: two tensors share one where they have the same object. No tensor has an axis twice; where a
/// declaration writes a name twice, as <c>U[n, n]</c>, the second is a twin: another axis of the same name and length.
/// </summary>
/// <param name="id">Place in the order of creation.</param>
/// <param name="name">As the model writes it; null where a number or an expression made the axis.</param>
/// <param name="length">How long it is.</param>
internal sealed class Axis(int id, string? name, Length length)
{
    /// <summary>Place in the order of creation.</summary>
    public int Id { get; } = id;

    /// <summary>As the model writes it; null where a number or an expression made the axis.</summary>
    public string? Name { get; } = name;

    /// <summary>How long it is.</summary>
    public Length Length { get; } = length;

    /// <summary>As messages call it.</summary>
    public override string ToString() => Name ?? Length.ToString();
}
