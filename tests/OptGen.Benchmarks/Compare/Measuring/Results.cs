namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>All that was measured.</summary>
internal sealed class Results
{
    private readonly List<Measurement> _measurements = [];
    private readonly List<Fact> _facts = [];
    private readonly List<string> _failures = [];

    /// <summary>The rows, in the order in which they were measured.</summary>
    public IReadOnlyList<Measurement> Measurements => _measurements;

    /// <summary>What is not a time of a contender in a row.</summary>
    public IReadOnlyList<Fact> Facts => _facts;

    /// <summary>What could not be measured, and why.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Adds a row.</summary>
    /// <param name="measurement">The row.</param>
    public void Add(Measurement measurement) => _measurements.Add(measurement);

    /// <summary>Adds a fact.</summary>
    /// <param name="fact">The fact.</param>
    public void Add(Fact fact) => _facts.Add(fact);

    /// <summary>Adds what could not be measured.</summary>
    /// <param name="failure">The name, and why.</param>
    public void AddFailure(string failure) => _failures.Add(failure);

    /// <summary>How many times as long one contender takes as another.</summary>
    /// <param name="row">The name of the row.</param>
    /// <param name="slower">The contender above the line.</param>
    /// <param name="faster">The contender below.</param>
    /// <returns>The ratio, or null where it was not measured.</returns>
    public Spread? Ratio(string row, string slower, string faster) =>
        _measurements.FirstOrDefault(measurement => measurement.Row.Name == row)?.Ratio(slower, faster);

    /// <summary>How many times as long the slower of two contenders takes as another.</summary>
    /// <param name="row">The name of the row.</param>
    /// <param name="one">A contender above the line.</param>
    /// <param name="other">The other one.</param>
    /// <param name="faster">The contender below.</param>
    /// <returns>The ratio, or null where it was not measured.</returns>
    public Spread? RatioOfGreater(string row, string one, string other, string faster) =>
        _measurements.FirstOrDefault(measurement => measurement.Row.Name == row)?.RatioOfGreater(one, other, faster);

    /// <summary>The value of a fact.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The value, or null where it was not measured.</returns>
    public Spread? Fact(string name) => _facts.FirstOrDefault(fact => fact.Name == name)?.Value;
}
