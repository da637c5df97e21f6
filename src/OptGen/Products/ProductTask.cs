namespace OptGen.Products;

/// <summary>A product whose factors and result do not move while it is computed.</summary>
internal unsafe struct ProductTask<T>
    where T : unmanaged
{
    /// <summary>The first factor, rows × inner.</summary>
    public T* A;

    public nint ARowStride;

    public nint AInnerStride;

    /// <summary>Instead of strides: the place of each row of the first factor.</summary>
    public int* RowOffsets;

    /// <summary>Instead of strides: the place of each inner index.</summary>
    public int* InnerOffsets;

    /// <summary>The second factor, inner × columns.</summary>
    public T* B;

    public nint BRowStride;

    public nint BColumnStride;

    /// <summary>The result, rows × columns; the elements of a row are neighbours.</summary>
    public T* C;

    public nint CStride;

    /// <summary>What the sums of each column begin with; null where that is 0, or the result.</summary>
    public T* Bias;

    public int Rows;

    public int Inner;

    public int Columns;

    public ProductStart Start;

    /// <summary>Whether only the tiles that reach the diagonal or lie right of it are wanted.</summary>
    public bool UpperOnly;
}
