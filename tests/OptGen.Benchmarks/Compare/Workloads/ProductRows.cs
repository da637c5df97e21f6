using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Torch;

namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>Products of matrices, as nets have them.</summary>
internal static class ProductRows
{
    /// <summary>What tables call the work.</summary>
    public const string Work = "product";

    /// <summary>The products.</summary>
    public static IReadOnlyList<ProductSize> Sizes { get; } =
    [
        new(100, 784, 50),
        new(784, 100, 50, TransposesA: true),
        new(100, 50, 10),
        new(128, 784, 512),
        new(784, 128, 512, TransposesA: true),
        new(128, 512, 512),
        new(128, 512, 512, TransposesB: true),
        new(100, 4320, 100),
        new(57600, 25, 30),
        new(25, 57600, 30, TransposesA: true),
        new(32, 64, 64),
        new(1, 784, 10),
        new(1024, 1024, 1024),
    ];

    /// <summary>The rows: PyTorch with one thread, the library with one and with two.</summary>
    /// <param name="peers">What there is on this machine.</param>
    public static IEnumerable<Row> All(Peers peers) =>
        from size in Sizes
        select new Row(Work, size.Name, Scale.Gigaflops(size.Operations), 1, scope => Contenders(size, peers, scope)) { Doubt = peers.DoubtOfProducts };

    private static IEnumerable<Contender> Contenders(ProductSize size, Peers peers, RowScope scope)
    {
        yield return new LibraryProduct(Names.OptGen, size, threads: 1);
        yield return new LibraryProduct(Names.TwoThreads, size, threads: 2);
        if (peers.Torch is not null)
        {
            ParameterList factors = new(size.Name, [size.StoredA, size.StoredB]);
            yield return scope.Own(new TorchRow(peers.Torch, factors, threads: 1)).Add(Names.TorchFunction, Work, size.Form);
        }
    }
}
