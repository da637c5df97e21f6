using System.Numerics;
using OptGen.Products;

namespace OptGen.Tests.Products;

/// <summary>A product but for its epilogue.</summary>
internal interface IProductCall<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    void Multiply<TEpilogue>(TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue<T>;
}

internal readonly ref struct ByStrides<T>(MatrixView<T> a, MatrixView<T> b, MatrixView<T> c, ReadOnlySpan<T> bias, ProductCase product) : IProductCall<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly MatrixView<T> _a = a;
    private readonly MatrixView<T> _b = b;
    private readonly MatrixView<T> _c = c;
    private readonly ReadOnlySpan<T> _bias = bias;

    public void Multiply<TEpilogue>(TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue<T>
    {
        if (typeof(TEpilogue) == typeof(Unchanged<T>) && _bias.IsEmpty)
        {
            Product.Multiply(_a, _b, _c, product.Start, product.Threads);
        }
        else
        {
            Product.Multiply(_a, _b, _c, product.Start, _bias, in epilogue, product.Threads);
        }
    }
}

internal readonly ref struct ByTables<T>(ReadOnlySpan<T> elements, int[] rows, int[] inner, MatrixView<T> b, MatrixView<T> c, ReadOnlySpan<T> bias, ProductCase product) : IProductCall<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _elements = elements;
    private readonly MatrixView<T> _b = b;
    private readonly MatrixView<T> _c = c;
    private readonly ReadOnlySpan<T> _bias = bias;

    public void Multiply<TEpilogue>(TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue<T> =>
        Product.Multiply(_elements, rows, inner, _b, _c, product.Start, _bias, in epilogue, product.Threads);
}
