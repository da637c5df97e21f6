namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Rules compiled as they are written and with the results of their reductions in states, to be compared with the evaluator.</summary>
internal sealed class ComparedRules
{
    private readonly IReadOnlyList<RuleCase> _written;
    private readonly RuleCase[] _probed;
    private readonly CompiledRules _compiled;

    public ComparedRules(IReadOnlyList<RuleCase> rules)
    {
        _written = rules;
        _probed = [.. rules.Select(Probes.AddTo)];
        _compiled = CompiledRules.Of([.. _written, .. _probed]);
    }

    /// <summary>The first disagreement about a rule; null where there is none.</summary>
    public Mismatch? Compare(int index, int seed, ComparisonCounts counts)
    {
        bool reduces = _probed[index] != _written[index];
        Comparison comparison = new(
            _probed[index],
            () => _compiled.Create(_written.Count + index),
            reduces ? () => _compiled.Create(index) : null,
            counts);
        return RunPlan.Of(seed, reduces).Select(plan => comparison.FirstMismatch(plan, seed)).FirstOrDefault(mismatch => mismatch is not null);
    }
}
