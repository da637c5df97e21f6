using System.Globalization;

namespace OptGen.Benchmarks.Compare.Torch;

/// <summary>What multiplies PyTorch's matrices: distributions link it to the reference BLAS, which is no opponent.</summary>
/// <param name="File">The file that has the product.</param>
/// <param name="Gigaflops">Multiplications and additions in billions a second, of 512 × 512 matrices with one thread.</param>
internal sealed record TorchProducts(string File, double Gigaflops)
{
    /// <summary>Whether it is the plain loops of the reference BLAS.</summary>
    public bool IsReference => Path.GetFileName(File).StartsWith("libblas", StringComparison.Ordinal) && !File.Contains("openblas", StringComparison.Ordinal) && !File.Contains("blis", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"PyTorch multiplies matrices by {File}: {Gigaflops:0} GFLOP/s on one thread{(IsReference ? ". This is the reference BLAS, no opponent: where matrices are multiplied, nothing is judged" : "")}");
}
