namespace OptGen.Products;

/// <summary>Memory of each thread's own for copies of a panel.</summary>
internal static unsafe class PackingRoom
{
    private const int Alignment = 64;

    [ThreadStatic]
    private static byte[]? t_bytes;

    /// <summary>Some bytes that do not move, at the beginning of a cache line; the same again for the same thread.</summary>
    public static void* Of(int length)
    {
        if (t_bytes is null || t_bytes.Length < length + Alignment)
        {
            t_bytes = GC.AllocateUninitializedArray<byte>(length + Alignment, pinned: true);
        }

        fixed (byte* first = t_bytes)
        {
            return (void*)(((nint)first + (Alignment - 1)) & -Alignment);
        }
    }
}
