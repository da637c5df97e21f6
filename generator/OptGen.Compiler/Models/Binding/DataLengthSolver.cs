using OptGen.Compiler.Models.Axes;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Which lengths follow from how much data a call gives, and which it must be told.</summary>
internal static class DataLengthSolver
{
    /// <summary>The lengths that do not follow; where several are left, all but the first.</summary>
    /// <param name="data">The data of the call.</param>
    /// <param name="lengths">The lengths that it needs, in order of first appearance.</param>
    public static IReadOnlyList<LengthSymbol> Given(IReadOnlyList<ModelData> data, IReadOnlyList<LengthSymbol> lengths)
    {
        Length[] counts = [.. data.Where(item => item.Axes.Count > 0).Select(item => item.Axes.Aggregate(Length.One, (product, axis) => product * axis.Length))];
        HashSet<LengthSymbol> known = [];
        LengthSymbol[] inData = [.. lengths.Where(symbol => counts.Any(count => count.Symbols.Contains(symbol)))];
        List<LengthSymbol> given = [.. lengths.Where(symbol => !inData.Contains(symbol))];
        known.UnionWith(given);
        Solve(counts, known);
        given.AddRange(inData.Where(symbol => !known.Contains(symbol)).Skip(1));
        return [.. lengths.Where(given.Contains)];
    }

    private static void Solve(Length[] counts, HashSet<LengthSymbol> known)
    {
        bool isGrowing = true;
        while (isGrowing)
        {
            isGrowing = false;
            foreach (Length count in counts)
            {
                LengthSymbol[] unknown = [.. count.Symbols.Where(symbol => symbol.IsOfData && !known.Contains(symbol))];
                if (unknown.Length == 1)
                {
                    isGrowing |= known.Add(unknown[0]);
                }
            }
        }
    }
}
