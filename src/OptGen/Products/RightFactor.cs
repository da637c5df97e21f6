namespace OptGen.Products;

/// <summary>The second factor as a tile reads it: row by row, as many lanes as the tile is wide.</summary>
internal unsafe struct RightFactor<T>
    where T : unmanaged
{
    /// <summary>The element at the first inner index and the tile's first column.</summary>
    public T* First;

    public nint Stride;

    /// <summary>Where the last of several lanes begins.</summary>
    public nint Last;

    /// <summary>How many inner indices there are.</summary>
    public int Depth;

    /// <summary>Copies of what follows on them, as wide as the tile: of rows at the end of the memory, where there is not a lane's width left.</summary>
    public T* Rest;

    public int RestDepth;
}
