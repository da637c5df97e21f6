using System.Runtime.CompilerServices;

namespace OptGen.Narrow;

/// <summary>
/// The random bits of stochastic rounding: a function of a key and of an element, so that neither threads nor the division of the work show in them.
/// Two rounds of multiplication and shift (constants of Wellons' "lowbias32", whose bias is 0.107 of 2^-32), with a part of the key before each.
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
        Loop loop = new() { Destination = destination, Origin = (uint)first + (uint)key, Second = (uint)(key >> 32) };
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

    private struct Loop : IWordLoop
    {
        public uint* Destination;
        public uint Origin;
        public uint Second;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public nint Run<TWords>(nint index, nint end)
            where TWords : struct, IWords<TWords>
        {
            uint* destination = Destination;
            TWords places = TWords.Places + TWords.Splat(Origin + (uint)index);
            TWords second = TWords.Splat(Second);
            TWords step = TWords.Splat((uint)TWords.Count);
            for (; index <= end - TWords.Count; index += TWords.Count)
            {
                TWords bits = (places ^ (places >>> 16)) * TWords.Splat(0x21F0AAAD);
                bits += second;
                bits = (bits ^ (bits >>> 15)) * TWords.Splat(0x735A2D97);
                TWords.Store(bits ^ (bits >>> 15), destination + index);
                places += step;
            }

            return index;
        }
    }
}
