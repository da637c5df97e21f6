using System.Numerics;

namespace OptGen.Products;

/// <summary>
/// Products of dense matrices. Each element of the result is one chain of multiplications and additions with a single rounding, in the order of the inner index, so
/// that its bits depend on the factors alone: not on registers, nor on how the result is cut into tiles or divided among threads.
/// </summary>
internal static unsafe class Product
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
        if (c.ColumnStride != 1 && c.RowStride == 1)
        {
            Multiply(b.Transposed, a.Transposed, c.Transposed, start, default, default(Unchanged<T>), threads);
            return;
        }

        Multiply(a, b, c, start, default, default(Unchanged<T>), threads);
    }

    /// <summary>c = f(a·b), of what is added to or subtracted from, or with a bias.</summary>
    /// <param name="a">rows × inner, with any strides.</param>
    /// <param name="b">inner × columns, with any strides.</param>
    /// <param name="c">rows × columns; overlaps neither factor. Its rows are without gaps.</param>
    /// <param name="start">What the sums begin with.</param>
    /// <param name="bias">An element for each column, which its sums begin with; or none.</param>
    /// <param name="epilogue">What becomes of the sums.</param>
    /// <param name="threads">How many threads may take part, the caller's among them.</param>
    public static void Multiply<T, TEpilogue>(MatrixView<T> a, MatrixView<T> b, MatrixView<T> c, ProductStart start, ReadOnlySpan<T> bias, in TEpilogue epilogue, int threads = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        Check(a.Rows, a.Columns, b, c, start, bias);
        fixed (T* first = &a.First, second = &b.First, result = &c.First, begin = bias)
        {
            ProductTask<T> task = TaskOf(a, b, c, first, second, result) with { Bias = begin, Start = start };
            ProductWork<T, Strided, TEpilogue>.Run(in task, in epilogue, threads);
        }
    }

    /// <summary>As the others, where the first factor is read by tables: its element (i, k) is that at rowOffsets[i] + innerOffsets[k], as a convolution needs it.</summary>
    /// <param name="elements">What the tables point into.</param>
    /// <param name="rowOffsets">One for each row.</param>
    /// <param name="innerOffsets">One for each inner index.</param>
    /// <param name="b">inner × columns, with any strides.</param>
    /// <param name="c">rows × columns; overlaps neither factor. Its rows are without gaps.</param>
    /// <param name="start">What the sums begin with.</param>
    /// <param name="bias">An element for each column, which its sums begin with; or none.</param>
    /// <param name="epilogue">What becomes of the sums.</param>
    /// <param name="threads">How many threads may take part, the caller's among them.</param>
    public static void Multiply<T, TEpilogue>(
        ReadOnlySpan<T> elements,
        ReadOnlySpan<int> rowOffsets,
        ReadOnlySpan<int> innerOffsets,
        MatrixView<T> b,
        MatrixView<T> c,
        ProductStart start,
        ReadOnlySpan<T> bias,
        in TEpilogue epilogue,
        int threads = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        Check(rowOffsets.Length, innerOffsets.Length, b, c, start, bias);
        fixed (T* first = elements, second = &b.First, result = &c.First, begin = bias)
        {
            fixed (int* rows = rowOffsets, inner = innerOffsets)
            {
                ProductTask<T> task = new()
                {
                    A = first,
                    RowOffsets = rows,
                    InnerOffsets = inner,
                    B = second,
                    BRowStride = b.RowStride,
                    BColumnStride = b.ColumnStride,
                    C = result,
                    CStride = c.RowStride,
                    Bias = begin,
                    Rows = c.Rows,
                    Inner = innerOffsets.Length,
                    Columns = c.Columns,
                    Start = start,
                };
                ProductWork<T, Tabulated, TEpilogue>.Run(in task, in epilogue, threads);
            }
        }
    }

    /// <summary>
    /// c = a·b, where the product is symmetric because of what the factors are, such as x·xᵀ: the half of it is computed and the other
    /// copied, with the same bits, since the products that an element is made of do not depend on the order of their factors.
    /// </summary>
    public static void MultiplySymmetric<T>(MatrixView<T> a, MatrixView<T> b, MatrixView<T> c, int threads = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => MultiplySymmetric(a, b, c, default(Unchanged<T>), threads);

    /// <summary>As the other, with an epilogue that leaves it symmetric.</summary>
    public static void MultiplySymmetric<T, TEpilogue>(MatrixView<T> a, MatrixView<T> b, MatrixView<T> c, in TEpilogue epilogue, int threads = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        Check(a.Rows, a.Columns, b, c, ProductStart.Nothing, default);
        fixed (T* first = &a.First, second = &b.First, result = &c.First)
        {
            ProductTask<T> task = TaskOf(a, b, c, first, second, result) with { UpperOnly = true };
            ProductWork<T, Strided, TEpilogue>.Run(in task, in epilogue, threads);
            Transposition.CopyToLower(result, c.RowStride, c.Rows);
        }
    }

    /// <summary>A product of matrices whose memory does not move.</summary>
    private static ProductTask<T> TaskOf<T>(MatrixView<T> a, MatrixView<T> b, MatrixView<T> c, T* first, T* second, T* result)
        where T : unmanaged, IFloatingPointIeee754<T> => new()
        {
            A = first,
            ARowStride = a.RowStride,
            AInnerStride = a.ColumnStride,
            B = second,
            BRowStride = b.RowStride,
            BColumnStride = b.ColumnStride,
            C = result,
            CStride = c.RowStride,
            Rows = c.Rows,
            Inner = a.Columns,
            Columns = c.Columns,
        };

    private static void Check<T>(int rows, int inner, MatrixView<T> b, MatrixView<T> c, ProductStart start, ReadOnlySpan<T> bias)
        where T : unmanaged
    {
        if (inner != b.Rows || c.Rows != rows || c.Columns != b.Columns)
        {
            throw new ArgumentException($"The product of {rows}×{inner} and {b.Rows}×{b.Columns} is not {c.Rows}×{c.Columns}.");
        }

        if (c.ColumnStride != 1)
        {
            throw new ArgumentException("The rows of the result of a product must be without gaps.", nameof(c));
        }

        if (!bias.IsEmpty && (bias.Length != c.Columns || start != ProductStart.Nothing))
        {
            throw new ArgumentException($"{bias.Length} elements of a bias are not what {c.Columns} columns begin with.", nameof(bias));
        }
    }
}
