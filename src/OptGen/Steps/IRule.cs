using OptGen.CompilerServices;

namespace OptGen.Steps;

/// <summary>What is generated from a rule, for the steps that carry it out.</summary>
internal interface IRule
{
    /// <summary>What the compiler knows of it.</summary>
    OptimizerInfo Info { get; }

    /// <summary>Carries out the part of the step, and the stage of it, that a batch is at.</summary>
    void Update(in StepBatch batch);

    /// <summary>Whether the step needs the gradient at the point that the weights have been moved to.</summary>
    bool AsksForGradient(in StepBatch batch);
}
