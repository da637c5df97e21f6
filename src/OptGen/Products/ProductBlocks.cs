namespace OptGen.Products;

/// <summary>How products are cut for the sake of caches and threads; measured. None of it shows in the bits.</summary>
internal static class ProductBlocks
{
    /// <summary>How much of the inner index sums stay in registers for, where the second factor is read in its place: the nearest cache holds a panel.</summary>
    public const int Depth = 200;

    /// <summary>The same for copies, which stand without gaps.</summary>
    public const int DepthOfCopies = 512;

    /// <summary>Rows of the first factor that are read while a panel of the second stays in the cache; the second cache holds them.</summary>
    public const int Rows = 384;

    /// <summary>From how many tiles on, one below the other, a copy of a panel of the second factor pays where its rows begin with cache lines.</summary>
    public const int CopyAligned = 32;

    /// <summary>The same where a load may touch two cache lines.</summary>
    public const int CopyOthers = 12;

    /// <summary>Bytes from one inner index to the next of which a multiple puts all that a tile reads of the first factor into a few sets of the cache.</summary>
    public const int ClashingStride = 1024;

    /// <summary>From how many panels on a copy of the first factor pays then.</summary>
    public const int PanelsOfCopy = 4;

    /// <summary>Multiplications from which on threads share a product.</summary>
    public const double Sharing = 1 << 20;

    /// <summary>Multiplications from which on threads that sleep are woken for it.</summary>
    public const double Waking = 1 << 24;
}
