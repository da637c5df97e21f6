using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>What a pass has to do with the gradient.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum GradientUse
{
    /// <summary>It does not read it.</summary>
    None,

    /// <summary>It reads it, and so may something after it.</summary>
    Read,

    /// <summary>It is the last of the step that reads it: it may leave zeros behind.</summary>
    LastRead,
}
