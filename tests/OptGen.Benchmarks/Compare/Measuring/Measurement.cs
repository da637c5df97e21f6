namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>What a row came to.</summary>
/// <param name="Row">The row.</param>
/// <param name="SecondsPerStep">For each contender the seconds a step took in each round.</param>
internal sealed record Measurement(Row Row, IReadOnlyDictionary<string, double[]> SecondsPerStep)
{
    /// <summary>Nanoseconds for each weight and step.</summary>
    /// <param name="contender">A contender of this row.</param>
    public Spread NanosecondsPerElement(string contender) => Spread.Of(SecondsPerStep[contender].Select(seconds => seconds * 1e9 / Row.List.Elements));

    /// <summary>
    /// How many times as long one contender takes as another. Ratios are taken within each round, because the machine may be slower in one round
    /// than in another, then of these the median.
    /// </summary>
    /// <param name="slower">The contender whose time is above the line.</param>
    /// <param name="faster">The contender whose time is below.</param>
    /// <returns>The ratio, or null where one of them did not take part.</returns>
    public Spread? Ratio(string slower, string faster) =>
        SecondsPerStep.TryGetValue(slower, out double[]? above) && SecondsPerStep.TryGetValue(faster, out double[]? below)
            ? Spread.Of(above.Zip(below, (a, b) => a / b))
            : null;

    /// <summary>The same for the greater of two times above the line.</summary>
    /// <param name="one">A contender whose time is above the line where it is the greater.</param>
    /// <param name="other">The other one.</param>
    /// <param name="faster">The contender whose time is below.</param>
    /// <returns>The ratio, or null where one of them did not take part.</returns>
    public Spread? RatioOfGreater(string one, string other, string faster) =>
        SecondsPerStep.TryGetValue(one, out double[]? a) && SecondsPerStep.TryGetValue(other, out double[]? b) && SecondsPerStep.TryGetValue(faster, out double[]? below)
            ? Spread.Of(a.Zip(b, Math.Max).Zip(below, (above, time) => above / time))
            : null;
}
