using System.Globalization;

namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>What a figure has to be.</summary>
/// <param name="Least">The least it may be.</param>
/// <param name="Most">The most it may be.</param>
internal readonly record struct Bound(double Least, double Most)
{
    /// <summary>No less than a number.</summary>
    public static Bound AtLeast(double least) => new(least, double.PositiveInfinity);

    /// <summary>No more than a number.</summary>
    public static Bound AtMost(double most) => new(double.NegativeInfinity, most);

    /// <summary>No further from a number than another one.</summary>
    public static Bound Within(double center, double distance) => new(center - distance, center + distance);

    /// <summary>Whether a figure is within.</summary>
    public bool Admits(double value) => Least <= value && value <= Most;

    /// <inheritdoc/>
    public override string ToString() =>
        double.IsInfinity(Most) ? string.Create(CultureInfo.InvariantCulture, $"≥ {Least}")
        : double.IsInfinity(Least) ? string.Create(CultureInfo.InvariantCulture, $"≤ {Most}")
        : string.Create(CultureInfo.InvariantCulture, $"{Least} – {Most}");
}
