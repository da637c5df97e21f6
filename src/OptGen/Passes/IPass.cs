using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>One pass of a rule over memory; generated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPass
{
    /// <summary>Whether the pass reads the gradient, and whether a later one does.</summary>
    static abstract GradientUse GradientUse { get; }

    /// <summary>Whether the pass does not write what the step makes of the weights: at most one pass of a step does.</summary>
    static virtual bool LeavesWeights => false;

    /// <summary>The narrow states that the pass reads decoded, by their places among those of the parameter.</summary>
    static virtual ReadOnlySpan<int> NarrowRead => default;

    /// <summary>The narrow states that the pass writes and that are encoded after it.</summary>
    static virtual ReadOnlySpan<int> NarrowWritten => default;

    /// <summary>Those of them in eight bits whose codes have a sign even where no number of a block is negative.</summary>
    static virtual ReadOnlySpan<int> NarrowSigned => default;
}
