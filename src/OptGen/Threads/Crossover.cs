namespace OptGen.Threads;

/// <summary>From how many elements on more than one thread pays; measured.</summary>
internal static class Crossover
{
    /// <summary>Elements of a pass over many parameters that threads share.</summary>
    public const int Table = 16_384;

    /// <summary>Elements of one parameter that threads share.</summary>
    public const int OneParameter = 32_768;

    /// <summary>Elements from which on helpers that sleep are woken, however long ago the last step was.</summary>
    public const int Waking = 1 << 20;
}
