using System.Diagnostics.CodeAnalysis;
using OptGen.Memory;
using OptGen.Passes;

namespace OptGen.Steps;

/// <summary>What takes part in a step: all parameters, or one, or some rows of it. <see cref="StepProtocol"/> asks for what differs between them.</summary>
internal interface IStepScope
{
    /// <summary>The parameters.</summary>
    [UnscopedRef]
    ReadOnlySpan<Parameter> Parameters { get; }

    /// <summary>The member whose rule all follow.</summary>
    StepMember First { get; }

    /// <summary>Their memory.</summary>
    IHeldMemory Memory { get; }

    /// <summary>Whether <see cref="OptimizerMetrics"/> measure such steps.</summary>
    bool IsMeasured { get; }

    /// <summary>Whether they measure each parameter by itself.</summary>
    bool MeasuresParameters { get; }

    /// <summary>Checks all that the step relies on.</summary>
    void Check(double? loss, in StepOptions options);

    /// <summary>Finds out what the options ask about the gradients.</summary>
    Gradients Judge(in StepMemory memory, in StepOptions options);

    /// <summary>Allocates what the step needs, as far as its size follows from the parameters: where there is not memory enough, nothing has changed.</summary>
    void Allocate(in StepMemory memory, bool scalesGradients);

    /// <summary>Gives the scheduled hyperparameters their values of a step that is a new one, all or none.</summary>
    void Follow();

    /// <summary>The loss that the step belongs to: of a step of several calls, the first one's.</summary>
    double? LossOf(double? loss);

    /// <summary>Takes what a call of the step is told.</summary>
    void Begin(double? loss);

    /// <summary>Goes on with the step.</summary>
    /// <returns>Whether it is applied; otherwise it needs a gradient.</returns>
    bool Perform(in StepMemory memory);

    /// <summary>Counts, and notes which section of the step is next.</summary>
    void End(bool isApplied);
}
