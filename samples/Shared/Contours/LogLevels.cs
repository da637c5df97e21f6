namespace Samples.Contours;

/// <summary>Levels that grow by a constant factor.</summary>
public static class LogLevels
{
    /// <summary>The given number of levels from the lowest to the highest, both included.</summary>
    public static IReadOnlyList<double> Between(double lowest, double highest, int count) =>
        [.. Enumerable.Range(0, count).Select(i => lowest * Math.Pow(highest / lowest, (double)i / (count - 1)))];
}
