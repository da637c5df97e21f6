using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Workloads;

namespace OptGen.Benchmarks.Compare.Targets;

/// <summary>Functions of elements, products and decompositions of matrices, and the optimizers made of these.</summary>
internal static class MatrixTargets
{
    private const string Products = "products, whose limit is the processor's multiply-add units";
    private const double SmallOperations = 2.0 * 32 * 64 * 64;

    /// <summary>No slower, but for noise.</summary>
    private const double NotSlower = 0.97;

    private static readonly int[] s_oneAndTwo = [1, 2];

    /// <summary>The targets.</summary>
    public static IEnumerable<Target> All() => [.. Functions(), .. OfProducts(), .. Muon(), .. Decompositions()];

    private static IEnumerable<Target> Functions() =>
        from function in FunctionRows.Targets
        select Goals.Figure(FunctionRows.Work, function.Name, Scale.NanosecondsPerValue(1).Unit, Bound.AtMost(function.Most), "the length of the polynomial");

    private static IEnumerable<Target> OfProducts() =>
    [
        .. from size in ProductRows.Sizes
           select Goals.Ratio(ProductRows.Work, size.Name, 1, Names.TorchFunction, Names.OptGen, Bound.AtLeast(LeastOf(size)), Products),
        .. from size in ProductRows.Sizes
           select Goals.Ratio(ProductRows.Work, size.Name, 1, Names.OptGen, Names.TwoThreads, Bound.AtLeast(NotSlower), "threads that wake"),
    ];

    /// <summary>Small products are a matter of ceremony; in some others oneDNN has what products over any strides have not.</summary>
    private static double LeastOf(ProductSize size) =>
        size.Operations <= SmallOperations ? 2 : size.TransposesB || size.Inner == 25 || size.Rows == 1024 ? 0.9 : 1;

    private static IEnumerable<Target> Muon() =>
        from threads in s_oneAndTwo
        from mode in (string[])["bfloat16", "float32"]
        select Goals.Ratio(MatrixRows.Muon, MatrixRows.MuonList.Name, threads, Names.Torch(mode), Names.OptGen, Bound.AtLeast(1), Products);

    private static IEnumerable<Target> Decompositions() =>
        from threads in s_oneAndTwo
        from work in (string[])["eigvecs", "inv"]
        from precision in (string[])["float32", "float64"]
        select Goals.Ratio(work, ParameterLists.Square1024.Name, threads, Names.Torch(precision), Names.OptGen, Bound.AtLeast(0.5), "double precision, which has half as many numbers in a register as PyTorch's float");
}
