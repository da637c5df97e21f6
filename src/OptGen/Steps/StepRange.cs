using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>Neighbouring parameters of a step that are at the same step of their own, and so share what a kernel is given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StepRange
{
    internal StepRange(int start, int end, long number) => (Start, End, Number) = (start, end, number);

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Start == End;

    /// <summary>The number of this step for these parameters, 1 at their first: <c>t</c>.</summary>
    public long Number { get; }

    /// <summary>The place of the first one.</summary>
    internal int Start { get; }

    /// <summary>One past the place of the last one.</summary>
    internal int End { get; }
}
