using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Emission;

namespace OptGen.Compiler.Models.Surface;

/// <summary>Writes lengths as C# expressions of type <c>long</c>.</summary>
/// <param name="dataLengths">The lengths that a call gives, in their order.</param>
/// <param name="lengths">What a span of them is called.</param>
/// <param name="owner">What the model is called whose numbers are read; empty within it.</param>
internal sealed class LengthCode(IReadOnlyList<LengthSymbol> dataLengths, string lengths, string owner)
{
    public string Of(Length length) => new LengthWriter(Read).Factor(length);

    /// <summary>The product of the lengths of axes.</summary>
    public string Count(IEnumerable<Axis> axes) => Of(axes.Aggregate(Length.One, (product, axis) => product * axis.Length));

    private string Read(LengthSymbol symbol)
    {
        if (symbol.IsRound)
        {
            return symbol.Name;
        }

        int place = symbol.IsOfData ? Enumerable.Range(0, dataLengths.Count).Where(i => dataLengths[i].Equals(symbol)).DefaultIfEmpty(-1).First() : -1;
        return place >= 0 ? $"{lengths}[{place}]" : $"(long){ModelMembers.Read(symbol.Name, owner)}";
    }
}
