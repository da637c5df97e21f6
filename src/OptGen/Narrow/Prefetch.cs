using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace OptGen.Narrow;

/// <summary>Asks for memory before it is needed: decoding and encoding keep the processor from finding out by itself in time.</summary>
internal static unsafe class Prefetch
{
    private const int CacheLine = 64;

    /// <summary>A hint for some bytes; does nothing where the processor takes none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Range(void* start, int bytes)
    {
        if (Sse.IsSupported)
        {
            for (int i = 0; i < bytes; i += CacheLine)
            {
                Sse.Prefetch0((byte*)start + i);
            }
        }
    }
}
