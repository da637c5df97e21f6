using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>What the results of a reduction are for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ReductionAxis
{
    /// <summary>One result for the parameter.</summary>
    Parameter,

    /// <summary>One for each row.</summary>
    Row,

    /// <summary>One for each column.</summary>
    Column,

    /// <summary>One for each block.</summary>
    Block,
}
