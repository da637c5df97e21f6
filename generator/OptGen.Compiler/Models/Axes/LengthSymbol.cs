namespace OptGen.Compiler.Models.Axes;

/// <summary>A length that the compiler does not know as a number.</summary>
/// <param name="Name">The constructor's parameter that gives it, or the axis of data; of a round, the loop.</param>
/// <param name="IsOfData">Whether each call gives it anew, by the lengths of its data; otherwise the constructor gives it.</param>
/// <param name="IsRound">Whether it is no length but the number of a loop's round, from 0 on: what offsets within a round are made of.</param>
internal sealed record LengthSymbol(string Name, bool IsOfData, bool IsRound = false)
{
    public override string ToString() => Name;
}
