using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>How partial results of a reduction become one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ReductionKind
{
    /// <summary>They are added.</summary>
    Sum,

    /// <summary>The greatest counts; NaN if any is.</summary>
    Max,

    /// <summary>The least counts; NaN if any is.</summary>
    Min,
}
