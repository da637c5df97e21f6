using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>A figure that the library is to reach.</summary>
/// <param name="Name">What it is, and where.</param>
/// <param name="Bound">What it has to be.</param>
/// <param name="Unit">Its unit; empty for a ratio.</param>
/// <param name="Find">Finds it among the results; null where it was not measured.</param>
internal sealed record Target(string Name, Bound Bound, string Unit, Func<Results, Spread?> Find)
{
    /// <summary>What became of it.</summary>
    /// <param name="results">The results.</param>
    public TargetOutcome Judge(Results results)
    {
        Spread? value = Find(results);
        return new(this, value, value is { } known ? Bound.Admits(known.Median) : null);
    }
}
