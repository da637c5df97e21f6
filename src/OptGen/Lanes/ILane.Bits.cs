namespace OptGen.CompilerServices;

/// <content>What functions are made of: the bits of numbers as integers of 64 bits, and bounds; only of lanes of <see cref="double"/>.</content>
public partial interface ILane<TSelf, T>
{
    /// <summary>The sums of the bits as integers, without overflow. Adding n·2⁵² to the bits of a normal number multiplies it by 2ⁿ.</summary>
    static abstract TSelf AddBits(TSelf a, TSelf b);

    /// <summary>The differences of the bits as integers, without overflow.</summary>
    static abstract TSelf SubtractBits(TSelf a, TSelf b);

    /// <summary>The bits that differ. With a sign bit alone, it turns signs around.</summary>
    static abstract TSelf operator ^(TSelf a, TSelf b);

    /// <summary>The bits moved to higher places, zeros behind them.</summary>
    static abstract TSelf ShiftLeft(TSelf a, int count);

    /// <summary>The bits moved to lower places, zeros before them.</summary>
    static abstract TSelf ShiftRight(TSelf a, int count);

    /// <summary>a, but not less than <paramref name="least"/>, a number other than 0; NaN stays.</summary>
    static abstract TSelf AtLeast(TSelf a, double least);

    /// <summary>a, but not more than <paramref name="most"/>, a number other than 0; NaN stays.</summary>
    static abstract TSelf AtMost(TSelf a, double most);

    /// <summary>Whether the condition holds anywhere. Garbage beside the element of a <see cref="Lane1{T}"/> may count, and so must not matter.</summary>
    static abstract bool Any(TSelf condition);
}
