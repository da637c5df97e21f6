namespace OptGen.Compiler.Values;

/// <summary>A node as an expression has it: with what the way it is written says about its rounding.</summary>
/// <param name="Node">The value.</param>
/// <param name="IsProduct">
/// Whether it is a product written where it stands, so that a sum may take it in unrounded. A product that was given a name is a number
/// of the element type like any other.
/// </param>
internal readonly record struct Value(Node Node, bool IsProduct = false)
{
    public Shape Shape => Node.Shape;

    public bool IsElement => Node.IsElement;

    public bool IsCondition => Node.IsCondition;

    /// <summary>The value as it is read through a name.</summary>
    public Value Named() => new(Node);
}
