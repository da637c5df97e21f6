using System.Runtime.CompilerServices;
using OptGen.Lanes;

namespace OptGen.Narrow;

/// <summary>
/// The random bits of stochastic rounding: a function of a key and of an element, so that neither threads nor the division of the work show in them.
/// A Weyl sequence over the elements, which begins at one part of the key, is mixed with the other part by shifts and a multiplication.
/// </summary>
internal static unsafe class RandomWords
{
    /// <summary>Fills memory with one word for each element.</summary>
    /// <param name="destination">The memory.</param>
    /// <param name="count">How many elements there are.</param>
    /// <param name="key">What tells seeds, parameters, states and steps apart.</param>
    /// <param name="first">The first element.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(uint* destination, int count, ulong key, int first)
    {
        Loop loop = new() { Destination = destination, Key = new RoundingKey(key, first) };
        WordLoops.Run(ref loop, count);
    }

    /// <summary>A key made of another one and of a number: the finaliser of SplitMix64.</summary>
    public static ulong Key(ulong key, ulong number)
    {
        ulong bits = (key * 0xD1342543DE82EF95) + number + 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>Where some elements are in the sequence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Places<TWords>(RoundingKey key, nint index)
        where TWords : struct, IWords<TWords> =>
        TWords.Splat(key.Start + ((uint)index * RoundingKey.Increment)) + (TWords.Places * TWords.Splat(RoundingKey.Increment));

    /// <summary>Where the elements are that lie a number of places after them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Advance<TWords>(TWords places, int count)
        where TWords : struct, IWords<TWords> => places + TWords.Splat((uint)count * RoundingKey.Increment);

    /// <summary>The random words of places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords At<TWords>(TWords places, TWords mask)
        where TWords : struct, IWords<TWords>
    {
        TWords bits = TWords.Xor(places, places >>> 16, mask) * TWords.Splat(0x735A2D97);
        return bits ^ (bits >>> 15);
    }

    private struct Loop : IWordLoop
    {
        public uint* Destination;
        public RoundingKey Key;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public nint Run<TWords>(nint index, nint end)
            where TWords : struct, IWords<TWords>
        {
            uint* destination = Destination;
            TWords places = Places<TWords>(Key, index);
            TWords mask = TWords.Splat(Key.Mask);
            for (; index <= end - TWords.Count; index += TWords.Count)
            {
                TWords.Store(At(places, mask), destination + index);
                places = Advance(places, TWords.Count);
            }

            return index;
        }
    }
}
