using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Products;

/// <summary>What epilogues read beside the sums.</summary>
internal static unsafe class Operand
{
    /// <summary>Reads as many elements as there are sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Load<TLane, T>(T* source, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => count == TLane.Count ? TLane.Load(in *source, 0) : TLane.LoadFirst(source, count);
}
