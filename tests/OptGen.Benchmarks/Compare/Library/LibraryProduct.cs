using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Workloads;
using OptGen.Products;

namespace OptGen.Benchmarks.Compare.Library;

/// <summary>A product of the library.</summary>
internal sealed class LibraryProduct : Contender
{
    private readonly ProductSize _size;
    private readonly int _threads;
    private readonly Memory<float> _a;
    private readonly Memory<float> _b;
    private readonly Memory<float> _result;

    /// <summary>Draws the factors.</summary>
    /// <param name="name">The contender's name.</param>
    /// <param name="size">The product.</param>
    /// <param name="threads">How many threads may take part.</param>
    public LibraryProduct(string name, ProductSize size, int threads)
        : base(name)
    {
        _size = size;
        _threads = threads;
        (Memory<float>[] factors, _) = LibraryTensors.Advised(new ParameterList(size.Name, [size.StoredA, size.StoredB, [size.Rows, size.Columns]], Layout.Scattered));
        (_a, _b, _result) = (factors[0], factors[1], factors[2]);
    }

    /// <inheritdoc/>
    protected override void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            MatrixView<float> a = new(_a.Span, _size.StoredA[0], _size.StoredA[1]);
            MatrixView<float> b = new(_b.Span, _size.StoredB[0], _size.StoredB[1]);
            Product.Multiply(_size.TransposesA ? a.Transposed : a, _size.TransposesB ? b.Transposed : b, new MatrixView<float>(_result.Span, _size.Rows, _size.Columns), threads: _threads);
        }
    }
}
