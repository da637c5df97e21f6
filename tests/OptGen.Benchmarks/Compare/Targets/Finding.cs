using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>The figure of a target.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Doubt">Why it is not judged; null where it is.</param>
internal readonly record struct Finding(Spread Value, string? Doubt);
