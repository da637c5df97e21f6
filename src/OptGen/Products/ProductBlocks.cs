namespace OptGen.Products;

/// <summary>How products are cut for the sake of caches and threads; measured. None of it shows in the bits.</summary>
internal static class ProductBlocks
{
    /// <summary>How much of the inner index sums stay in registers for.</summary>
    public static int Inner = 400;

    /// <summary>Rows of the first factor that are read while a panel of the second stays in the cache: with <see cref="Inner"/>, what the second cache has room for.</summary>
    public static int Rows = 512;

    /// <summary>From how many tiles on, one below the other, a copy of a panel of the second factor pays.</summary>
    public static int PackFrom = 12;

    /// <summary>Multiplications from which on threads share a product.</summary>
    public const double Sharing = 1 << 20;

    /// <summary>Multiplications from which on threads that sleep are woken for it.</summary>
    public const double Waking = 1 << 24;
}
