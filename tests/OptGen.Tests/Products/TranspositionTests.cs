using System.Numerics;
using OptGen.Products;
using OptGen.Tests.Matrices;

namespace OptGen.Tests.Products;

/// <summary>Squares in registers put each element where a plain loop does.</summary>
public sealed unsafe class TranspositionTests
{
    [Fact]
    public void EverySmallSize()
    {
        for (int rows = 0; rows <= 19; rows++)
        {
            for (int columns = 0; columns <= 19; columns++)
            {
                CheckTranspose<float>(rows, columns);
                CheckTranspose<double>(rows, columns);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(77)]
    public void TheLowerHalfBecomesTheUpper(int size)
    {
        float[] x = DenseMatrix.Random<float>(size, size + 3);
        float[] expected = [.. x.Select((element, i) => i % (size + 3) < i / (size + 3) ? x[(i % (size + 3) * (size + 3)) + (i / (size + 3))] : element)];
        fixed (float* first = x)
        {
            Transposition.CopyToLower(first, size + 3, size);
        }

        DenseMatrix.AssertSameBits(expected, x);
    }

    private static void CheckTranspose<T>(int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] source = DenseMatrix.Random<T>(rows, columns + 2);
        T[] target = [.. Enumerable.Repeat(T.One, columns * (rows + 1))];
        T[] expected = [.. target.Select((element, i) => i % (rows + 1) < rows ? source[(i % (rows + 1) * (columns + 2)) + (i / (rows + 1))] : element)];
        fixed (T* from = source, to = target)
        {
            Transposition.Transpose(from, columns + 2, rows, columns, to, rows + 1);
        }

        DenseMatrix.AssertSameBits(expected, target);
    }
}
