using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace OptGen.Lanes;

/// <summary>Memory that will be needed soon.</summary>
internal static unsafe class CacheLines
{
    /// <summary>Asks for the line of an item, where the processor has an instruction for it. An address that is no longer the item's, or is none, does no harm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch<TItem>(ref readonly TItem first, nint index)
        where TItem : unmanaged
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref Unsafe.AsRef(in first), index)));
        }
    }
}
