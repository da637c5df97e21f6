using OptGen.Memory;

namespace OptGen.Steps;

/// <summary>An optimizer, or a group of them: what makes steps of all its parameters.</summary>
internal interface IStepped
{
    /// <summary>The options of a step that is not called with its own.</summary>
    StepOptions Options { get; }

    /// <summary>How many steps were applied.</summary>
    long StepCount { get; }

    /// <summary>Keeps its calls apart.</summary>
    Occupancy Occupancy { get; }

    /// <summary>Checks what stands in the way of a step, before gradients are computed for it.</summary>
    void CheckCanBegin();

    /// <summary>Makes one call of a step, within the caller's.</summary>
    /// <param name="loss">The loss; null where none is given.</param>
    /// <param name="options">The options.</param>
    StepResult Call(double? loss, in StepOptions options);

    /// <summary>Sets all gradients to zero.</summary>
    void ZeroGradients();
}
