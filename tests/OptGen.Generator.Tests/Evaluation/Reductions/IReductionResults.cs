namespace OptGen.Generator.Tests.Evaluation.Reductions;

/// <summary>
/// Where the results of reductions come from, which the language fixes but for the rounding of their sums: what was observed of a run,
/// checked against what it may be, or what the evaluator computes itself.
/// </summary>
internal interface IReductionResults
{
    /// <summary>The results of a reduction within a parameter, one for each of the ranges.</summary>
    /// <param name="key">The key of the name that the results are assigned to.</param>
    /// <param name="ranges">Where they must lie.</param>
    double[] OfParameter(string key, Interval[] ranges);

    /// <summary>The result of a reduction over all parameters.</summary>
    /// <param name="key">The key of the name that the result is assigned to.</param>
    /// <param name="function">The reduction, as rules call it.</param>
    /// <param name="terms">What this parameter gives to it.</param>
    /// <param name="isLive">Whether the parameter takes the branch that the reduction stands in; otherwise the result counts for nothing.</param>
    double OfAll(string key, string function, Terms terms, bool isLive);
}

/// <summary>What the evaluator computes itself, for a single parameter.</summary>
internal sealed class OwnResults : IReductionResults
{
    public double[] OfParameter(string key, Interval[] ranges) => [.. ranges.Select(Middle)];

    public double OfAll(string key, string function, Terms terms, bool isLive) => Middle(Reducing.Range(function, [terms]));

    private static double Middle(Interval range) => range.Low == range.High ? range.Low : (range.Low + range.High) / 2;
}
