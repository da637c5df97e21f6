using System.ComponentModel;
using OptGen.Codes;

namespace OptGen.CompilerServices;

/// <summary>What the random bits of stochastic rounding are drawn by: a function of the optimizer's seed, the parameter's name, the state and the number of the step.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct RoundingKey
{
    /// <param name="key">What tells seeds, parameters, states and steps apart.</param>
    /// <param name="origin">The place of the first element in its parameter, a multiple of the length of blocks.</param>
    internal RoundingKey(ulong key, nint origin)
    {
        Key = key;
        Origin = origin;
        Table = RandomWords.Table;
    }

    /// <summary>The random words of the block that an element belongs to.</summary>
    /// <param name="index">The element, counted from the first.</param>
    public RoundingBlock Block(nint index)
    {
        uint* words = RandomWords.OfBlock(this, index, out uint addend);
        return new(words - ((Origin + index) / RandomWords.BlockLength * RandomWords.BlockLength) + Origin, addend);
    }

    /// <summary>The same for elements that begin a number of places later, a multiple of the length of blocks.</summary>
    internal RoundingKey From(nint place) => new(Key, Origin + place);

    /// <summary>The key.</summary>
    internal ulong Key { get; }

    /// <summary>The place of the first element.</summary>
    internal nint Origin { get; }

    /// <summary>Words that every key draws from; kept here because kernels cannot ask for static fields without a check each time.</summary>
    internal uint* Table { get; }
}
