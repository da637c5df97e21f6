namespace OptGen.Lanes;

/// <summary>What the random bits of stochastic rounding are drawn by: a function of the optimizer's seed, the parameter's name, the state and the number of the step.</summary>
public readonly struct RoundingKey
{
    /// <summary>2³² over the golden ratio, odd: its multiples are evenly spread over all words.</summary>
    internal const uint Increment = 0x9E3779B9;

    internal RoundingKey(ulong key, nint origin)
    {
        Start = unchecked((uint)key + ((uint)origin * Increment));
        Mask = (uint)(key >> 32);
    }

    /// <summary>Where the sequence over the elements begins.</summary>
    internal uint Start { get; }

    /// <summary>What is mixed into it.</summary>
    internal uint Mask { get; }
}
