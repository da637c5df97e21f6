namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>What figures of a row are shown, and how they follow from the time of a step.</summary>
/// <param name="Unit">Their unit.</param>
/// <param name="Of">A figure, of the seconds that a step takes.</param>
internal sealed record Scale(string Unit, Func<double, double> Of)
{
    /// <summary>The time itself.</summary>
    public static Scale Milliseconds { get; } = new("ms a step", seconds => seconds * 1e3);

    /// <summary>The time itself, where it is short.</summary>
    public static Scale Microseconds { get; } = new("µs a step", seconds => seconds * 1e6);

    /// <summary>The time for each weight.</summary>
    /// <param name="weights">How many a step updates.</param>
    public static Scale NanosecondsPerWeight(long weights) => new("ns a weight", seconds => seconds * 1e9 / weights);

    /// <summary>The time for each value of a function.</summary>
    /// <param name="values">How many are computed.</param>
    public static Scale NanosecondsPerValue(long values) => new("ns a value", seconds => seconds * 1e9 / values);

    /// <summary>Multiplications and additions, in billions a second: here more is better.</summary>
    /// <param name="operations">How many there are.</param>
    public static Scale Gigaflops(double operations) => new("GFLOP/s", seconds => operations / (seconds * 1e9));
}
