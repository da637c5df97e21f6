using System.Runtime.CompilerServices;

namespace OptGen.Codes;

/// <summary>How to round.</summary>
internal enum Rounding
{
    ToNearest,

    /// <summary>Stochastically, by the lower halves of random words.</summary>
    ByLowerHalf,

    /// <summary>Stochastically, by the upper halves.</summary>
    ByUpperHalf,
}

/// <summary>How bits are dropped: what is added to a number before its lowest bits are cut off.</summary>
internal interface IRounding
{
    /// <summary>Whether random words are used.</summary>
    static abstract bool IsRandom { get; }

    /// <summary>What is added to every number.</summary>
    /// <param name="dropped">How many bits will be cut off, at least 16.</param>
    static abstract uint Constant(int dropped);

    /// <summary>What is added besides.</summary>
    /// <param name="bits">The number.</param>
    /// <param name="dropped">How many bits will be cut off, at least 16.</param>
    /// <param name="random">A random word for each place.</param>
    static abstract TWords Addend<TWords>(TWords bits, int dropped, TWords random)
        where TWords : struct, IWords<TWords>;
}

/// <summary>Up with a probability that makes the expected value the number itself, by the lowest bits of random words.</summary>
internal readonly struct StochasticByLowerHalf : IRounding
{
    public static bool IsRandom => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Constant(int dropped) => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Addend<TWords>(TWords bits, int dropped, TWords random)
        where TWords : struct, IWords<TWords> => random & TWords.Splat((1u << dropped) - 1);
}

/// <summary>The same by the highest bits. Where more than sixteen are taken, the lowest of these are the highest of the others.</summary>
internal readonly struct StochasticByUpperHalf : IRounding
{
    public static bool IsRandom => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Constant(int dropped) => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Addend<TWords>(TWords bits, int dropped, TWords random)
        where TWords : struct, IWords<TWords> => random >>> (32 - dropped);
}

/// <summary>To the nearest, and of two equally near ones to the even one.</summary>
internal readonly struct NearestRounding : IRounding
{
    public static bool IsRandom => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Constant(int dropped) => (1u << (dropped - 1)) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Addend<TWords>(TWords bits, int dropped, TWords random)
        where TWords : struct, IWords<TWords> => (bits >>> dropped) & TWords.Splat(1);
}
