using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Products;

namespace OptGen.Tests.Products;

/// <summary>Of what is not above 0: 0.</summary>
internal readonly struct PositivePart<T> : IEpilogue<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public TLane Apply<TLane>(TLane sums, nint row, nint column, int count)
        where TLane : struct, ILane<TLane, T> => TLane.Select(sums > TLane.Splat(0.0), sums, TLane.Splat(0.0));

    public void Prefetch(nint row, nint column, int count)
    {
    }
}

/// <summary>Where another matrix is not above 0: 0.</summary>
internal readonly unsafe struct Gate<T>(T* gate, nint stride) : IEpilogue<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public TLane Apply<TLane>(TLane sums, nint row, nint column, int count)
        where TLane : struct, ILane<TLane, T> =>
        TLane.Select(Operand.Load<TLane, T>(gate + (row * stride) + column, count) > TLane.Splat(0.0), sums, TLane.Splat(0.0));

    public void Prefetch(nint row, nint column, int count)
    {
    }
}

/// <summary>Adds the place in the result.</summary>
internal readonly struct Numbered<T>(nint columns) : IEpilogue<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public TLane Apply<TLane>(TLane sums, nint row, nint column, int count)
        where TLane : struct, ILane<TLane, T> => sums + TLane.Places((row * columns) + column);

    public void Prefetch(nint row, nint column, int count)
    {
    }
}
