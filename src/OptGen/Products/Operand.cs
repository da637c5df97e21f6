using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Lanes;

namespace OptGen.Products;

/// <summary>What epilogues read beside the sums.</summary>
internal static unsafe class Operand
{
    private const int CacheLine = 64;

    /// <summary>Reads as many elements as there are sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Load<TLane, T>(T* source, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => count == TLane.Count ? TLane.Load(in *source, 0) : TLane.LoadFirst(source, count);

    /// <summary>Asks for as many elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch<T>(T* source, nint count)
        where T : unmanaged
    {
        for (nint i = 0; i < count; i += CacheLine / sizeof(T))
        {
            CacheLines.Prefetch(in *source, i);
        }
    }
}
