using OptGen.Compiler.Models.Axes;

namespace OptGen.Compiler.Models.Graph;

/// <summary>
/// What each round of a loop computes: a graph whose leaves are formals, and what is the same everywhere. What differs from round to round is a place of an axis that a formal has
/// (<see cref="TensorOperation.At"/>), so all rounds are one text with offsets.
/// </summary>
/// <param name="Round">The number of the round, from 0 on, in the lengths of the body.</param>
/// <param name="Rounds">The axis that counts the rounds.</param>
/// <param name="IsReversed">Whether the last round comes first.</param>
/// <param name="Formals">What the body is made of: first what is carried, then what stays the same.</param>
/// <param name="Next">What the carried formals become, each with the axes of the formal.</param>
internal sealed record LoopBody(LengthSymbol Round, Axis Rounds, bool IsReversed, IReadOnlyList<Tensor> Formals, IReadOnlyList<Tensor> Next)
{
    /// <summary>Whether all rounds go by the same parameters: their gradients are then sums over all rounds at once.</summary>
    public bool SharesWeights { get; init; }

    /// <summary>The number of the round as a length.</summary>
    public Length Index => Length.Of(Round);

    /// <summary>Equal for equal bodies.</summary>
    public string Key => $"{Round.Name},{Rounds.Id},{IsReversed},{SharesWeights}({Ids(Formals)})({Ids(Next)})";

    /// <summary>Whether a tensor is carried from round to round.</summary>
    public bool Carries(Tensor formal) => Formals.Take(Next.Count).Contains(formal);

    private static string Ids(IReadOnlyList<Tensor> tensors) => string.Join(",", tensors.Select(tensor => tensor.Id));
}
