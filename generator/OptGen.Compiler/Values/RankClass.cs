namespace OptGen.Compiler.Values;

/// <summary>Ranks for which all conditions of a rule on <c>ndim</c> come out alike.</summary>
/// <param name="Ranks">The ranks, ascending.</param>
/// <param name="IsOpen">Whether all ranks beyond the last belong to them too.</param>
internal sealed record RankClass(IReadOnlyList<int> Ranks, bool IsOpen)
{
    /// <summary>No tensor has more axes; ranks beyond are like this one.</summary>
    public const int LargestRank = 64;

    /// <summary>The classes that some conditions make, by their lowest ranks. Every parameter has an axis.</summary>
    public static IReadOnlyList<RankClass> Of(IReadOnlyList<Node> conditions)
    {
        string Outcome(int rank) => string.Concat(conditions.Select(condition => RankCondition.Holds(condition, rank) ? '1' : '0'));
        string beyond = Outcome(LargestRank);
        int last = Enumerable.Range(1, LargestRank).Last(rank => rank == 1 || Outcome(rank - 1) != beyond);
        return
        [
            .. Enumerable.Range(1, last).GroupBy(Outcome).Select(ranks => new RankClass([.. ranks], ranks.Key == beyond)),
        ];
    }
}
