namespace OptGen.Compiler.Models.Axes;

/// <summary>A length that the compiler does not know as a number.</summary>
/// <param name="Name">The constructor's parameter that gives it, or the axis of data.</param>
/// <param name="IsOfData">Whether each call gives it anew, by the lengths of its data; otherwise the constructor gives it.</param>
internal sealed record LengthSymbol(string Name, bool IsOfData)
{
    public override string ToString() => Name;
}
