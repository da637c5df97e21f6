namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>What the library is to reach. Ratios are times of the peer over times of the library: more is better.</summary>
internal static class AllTargets
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Target> Create() => [.. StepTargets.All(), .. NarrowTargets.All(), .. StartTargets.All(), .. MatrixTargets.All(), .. TrainingTargets.All()];
}
