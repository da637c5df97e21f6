namespace OptGen;

/// <summary>
/// The time for which the parameters of an optimizer, or of a group, hold the weights to evaluate with; disposing of it brings the training weights back. Made by
/// <see cref="Optimizer.UseEvaluationWeights"/> and <see cref="OptimizerGroup{TOptimizer}.UseEvaluationWeights"/>.
/// </summary>
public readonly struct EvaluationScope : IDisposable
{
    private readonly Optimizer? _optimizer;
    private readonly IReadOnlyList<Optimizer>? _members;

    internal EvaluationScope(Optimizer optimizer) => _optimizer = optimizer;

    /// <summary>Makes the scope of those members of a group that it put other weights into.</summary>
    internal EvaluationScope(IReadOnlyList<Optimizer> members) => _members = members;

    /// <summary>Brings the training weights back, if this scope put the others in their place.</summary>
    public void Dispose()
    {
        _optimizer?.UseTrainingWeights();
        if (_members is [Optimizer first, ..] members)
        {
            first.BringTrainingWeights(members);
        }
    }
}
