using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptGen.Codes;

/// <summary>Runs a loop over words by the widest registers that the processor has, and what is left by narrower ones.</summary>
internal static class WordLoops
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLoop>(ref TLoop loop, int count)
        where TLoop : struct, IWordLoop
    {
        nint index = 0;
        if (Vector512.IsHardwareAccelerated && count >= Words512.Count)
        {
            index = loop.Run<Words512>(index, count);
        }

        if (Vector256.IsHardwareAccelerated && count - index >= Words256.Count)
        {
            index = loop.Run<Words256>(index, count);
        }

        if (Vector128.IsHardwareAccelerated && count - index >= Words128.Count)
        {
            index = loop.Run<Words128>(index, count);
        }

        if (index < count)
        {
            loop.Run<Words1>(index, count);
        }
    }
}
