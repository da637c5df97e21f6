using System.Numerics;

namespace OptGen.Matrices;

/// <summary>
/// The product of two dense matrices in row-major order. Each element of the result is accumulated from zero by multiplications and
/// additions with a single rounding, in the order of the inner index, so that its bits depend on the factors alone.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>How many elements of workspace <see cref="Multiply"/> needs.</summary>
    public static int WorkspaceLength(int rows, int inner, int columns) => 0;

    /// <summary>result = op(a)·op(b).</summary>
    /// <param name="a">rows × inner, or inner × rows where it is to be transposed.</param>
    /// <param name="transposeA">Whether the first factor is the transpose of <paramref name="a"/>.</param>
    /// <param name="b">inner × columns, or columns × inner where it is to be transposed.</param>
    /// <param name="transposeB">Whether the second factor is the transpose of <paramref name="b"/>.</param>
    /// <param name="result">rows × columns; overlaps neither factor.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="inner">Columns of the first factor and rows of the second; the result is 0 if there are none.</param>
    /// <param name="columns">Columns of the result.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> elements, whose values do not matter.</param>
    public static void Multiply<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> result, int rows, int inner, int columns, Span<T> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                T sum = T.Zero;
                for (int k = 0; k < inner; k++)
                {
                    T left = transposeA ? a[(k * rows) + row] : a[(row * inner) + k];
                    T right = transposeB ? b[(column * inner) + k] : b[(k * columns) + column];
                    sum = T.FusedMultiplyAdd(left, right, sum);
                }

                result[(row * columns) + column] = sum;
            }
        }
    }
}
