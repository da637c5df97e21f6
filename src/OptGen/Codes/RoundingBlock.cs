using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>The random words of a block of elements: a place in a table, and what is added to each word.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct RoundingBlock
{
    /// <param name="words">Where the words are, counted as the elements are.</param>
    /// <param name="addend">What is added.</param>
    internal RoundingBlock(uint* words, uint addend)
    {
        Words = words;
        Addend = addend;
    }

    internal uint* Words { get; }

    internal uint Addend { get; }
}
