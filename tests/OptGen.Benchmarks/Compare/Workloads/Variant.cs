namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>Another optimizer of the library that does a workload's work.</summary>
/// <param name="Name">The contender's name.</param>
/// <param name="Create">Makes it.</param>
internal sealed record Variant(string Name, Func<Optimizer> Create);
