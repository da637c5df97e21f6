using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>Givens' rotations of neighbouring rows of a matrix.</summary>
internal static class Rotations
{
    /// <summary>
    /// Rotates the rows i and i + 1, for i from <paramref name="high"/> − 1 down to <paramref name="low"/>, by the cosine and sine of i. The wave goes
    /// through the matrix a few columns at a time, so that the row that it carries along stays in registers.
    /// </summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="low">The first row.</param>
    /// <param name="high">The last row.</param>
    /// <param name="cosines">The cosines, by row.</param>
    /// <param name="sines">The sines, by row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(MatrixView<double> matrix, int low, int high, ReadOnlySpan<double> cosines, ReadOnlySpan<double> sines)
    {
        if (low == high)
        {
            return;
        }

        ref double first = ref matrix.First;
        int columns = matrix.Columns;
        nint stride = matrix.RowStride;
        nint column = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            column = Apply<PairLane<PairLane<Lane512<double>, double>, double>>(ref first, stride, columns, column, low, high, cosines, sines);
            column = Apply<Lane512<double>>(ref first, stride, columns, column, low, high, cosines, sines);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            column = Apply<PairLane<PairLane<Lane256<double>, double>, double>>(ref first, stride, columns, column, low, high, cosines, sines);
            column = Apply<Lane256<double>>(ref first, stride, columns, column, low, high, cosines, sines);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            column = Apply<PairLane<PairLane<Lane128<double>, double>, double>>(ref first, stride, columns, column, low, high, cosines, sines);
            column = Apply<Lane128<double>>(ref first, stride, columns, column, low, high, cosines, sines);
        }

        Apply<Lane1<double>>(ref first, stride, columns, column, low, high, cosines, sines);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Apply<TLane>(ref double matrix, nint stride, int columns, nint column, int low, int high, ReadOnlySpan<double> cosines, ReadOnlySpan<double> sines)
        where TLane : struct, ILane<TLane, double>
    {
        for (; column + TLane.Count <= columns; column += TLane.Count)
        {
            nint index = column + (high * stride);
            TLane carried = TLane.Load(ref matrix, index);
            for (int row = high - 1; row >= low; row--)
            {
                TLane cosine = TLane.Splat(cosines[row]);
                TLane sine = TLane.Splat(sines[row]);
                TLane next = TLane.Load(ref matrix, index - stride);
                TLane.Store(TLane.MultiplyAdd(sine, next, cosine * carried), ref matrix, index);
                carried = TLane.MultiplySubtract(cosine, next, sine * carried);
                index -= stride;
            }

            TLane.Store(carried, ref matrix, index);
        }

        return column;
    }
}
