namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>How long measuring may take.</summary>
/// <param name="Rounds">How often each contender has its turn.</param>
/// <param name="SampleSeconds">How long a turn lasts at least; a single step where that takes longer.</param>
/// <param name="WarmSeconds">How long a contender runs before its turn is timed, so that memory and threads are its own.</param>
internal sealed record Effort(int Rounds, double SampleSeconds, double WarmSeconds)
{
    /// <summary>Enough for figures to quote.</summary>
    public static Effort Full { get; } = new(9, 0.010, 0.005);

    /// <summary>Enough to see that all works, and about how fast.</summary>
    public static Effort Quick { get; } = new(3, 0.003, 0.002);
}
