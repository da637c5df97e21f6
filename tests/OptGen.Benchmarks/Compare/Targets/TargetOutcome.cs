using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>What became of a target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Value">The figure; null where it was not measured.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Words">The same in words, with the reason where it is not judged.</param>
/// <param name="BoundBy">Where the target is missed, what bounds the figure.</param>
internal sealed record TargetOutcome(Target Target, Spread? Value, Verdict Verdict, string Words, string BoundBy)
{
    /// <summary>A verdict in words.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string WordFor(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.Missed => "missed",
        Verdict.NotJudged => "not judged",
        _ => "not measured",
    };
}
