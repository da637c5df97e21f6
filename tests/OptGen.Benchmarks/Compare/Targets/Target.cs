using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>A figure that the library is to reach.</summary>
/// <param name="Name">What it is, and where.</param>
/// <param name="Bound">What it has to be.</param>
/// <param name="Unit">Its unit; empty for a ratio.</param>
/// <param name="BoundBy">What bounds the figure where the target is missed.</param>
/// <param name="Find">Finds it among the results; null where it was not measured.</param>
internal sealed record Target(string Name, Bound Bound, string Unit, Func<Results, string> BoundBy, Func<Results, Finding?> Find)
{
    /// <summary>What became of it.</summary>
    /// <param name="results">The results.</param>
    public TargetOutcome Judge(Results results)
    {
        if (Find(results) is not { } finding)
        {
            return new(this, null, Verdict.NotMeasured, TargetOutcome.WordFor(Verdict.NotMeasured), "");
        }

        Verdict verdict = finding.Doubt is not null ? Verdict.NotJudged : Bound.Admits(finding.Value.Median) ? Verdict.Met : Verdict.Missed;
        return new(this, finding.Value, verdict, finding.Doubt is { } doubt ? $"{TargetOutcome.WordFor(verdict)}: {doubt}" : TargetOutcome.WordFor(verdict), verdict == Verdict.Missed ? BoundBy(results) : "");
    }
}
