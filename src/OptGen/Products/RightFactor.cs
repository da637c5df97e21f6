namespace OptGen.Products;

/// <summary>The second factor as a tile reads it: row by row, as many lanes as the tile is wide.</summary>
internal unsafe struct RightFactor<T>
    where T : unmanaged
{
    /// <summary>The element at the first inner index and the tile's first column.</summary>
    public T* First;

    public nint Stride;

    /// <summary>How many inner indices there are.</summary>
    public int Depth;

    /// <summary>Copies of what follows on them, as wide as the tile: of rows at the end of the memory, which is not wide enough.</summary>
    public T* Rest;

    public int RestDepth;
}
