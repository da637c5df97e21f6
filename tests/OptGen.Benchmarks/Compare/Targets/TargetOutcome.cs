using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>What became of a target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Value">The figure; null where it was not measured.</param>
/// <param name="Met">Whether its median is what it has to be; null where it was not measured.</param>
internal sealed record TargetOutcome(Target Target, Spread? Value, bool? Met)
{
    /// <summary>In a word.</summary>
    public string Verdict => Met switch { true => "met", false => "missed", null => "not measured" };
}
