using System.Runtime.InteropServices;

namespace OptGen.Memory;

/// <summary>Asks the system for large pages where much memory is gone through from end to end, which spares it most of the translation of addresses.</summary>
internal static partial class HugePages
{
    /// <summary>How large they are, on most systems.</summary>
    public const int Size = 2 << 20;

    /// <summary>From how many bytes on to ask.</summary>
    public const int Least = 4 * Size;

    private const int Advice = 14;

    private static bool s_isRefused = !OperatingSystem.IsLinux();

    /// <summary>Asks for them, before the memory is first written; where the system has none, everything stays as it is.</summary>
    public static unsafe void Advise(Span<byte> memory)
    {
        if (s_isRefused || memory.Length < Least)
        {
            return;
        }

        fixed (byte* start = memory)
        {
            nint first = ((nint)start + Size - 1) / Size * Size;
            nint last = ((nint)start + memory.Length) / Size * Size;
            try
            {
                _ = Advise(first, (nuint)(last - first), Advice);
            }
            catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException)
            {
                s_isRefused = true;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
