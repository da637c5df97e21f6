namespace OptGen.Compiler.Values;

/// <summary>A value with its derivative by the weights.</summary>
/// <param name="Value">The value.</param>
/// <param name="Slope">The derivative; null where it is 0 because the value does not depend on the weights.</param>
internal readonly record struct Dual(Value Value, Value? Slope)
{
    public Node Node => Value.Node;

    public static implicit operator Dual(Value constant) => new(constant, null);
}
