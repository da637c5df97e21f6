namespace OptGen.Memory;

/// <summary>What memory of a parameter is for.</summary>
[Flags]
internal enum MemoryUse
{
    Weights = 1,

    Gradient = 2,

    /// <summary>What the caller gives besides: read by steps, never written.</summary>
    Given = 4,

    /// <summary>States, and what a step keeps beside them.</summary>
    States = 8,
}
