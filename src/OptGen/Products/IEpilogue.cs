using System.Numerics;
using OptGen.CompilerServices;

namespace OptGen.Products;

/// <summary>What becomes of the sums of a product before they are stored.</summary>
internal interface IEpilogue<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The elements to store.</summary>
    /// <param name="sums">Some neighbours of a row.</param>
    /// <param name="row">Their row.</param>
    /// <param name="column">The column of the first.</param>
    /// <param name="count">How many there are; what is beyond them in the lane counts for nothing.</param>
    TLane Apply<TLane>(TLane sums, nint row, nint column, int count)
        where TLane : struct, ILane<TLane, T>;

    /// <summary>Asks for what it will read, before the sums are made.</summary>
    /// <param name="row">A row.</param>
    /// <param name="column">The first column.</param>
    /// <param name="count">How many columns there are.</param>
    void Prefetch(nint row, nint column, int count);
}
