using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>
/// A symmetric matrix times a vector. Memory is what it costs, so that only the upper half is read, and each element counts twice: for its row and for its column.
/// </summary>
internal static class SymmetricProduct
{
    /// <summary>Strips of the matrix, each with sums of its own, that threads may do.</summary>
    public const int Strips = 4;

    /// <summary>Smaller matrices have one strip.</summary>
    private const int LeastSize = 256;

    /// <summary>From here on threads share the strips.</summary>
    private const int LeastShared = 384;

    /// <summary>sums = matrix·x.</summary>
    /// <param name="matrix">A matrix of which the upper half counts, and all of the squares of eight on its diagonal.</param>
    /// <param name="place">Which row of a larger matrix is its first one.</param>
    /// <param name="x">The vector; its length is a multiple of eight.</param>
    /// <param name="sums">Takes the product.</param>
    /// <param name="partial">As many numbers as all strips but one have sums, as far apart as the rows, whose values do not matter.</param>
    /// <param name="threads">How many threads may take part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Multiply(MatrixView<double> matrix, int place, ReadOnlySpan<double> x, Span<double> sums, Span<double> partial, int threads)
    {
        // The number of strips depends on the size alone, and so do the bits.
        int length = x.Length;
        int strips = length < LeastSize ? 1 : Strips;
        int stride = (int)matrix.RowStride;
        fixed (double* elements = &matrix.First, vector = x, target = sums, others = partial)
        {
            SymmetricStrips work = new(elements, stride, length, place / PaddedRows.Lane, vector, target, others, strips);
            ItemWork<SymmetricStrips>.Run(work, strips, length < LeastShared ? 1 : threads);
        }

        ReadOnlySpan<double> ones = [1, 1, 1];
        PaddedRows.AddScaled(sums, ones[..(strips - 1)], partial, stride);
    }

    /// <summary>Adds up what some rows of eight contribute: every few of them, beginning with one.</summary>
    /// <param name="matrix">Upper half of the matrix with all of the squares of eight on its diagonal, beginning at its first element.</param>
    /// <param name="stride">How far apart its rows are.</param>
    /// <param name="x">The vector; its length is a multiple of eight.</param>
    /// <param name="sums">Takes the contribution to the product.</param>
    /// <param name="first">The first of the rows of eight.</param>
    /// <param name="step">How far apart they are, in rows of eight.</param>
    public static void AddUp(ReadOnlySpan<double> matrix, int stride, ReadOnlySpan<double> x, Span<double> sums, int first, int step)
    {
        sums.Clear();
        if (Vector512.IsHardwareAccelerated)
        {
            AddUp<Lane512<double>>(matrix, stride, x, sums, first, step);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            AddUp<PairLane<Lane256<double>, double>>(matrix, stride, x, sums, first, step);
        }
        else
        {
            AddUp<PairLane<PairLane<Lane128<double>, double>, double>>(matrix, stride, x, sums, first, step);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddUp<TLane>(ReadOnlySpan<double> matrix, int stride, ReadOnlySpan<double> x, Span<double> sums, int first, int step)
        where TLane : struct, ILane<TLane, double>
    {
        ref double vector = ref MemoryMarshal.GetReference(x);
        ref double sum = ref MemoryMarshal.GetReference(sums);
        nint end = x.Length;
        for (int block = first; block * PaddedRows.Lane < end; block += step)
        {
            nint diagonal = block * PaddedRows.Lane;
            for (nint row = diagonal; row < diagonal + PaddedRows.Lane; row += 4)
            {
                ref double row0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(matrix), row * stride);
                ref double row1 = ref Unsafe.Add(ref row0, stride);
                ref double row2 = ref Unsafe.Add(ref row1, stride);
                ref double row3 = ref Unsafe.Add(ref row2, stride);
                TLane value = TLane.Load(ref vector, diagonal);
                TLane sum0 = TLane.Load(ref row0, diagonal) * value;
                TLane sum1 = TLane.Load(ref row1, diagonal) * value;
                TLane sum2 = TLane.Load(ref row2, diagonal) * value;
                TLane sum3 = TLane.Load(ref row3, diagonal) * value;
                TLane factor0 = TLane.Broadcast(ref vector, row);
                TLane factor1 = TLane.Broadcast(ref vector, row + 1);
                TLane factor2 = TLane.Broadcast(ref vector, row + 2);
                TLane factor3 = TLane.Broadcast(ref vector, row + 3);
                for (nint column = diagonal + PaddedRows.Lane; column < end; column += PaddedRows.Lane)
                {
                    value = TLane.Load(ref vector, column);
                    TLane below = TLane.Load(ref sum, column);
                    TLane element = TLane.Load(ref row0, column);
                    sum0 = TLane.MultiplyAdd(element, value, sum0);
                    below = TLane.MultiplyAdd(element, factor0, below);
                    element = TLane.Load(ref row1, column);
                    sum1 = TLane.MultiplyAdd(element, value, sum1);
                    below = TLane.MultiplyAdd(element, factor1, below);
                    element = TLane.Load(ref row2, column);
                    sum2 = TLane.MultiplyAdd(element, value, sum2);
                    below = TLane.MultiplyAdd(element, factor2, below);
                    element = TLane.Load(ref row3, column);
                    sum3 = TLane.MultiplyAdd(element, value, sum3);
                    TLane.Store(TLane.MultiplyAdd(element, factor3, below), ref sum, column);
                }

                Unsafe.Add(ref sum, row) += PaddedRows.Fold(sum0);
                Unsafe.Add(ref sum, row + 1) += PaddedRows.Fold(sum1);
                Unsafe.Add(ref sum, row + 2) += PaddedRows.Fold(sum2);
                Unsafe.Add(ref sum, row + 3) += PaddedRows.Fold(sum3);
            }
        }
    }
}
