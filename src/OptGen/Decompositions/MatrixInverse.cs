using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Lanes;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>The inverse of a square matrix.</summary>
internal static class MatrixInverse
{
    /// <summary>How many numbers of workspace <see cref="Invert"/> needs.</summary>
    public static long WorkspaceLength(int size) => (2L * size * PaddedRows.Stride(size)) + size;

    /// <summary>
    /// result = x⁻¹, by Gaussian elimination with partial pivoting in <see cref="double"/>, rounded once. A matrix that has no inverse (a pivot is
    /// exactly 0, or an element is not finite) gives NaN everywhere: a step throws no exceptions, and whether to take it is the caller's policy.
    /// </summary>
    /// <param name="x">size × size.</param>
    /// <param name="result">size × size; may be <paramref name="x"/>.</param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    /// <param name="threads">How many threads may take part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Invert<T>(ReadOnlySpan<T> x, Span<T> result, int size, Span<double> workspace, int threads = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int stride = PaddedRows.Stride(size);
        MatrixView<double> factors = new(workspace, size, size, stride);
        MatrixView<double> inverse = new(workspace[(size * stride)..], size, size, stride);
        Span<int> places = MemoryMarshal.Cast<double, int>(workspace[(2 * size * stride)..])[..size];
        if (!WorkingCopy.TryWiden(x, factors) || !LUFactorization.TryFactor(factors, places, threads))
        {
            result[..(size * size)].Fill(T.NaN);
            return;
        }

        // x⁻¹ = U⁻¹·L⁻¹·P.
        inverse.Clear();
        TriangularSystem.InvertUnitLower(factors, inverse, threads);
        TriangularSystem.SolveUpper(factors, inverse, threads);
        for (int row = 0; row < size; row++)
        {
            ReadOnlySpan<double> source = inverse.Row(row);
            Span<T> target = result.Slice(row * size, size);
            for (int i = 0; i < source.Length; i++)
            {
                target[places[i]] = Rounded.To<T>(source[i]);
            }
        }
    }
}
