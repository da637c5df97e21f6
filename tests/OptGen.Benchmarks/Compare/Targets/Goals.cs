using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>Makes targets of rows and facts.</summary>
internal static class Goals
{
    /// <summary>A ratio of two times of a row.</summary>
    /// <param name="work">What each step computes.</param>
    /// <param name="size">How much of it.</param>
    /// <param name="threads">How many threads take part.</param>
    /// <param name="slower">The contender above the line.</param>
    /// <param name="faster">The contender below.</param>
    /// <param name="bound">What the ratio has to be.</param>
    /// <param name="boundBy">What bounds it where the target is missed.</param>
    public static Target Ratio(string work, string size, int threads, string slower, string faster, Bound bound, string boundBy)
    {
        string row = Row.NameOf(work, size, threads);
        return new($"{row}: {slower} / {faster}", bound, "", results => Bounds(results, row, boundBy), results => Found(results.Ratio(row, slower, faster), results.Doubt(row, slower, faster)));
    }

    /// <summary>The ratio of the longer of two times to a third.</summary>
    /// <param name="work">What each step computes.</param>
    /// <param name="list">The tensors.</param>
    /// <param name="threads">How many threads take part.</param>
    /// <param name="limits">The contenders above the line.</param>
    /// <param name="faster">The contender below.</param>
    /// <param name="bound">What the ratio has to be.</param>
    /// <param name="boundBy">What bounds it where the target is missed.</param>
    public static Target RatioOfLonger(string work, ParameterList list, int threads, (string One, string Other) limits, string faster, Bound bound, string boundBy)
    {
        string row = Row.NameOf(work, list.Name, threads);
        return new(
            $"{row}: the longer of {limits.One} and {limits.Other} / {faster}",
            bound,
            "",
            results => Bounds(results, row, boundBy),
            results => Found(results.RatioOfGreater(row, limits.One, limits.Other, faster), results.Doubt(row, limits.One, limits.Other, faster)));
    }

    /// <summary>A figure of one contender, in the unit of its row.</summary>
    /// <param name="work">What each step computes.</param>
    /// <param name="size">How much of it.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="bound">What the figure has to be.</param>
    /// <param name="boundBy">What bounds it where the target is missed.</param>
    public static Target Figure(string work, string size, string unit, Bound bound, string boundBy)
    {
        string row = Row.NameOf(work, size, 1);
        return new($"{row}: {Names.OptGen}", bound, unit, _ => boundBy, results => Found(results.Figure(row, Names.OptGen), results.Doubt(row, Names.OptGen)));
    }

    /// <summary>A fact.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="bound">What it has to be.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="boundBy">What bounds it where the target is missed.</param>
    public static Target Fact(string name, Bound bound, string unit, string boundBy) => new(name, bound, unit, _ => boundBy, results => Found(results.Fact(name), null));

    private static string Bounds(Results results, string row, string boundBy) => results.Limits(row) is { Length: > 0 } limits ? $"{boundBy}; {limits}" : boundBy;

    private static Finding? Found(Spread? value, string? doubt) => value is { } known ? new Finding(known, doubt) : null;
}
