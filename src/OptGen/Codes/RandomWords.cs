using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;

namespace OptGen.Codes;

/// <summary>
/// The random bits of stochastic rounding: a function of a key and of an element, so that neither threads nor the division of the work show in them.
/// A block of elements takes its words from a table, from a place on and with an addend that are both random for each key and block: a load and an addition for
/// a register of words, which are evenly distributed because the addend is.
/// </summary>
internal static unsafe class RandomWords
{
    /// <summary>How many elements share a place in the table and an addend; a power of two.</summary>
    public const int BlockLength = 256;

    private const int BlockBits = 8;

    /// <summary>The places at which blocks may begin: multiples of sixteen, so that registers never lie across two cache lines.</summary>
    private const int PlaceMask = 0x3F0;

    /// <summary>Words before the first block and behind the last one, for registers that lie in two blocks.</summary>
    private const int Margin = 16;

    private const nuint CacheLine = 64;

    /// <summary>The table; never freed.</summary>
    public static uint* Table { get; } = CreateTable();

    /// <summary>A key made of another one and of a number: the finaliser of SplitMix64.</summary>
    public static ulong Key(ulong key, ulong number)
    {
        ulong bits = (key * 0xD1342543DE82EF95) + number + 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>The random words of some elements.</summary>
    /// <param name="key">What they are drawn by.</param>
    /// <param name="index">The first element, counted from the key's origin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords At<TWords>(RoundingKey key, nint index)
        where TWords : struct, IWords<TWords>
    {
        nint place = (key.Origin + index) & (BlockLength - 1);
        uint* block = OfBlock(key, index, out uint addend);
        TWords words = TWords.Load(block + place) + TWords.Splat(addend);
        if (place > BlockLength - TWords.Count)
        {
            // Only rows begin at any element, so that a register may lie in two blocks.
            block = OfBlock(key, index + TWords.Count - 1, out addend);
            words = TWords.Join(words, TWords.Load(block + place - BlockLength) + TWords.Splat(addend), (uint)(BlockLength - place));
        }

        return words;
    }

    /// <summary>Where a block begins in the table, and what is added to its words.</summary>
    /// <param name="key">What they are drawn by.</param>
    /// <param name="index">An element of the block, counted from the key's origin.</param>
    /// <param name="addend">What is added.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint* OfBlock(RoundingKey key, nint index, out uint addend)
    {
        ulong bits = key.Key + ((ulong)((key.Origin + index) >> BlockBits) * 0x9E3779B97F4A7C15);
        bits = (bits ^ (bits >> 32)) * 0xD6E8FEB86659FD93;
        addend = (uint)(bits >> 32);
        return key.Table + ((bits >> 20) & PlaceMask);
    }

    private static uint* CreateTable()
    {
        const int Length = Margin + PlaceMask + BlockLength + Margin;
        uint* memory = (uint*)NativeMemory.AlignedAlloc(Length * sizeof(uint), CacheLine);
        for (int i = 0; i < Length; i++)
        {
            memory[i] = (uint)(Key(0, (ulong)i) >> 32);
        }

        return memory + Margin;
    }
}
