namespace OptGen;

/// <summary>
/// The time for which the parameters of an optimizer hold the weights to evaluate with; disposing of it brings the training weights back. Made by
/// <see cref="Optimizer.UseEvaluationWeights"/>.
/// </summary>
public readonly struct EvaluationScope : IDisposable
{
    private readonly Optimizer? _optimizer;

    internal EvaluationScope(Optimizer? optimizer) => _optimizer = optimizer;

    /// <summary>Brings the training weights back, if this scope put the others in their place.</summary>
    public void Dispose() => _optimizer?.UseTrainingWeights();
}
