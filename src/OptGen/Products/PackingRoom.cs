namespace OptGen.Products;

/// <summary>Memory of each thread's own for copies of parts of the factors.</summary>
internal static unsafe class PackingRoom
{
    private const int Alignment = 64;

    [ThreadStatic]
    private static byte[]? t_left;

    [ThreadStatic]
    private static byte[]? t_right;

    /// <summary>Some bytes for the first factor that do not move, at the beginning of a cache line; the same again for the same thread.</summary>
    public static void* Left(int length) => Of(ref t_left, length);

    /// <summary>The same for the second factor, and for rows beside products.</summary>
    public static void* Of(int length) => Of(ref t_right, length);

    private static void* Of(ref byte[]? bytes, int length)
    {
        if (bytes is null || bytes.Length < length + Alignment)
        {
            bytes = GC.AllocateUninitializedArray<byte>(length + Alignment, pinned: true);
        }

        fixed (byte* first = bytes)
        {
            return (void*)(((nint)first + (Alignment - 1)) & -Alignment);
        }
    }
}
