using OptGen.Steps;

namespace OptGen;

/// <summary>
/// The time for which the parameters of an optimizer, or of a group, hold the weights to evaluate with; disposing of it brings the training weights back. Made by
/// <see cref="Optimizer.UseEvaluationWeights"/> and <see cref="OptimizerGroup{TOptimizer}.UseEvaluationWeights"/>.
/// </summary>
public readonly struct EvaluationScope : IDisposable
{
    private readonly EvaluationWeights? _weights;
    private readonly IReadOnlyList<EvaluationWeights>? _members;

    internal EvaluationScope(EvaluationWeights weights) => _weights = weights;

    /// <summary>Makes the scope of those members of a group that it put other weights into.</summary>
    internal EvaluationScope(IReadOnlyList<EvaluationWeights> members) => _members = members;

    /// <summary>Brings the training weights back, if this scope put the others in their place.</summary>
    public void Dispose()
    {
        _weights?.End();
        if (_members is [EvaluationWeights first, ..] members)
        {
            first.EndAll(members);
        }
    }
}
