namespace OptGen.Products;

/// <summary>How many sums a tile keeps in registers, known when it is compiled.</summary>
internal interface ITileShape
{
    static abstract int Rows { get; }

    /// <summary>Lanes in each row.</summary>
    static abstract int Lanes { get; }
}
