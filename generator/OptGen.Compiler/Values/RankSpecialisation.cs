namespace OptGen.Compiler.Values;

/// <summary>Makes the graph of a rule for parameters of certain ranks.</summary>
/// <param name="Rank">One of the ranks; conditions on the rank come out alike for all of them.</param>
/// <param name="Totals">The reductions over all parameters in the graph for every rank, as <see cref="ValueGraph.Totals"/> has them.</param>
internal sealed record RankSpecialisation(int Rank, IReadOnlyList<Node> Totals)
{
    /// <summary>
    /// What a reduction over all parameters is known by in the graph for every rank: binding asks for them in the same order there, but for those
    /// that only this graph has.
    /// </summary>
    public int Total(int position) => position < Totals.Count ? Totals[position].Total : ~position;
}
