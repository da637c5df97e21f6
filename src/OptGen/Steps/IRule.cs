using OptGen.CompilerServices;
using OptGen.Hyperparameters;

namespace OptGen.Steps;

/// <summary>What is generated from a rule, for the steps that carry it out.</summary>
internal interface IRule : IHyperparameters
{
    /// <summary>Carries out the section of the step, and the stage of it, that a batch is at.</summary>
    void Update(in StepBatch batch);

    /// <summary>Whether the step needs the gradient at the point that the weights have been moved to.</summary>
    bool AsksForGradient(in StepBatch batch);

    /// <summary>Computes the weights to evaluate with.</summary>
    void Evaluate(in ParameterStep step, in StepBatch batch);
}
