using System.Globalization;

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

    /// <summary>Why a ratio of some contenders is not judged; null where it is.</summary>
    /// <param name="row">The name of the row.</param>
    /// <param name="contenders">The contenders.</param>
    public string? Doubt(string row, params IEnumerable<string> contenders) =>
        Find(row) is not { } measurement ? null
        : measurement.Row.Doubt ?? (contenders.FirstOrDefault(measurement.IsUnsteady) is { } contender ? $"the rounds of {contender} differ more than twofold" : null);

    /// <summary>How much of the library's time what the machine can do at most would take; empty where no limit was measured.</summary>
    /// <param name="row">The name of the row.</param>
    public string Limits(string row)
    {
        (string Name, string Words)[] limits = [(Names.Stream, "reading and writing its bytes"), (Names.Roots, "√ and ÷ alone")];
        return string.Join(", ", limits.Select(limit => (limit.Words, Ratio: Ratio(row, limit.Name, Names.OptGen))).Where(limit => limit.Ratio is not null)
            .Select(limit => string.Create(CultureInfo.InvariantCulture, $"{limit.Words} would take {limit.Ratio!.Value.Median:0 %} of the library's time")));
    }

    /// <summary>A contender's figures, in the unit of the row.</summary>
    /// <param name="row">The name of the row.</param>
    /// <param name="contender">The contender.</param>
    /// <returns>The figures, or null where they were not measured.</returns>
    public Spread? Figure(string row, string contender) => Find(row) is { } measurement && measurement.Turns.ContainsKey(contender) ? measurement.Figure(contender) : null;

    /// <summary>How many times as long one contender takes as another.</summary>
    /// <param name="row">The name of the row.</param>
    /// <param name="slower">The contender above the line.</param>
    /// <param name="faster">The contender below.</param>
    /// <returns>The ratio, or null where it was not measured.</returns>
    public Spread? Ratio(string row, string slower, string faster) =>
        Find(row)?.Ratio(slower, faster);

    /// <summary>How many times as long the slower of two contenders takes as another.</summary>
    /// <param name="row">The name of the row.</param>
    /// <param name="one">A contender above the line.</param>
    /// <param name="other">The other one.</param>
    /// <param name="faster">The contender below.</param>
    /// <returns>The ratio, or null where it was not measured.</returns>
    public Spread? RatioOfGreater(string row, string one, string other, string faster) =>
        Find(row)?.RatioOfGreater(one, other, faster);

    /// <summary>The value of a fact.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The value, or null where it was not measured.</returns>
    public Spread? Fact(string name) => _facts.FirstOrDefault(fact => fact.Name == name)?.Value;

    private Measurement? Find(string row) => _measurements.FirstOrDefault(measurement => measurement.Row.Name == row);
}
