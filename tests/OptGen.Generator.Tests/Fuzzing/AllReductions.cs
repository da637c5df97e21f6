using OptGen.Generator.Tests.Evaluation.Reductions;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>The reductions over all parameters at one step: what each parameter gives to them, and what was observed.</summary>
internal sealed class AllReductions(ComparisonCounts counts)
{
    private readonly Dictionary<string, (string Function, List<Terms> Parts, double? Observed)> _reductions = [];

    public void Clear() => _reductions.Clear();

    /// <param name="key">The key of the name that the result is assigned to.</param>
    /// <param name="function">The reduction, as rules call it.</param>
    /// <param name="terms">What one parameter gives.</param>
    /// <param name="observed">What the parameter got; null where it does not take the branch.</param>
    public void Add(string key, string function, Terms terms, double? observed)
    {
        if (!_reductions.TryGetValue(key, out var reduction))
        {
            reduction = (function, [], null);
        }

        reduction.Parts.Add(terms);
        _reductions[key] = reduction with { Observed = reduction.Observed ?? observed };
    }

    /// <summary>A result that lies where it must not; null where none does.</summary>
    public Finding? FirstFinding()
    {
        foreach ((string key, (string function, List<Terms> parts, double? observed)) in _reductions)
        {
            if (observed is { } got)
            {
                Interval range = Reducing.Range(function, parts);
                counts.Note(range);
                if (!range.Contains(got))
                {
                    return new Finding($"{key} = all.{function}", "all parameters", 0, range, got);
                }
            }
        }

        return null;
    }
}
