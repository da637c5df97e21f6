using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptGen.Products;

/// <summary>
/// Products of dense matrices. Each element of the result is one chain of multiplications and additions with a single rounding, in the order of the inner index, so
/// that its bits depend on the factors alone: not on registers, nor on how the result is cut into tiles or divided among threads.
/// </summary>
internal static class Product
{
    /// <summary>c = a·b, c + a·b or c − a·b.</summary>
    /// <param name="a">rows × inner, with any strides.</param>
    /// <param name="b">inner × columns, with any strides.</param>
    /// <param name="c">rows × columns; overlaps neither factor. Its rows, or its columns, are without gaps.</param>
    /// <param name="start">What the sums begin with.</param>
    /// <param name="threads">How many threads may take part, the caller's among them.</param>
    public static void Multiply<T>(MatrixView<T> a, MatrixView<T> b, MatrixView<T> c, ProductStart start = ProductStart.Nothing, int threads = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(a, b, c);
        for (int row = 0; row < c.Rows; row++)
        {
            for (int column = 0; column < c.Columns; column++)
            {
                ref T element = ref Unsafe.Add(ref c.First, (row * c.RowStride) + (column * c.ColumnStride));
                T sum = start == ProductStart.Nothing ? T.Zero : element;
                for (int k = 0; k < a.Columns; k++)
                {
                    T factor = Unsafe.Add(ref a.First, (row * a.RowStride) + (k * a.ColumnStride));
                    sum = T.FusedMultiplyAdd(start == ProductStart.Subtracted ? -factor : factor, Unsafe.Add(ref b.First, (k * b.RowStride) + (column * b.ColumnStride)), sum);
                }

                element = sum;
            }
        }
    }

    /// <summary>
    /// As <see cref="Multiply"/> from nothing, where the product is symmetric because of what the factors are, such as x·xᵀ: the half of it is computed and the other
    /// copied, with the same bits, since the products that an element is made of do not depend on the order of their factors.
    /// </summary>
    public static void MultiplySymmetric<T>(MatrixView<T> a, MatrixView<T> b, MatrixView<T> c, int threads = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => Multiply(a, b, c, ProductStart.Nothing, threads);

    private static void Check<T>(MatrixView<T> a, MatrixView<T> b, MatrixView<T> c)
        where T : unmanaged
    {
        if (a.Columns != b.Rows || c.Rows != a.Rows || c.Columns != b.Columns)
        {
            throw new ArgumentException($"The product of {a.Rows}×{a.Columns} and {b.Rows}×{b.Columns} is not {c.Rows}×{c.Columns}.");
        }

        if (c.RowStride != 1 && c.ColumnStride != 1)
        {
            throw new ArgumentException("The result of a product has neither its rows nor its columns without gaps.", nameof(c));
        }
    }
}
