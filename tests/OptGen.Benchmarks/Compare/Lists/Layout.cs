namespace OptGen.Benchmarks.Compare.Lists;

/// <summary>How the tensors of a list lie in memory.</summary>
internal enum Layout
{
    /// <summary>One after the other in one array, each at a multiple of 64 bytes.</summary>
    Arena,

    /// <summary>Each in an array of its own, allocated in random order and with gaps.</summary>
    Scattered,
}
