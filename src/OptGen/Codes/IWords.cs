namespace OptGen.Codes;

/// <summary>A register of 32-bit words, or one word, as the codes of narrow states are made with: the same bits whatever its width.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal unsafe interface IWords<TSelf>
    where TSelf : struct, IWords<TSelf>
{
    /// <summary>How many words there are.</summary>
    static abstract int Count { get; }

    static abstract TSelf Splat(uint value);

    static abstract TSelf Load(uint* source);

    /// <summary>Reads 16 bits for each word, from an index on.</summary>
    static abstract TSelf LoadHalves(ref readonly ushort source, nint index);

    /// <summary>Reads 8 bits for each word.</summary>
    static abstract TSelf LoadBytes(byte* source);

    /// <summary>Reads 8 bits with a sign for each word.</summary>
    static abstract TSelf LoadSignedBytes(byte* source);

    static abstract void Store(TSelf words, uint* destination);

    /// <summary>Writes the upper 16 bits of each word, from an index on.</summary>
    static abstract void StoreUpperHalves(TSelf words, ref ushort destination, nint index);

    /// <summary>Writes the lowest 8 bits of each word.</summary>
    static abstract void StoreBytes(TSelf words, byte* destination);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator &(TSelf a, TSelf b);

    static abstract TSelf operator |(TSelf a, TSelf b);

    static abstract TSelf operator <<(TSelf a, int count);

    static abstract TSelf operator >>>(TSelf a, int count);

    /// <summary>The bits of <paramref name="ones"/> where the mask has ones, those of <paramref name="zeros"/> elsewhere.</summary>
    static abstract TSelf Choose(TSelf mask, TSelf ones, TSelf zeros);

    static abstract TSelf Min(TSelf a, TSelf b);

    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The lesser of two numbers without sign, as words or as numbers.</summary>
    static abstract TSelf MinSingles(TSelf a, TSelf b);

    /// <summary>The greater of two numbers without sign, as words or as numbers.</summary>
    static abstract TSelf MaxSingles(TSelf a, TSelf b);

    /// <summary>The greater of words with signs.</summary>
    static abstract TSelf MaxSigned(TSelf a, TSelf b);

    /// <summary>The first words of <paramref name="first"/>, as many as <paramref name="count"/> says, and behind them those of <paramref name="second"/> at the other places.</summary>
    static abstract TSelf Join(TSelf first, TSelf second, uint count);

    /// <summary><paramref name="words"/> where the number of <paramref name="bits"/> is normal, infinite or NaN; 0 where it is subnormal or 0.</summary>
    static abstract TSelf WhereNormal(TSelf bits, TSelf words);

    /// <summary><paramref name="nan"/> where the number of <paramref name="bits"/> is NaN, <paramref name="words"/> elsewhere.</summary>
    static abstract TSelf WhereNumber(TSelf bits, TSelf words, uint nan);

    /// <summary>The bits of the products of the numbers that the words are the bits of.</summary>
    static abstract TSelf MultiplySingles(TSelf a, TSelf b);

    /// <summary>The bits of a·b + c of these numbers, where the product is exact: then it does not matter whether it is rounded.</summary>
    static abstract TSelf MultiplyExactlyAndAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The greatest of the words.</summary>
    static abstract uint Greatest(TSelf words);
}
