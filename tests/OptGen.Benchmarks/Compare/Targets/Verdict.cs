namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>What became of a target.</summary>
internal enum Verdict
{
    /// <summary>The median is what it has to be.</summary>
    Met,

    /// <summary>It is not.</summary>
    Missed,

    /// <summary>The rounds differ too much to be judged, or the peer is none.</summary>
    NotJudged,

    /// <summary>There is no figure.</summary>
    NotMeasured,
}
