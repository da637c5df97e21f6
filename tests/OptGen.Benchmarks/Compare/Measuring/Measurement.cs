namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>What a row came to.</summary>
/// <param name="Row">The row.</param>
/// <param name="Turns">For each contender its turns, one in each round.</param>
internal sealed record Measurement(Row Row, IReadOnlyDictionary<string, Turn[]> Turns)
{
    /// <summary>How much longer a contender's slowest round may take than its fastest; beyond, its figures say more about the machine than about the contender.</summary>
    private const double MostDifference = 2;

    /// <summary>Those who took part.</summary>
    public IEnumerable<string> Contenders => Turns.Keys;

    /// <summary>Whether a contender's rounds differ too much to be judged.</summary>
    /// <param name="contender">The contender; one that did not take part is steady.</param>
    public bool IsUnsteady(string contender) =>
        Turns.TryGetValue(contender, out Turn[]? turns) && turns.Max(turn => turn.Seconds) > MostDifference * turns.Min(turn => turn.Seconds);

    /// <summary>A contender's figures, in the unit of the row.</summary>
    /// <param name="contender">A contender of this row.</param>
    public Spread Figure(string contender) => Spread.Of(Turns[contender].Select(turn => Row.Scale.Of(turn.Seconds)));

    /// <summary>The median of the first timed steps over the median of all.</summary>
    /// <param name="contender">A contender of this row.</param>
    public double FirstStep(string contender) =>
        Spread.Of(Turns[contender].Select(turn => turn.First)).Median / Spread.Of(Turns[contender].Select(turn => turn.Seconds)).Median;

    /// <summary>
    /// How many times as long one contender takes as another. Ratios are taken within each round, because the machine may be slower in one round
    /// than in another, then of these the median.
    /// </summary>
    /// <param name="slower">The contender whose time is above the line.</param>
    /// <param name="faster">The contender whose time is below.</param>
    /// <returns>The ratio, or null where one of them did not take part.</returns>
    public Spread? Ratio(string slower, string faster) => RatioOfGreater(slower, slower, faster);

    /// <summary>The same for the greater of two times above the line.</summary>
    /// <param name="one">A contender whose time is above the line where it is the greater.</param>
    /// <param name="other">The other one.</param>
    /// <param name="faster">The contender whose time is below.</param>
    /// <returns>The ratio, or null where one of them did not take part.</returns>
    public Spread? RatioOfGreater(string one, string other, string faster) =>
        Turns.TryGetValue(one, out Turn[]? a) && Turns.TryGetValue(other, out Turn[]? b) && Turns.TryGetValue(faster, out Turn[]? below)
            ? Spread.Of(a.Zip(b, (first, second) => Math.Max(first.Seconds, second.Seconds)).Zip(below, (above, turn) => above / turn.Seconds))
            : null;
}
