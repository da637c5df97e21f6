namespace OptGen.Kernels;

/// <summary>How partial results of a reduction become one.</summary>
public enum ReductionKind
{
    /// <summary>They are added.</summary>
    Sum,

    /// <summary>The greatest counts; NaN if any is.</summary>
    Max,

    /// <summary>The least counts; NaN if any is.</summary>
    Min,
}
