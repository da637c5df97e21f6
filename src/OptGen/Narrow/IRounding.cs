using System.Runtime.CompilerServices;

namespace OptGen.Narrow;

/// <summary>How bits are dropped: what is added to a number before its lowest bits are cut off.</summary>
internal unsafe interface IRounding
{
    /// <param name="bits">The number.</param>
    /// <param name="dropped">How many bits will be cut off, at least 16.</param>
    /// <param name="random">A random word for each place.</param>
    /// <param name="shift">How far the sixteen bits of the word lie from its end that are to be used: 0 or 16.</param>
    static abstract TWords Addend<TWords>(TWords bits, int dropped, uint* random, int shift)
        where TWords : struct, IWords<TWords>;
}

/// <summary>Up with a probability that makes the expected value the number itself; where more than sixteen bits are dropped, from the middle of 2^16 intervals.</summary>
internal readonly unsafe struct StochasticRounding : IRounding
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Addend<TWords>(TWords bits, int dropped, uint* random, int shift)
        where TWords : struct, IWords<TWords>
    {
        TWords half = (TWords.Load(random) >>> shift) & TWords.Splat(0xFFFF);
        return dropped == 16 ? half : (half << (dropped - 16)) + TWords.Splat(1u << (dropped - 17));
    }
}

/// <summary>To the nearest, and of two equally near ones to the even one.</summary>
internal readonly unsafe struct NearestRounding : IRounding
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Addend<TWords>(TWords bits, int dropped, uint* random, int shift)
        where TWords : struct, IWords<TWords> => ((bits >>> dropped) & TWords.Splat(1)) + TWords.Splat((1u << (dropped - 1)) - 1);
}
