namespace OptGen.CompilerServices;

/// <content>States in eight bits; only lanes of <see cref="float"/> have them.</content>
public partial interface ILane<TSelf, T>
{
    /// <summary>Reads <see cref="Count"/> numbers of a block that are codes of eight bits, beginning at <paramref name="index"/>.</summary>
    /// <param name="source">The codes.</param>
    /// <param name="index">The place of the first.</param>
    /// <param name="scale">Twice the magnitude of the block's scale in every place.</param>
    /// <param name="isSigned">Whether the codes have a sign.</param>
    static abstract TSelf LoadBlock8(ref readonly byte source, nint index, TSelf scale, bool isSigned);

    /// <summary>Writes the codes of numbers of a block, beginning at <paramref name="index"/>, rounded up with a probability that makes the expected value the number itself.</summary>
    /// <param name="value">The numbers: finite, and no greater than what the scale is for; without sign where codes have none.</param>
    /// <param name="inverse">½ over the scale's magnitude in every place.</param>
    /// <param name="random">What <see cref="RandomBitsOfBlock(RoundingBlock, TSelf, nint)"/> gives.</param>
    /// <param name="byUpperHalf">Which bits of each 32 random ones to round by.</param>
    /// <param name="isSigned">Whether the codes have a sign.</param>
    /// <param name="destination">The codes.</param>
    /// <param name="index">The place of the first.</param>
    static abstract void StoreBlock8(TSelf value, TSelf inverse, TSelf random, bool byUpperHalf, bool isSigned, ref byte destination, nint index);

    /// <summary>What is added to the random words of a block, in every place.</summary>
    static abstract TSelf Addend(RoundingBlock block);

    /// <summary>The same 32 random bits for each element as those of <see cref="RandomBits"/>, of elements of one block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="addend">What <see cref="Addend"/> gives.</param>
    /// <param name="index">The first element.</param>
    static abstract TSelf RandomBitsOfBlock(RoundingBlock block, TSelf addend, nint index);

    /// <summary>The greater of <paramref name="a"/> and of the magnitudes of <see cref="Count"/> elements, beginning at <paramref name="index"/>; NaN is the greatest.</summary>
    /// <param name="a">Numbers without sign.</param>
    /// <param name="source">The elements.</param>
    /// <param name="index">The first one.</param>
    static abstract TSelf GreaterMagnitude(TSelf a, ref readonly T source, nint index);

    /// <summary>Asks for <see cref="Count"/> elements to come into the nearest cache, beginning at <paramref name="index"/>; there may be no such memory.</summary>
    static abstract void Prefetch(ref readonly T source, nint index);

    /// <summary>Asks for <see cref="Count"/> codes of eight bits to come into the nearest cache, beginning at <paramref name="index"/>; there may be no such memory.</summary>
    static abstract void Prefetch(ref readonly byte source, nint index);
}
