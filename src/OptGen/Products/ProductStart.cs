namespace OptGen.Products;

/// <summary>What the sums of a product begin with.</summary>
internal enum ProductStart
{
    /// <summary>c = a·b: with 0, or with an element for each column.</summary>
    Nothing,

    /// <summary>c = c + a·b.</summary>
    Added,

    /// <summary>c = c − a·b.</summary>
    Subtracted,
}
