namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>Something measured that is no time of a contender in a row.</summary>
/// <param name="Name">What targets and tables know it by.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit; empty for a ratio.</param>
internal sealed record Fact(string Name, Spread Value, string Unit);
