namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>A measurement that is no row.</summary>
/// <param name="Name">What the command line knows it by.</param>
/// <param name="Run">Measures.</param>
internal sealed record Experiment(string Name, Func<Effort, IEnumerable<Fact>> Run);
