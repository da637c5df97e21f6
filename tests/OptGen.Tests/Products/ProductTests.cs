using System.Numerics;
using OptGen.Products;
using OptGen.Tests.Bits;
using OptGen.Tests.Matrices;
using OptGen.Tests.Support;

namespace OptGen.Tests.Products;

/// <summary>A product is, bit for bit, what a plain loop with fused multiplication and addition gives.</summary>
public sealed class ProductTests
{
    /// <summary>At and beyond tiles, lanes and the blocks of every index; large enough for threads; so many rows that panels are copied.</summary>
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 0, 3, 4 }, { 3, 4, 0 }, { 3, 0, 4 }, { 1, 900, 1 }, { 7, 201, 33 }, { 5, 401, 5 }, { 97, 2, 31 }, { 260, 5, 65 }, { 3, 4, 1024 }, { 2, 1030, 130 }, { 100, 50, 10 },
        { 400, 7, 17 }, { 64, 64, 257 }, { 130, 100, 130 }, { 25, 1700, 30 }, { 700, 30, 49 }, { 9, 30, 4100 },
    };

    [Fact]
    public void EverySmallSize()
    {
        Random random = new(1);
        for (int size = 0; size <= 70; size++)
        {
            Check(ProductCase.Random(random, size, 5, 7));
            Check(ProductCase.Random(random, 7, size, 19));
            Check(ProductCase.Random(random, 13, 3, size));
            Check(ProductCase.Random(random, size, size, size));
        }
    }

    [Fact]
    public void WhateverIsAskedFor()
    {
        Random random = new(2);
        for (int i = 0; i < 600; i++)
        {
            Check(ProductCase.Random(random, random.Next(30), random.Next(20), random.Next(90)));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void SizesAroundTheBlocks(int rows, int inner, int columns)
    {
        Random random = new(rows + inner + columns);
        for (int i = 0; i < 6; i++)
        {
            Check(ProductCase.Random(random, rows, inner, columns));
        }
    }

    /// <summary>Where a tile's elements of the first factor would clash in the cache, its rows are copied.</summary>
    [Fact]
    public void StridesThatClash()
    {
        Check(new ProductCase(250, 20, 200) { TransposesA = true, GapA = 6 });
        Check(new ProductCase(512, 7, 210) { TransposesA = true, Threads = 2 });
        Check(new ProductCase(9, 520, 300) { TransposesA = true, GapA = 1024 - 9, Start = ProductStart.Added, Epilogue = SumsBecome.Gated });
    }

    /// <summary>Both sums have the error γₙ·|a|·|b| at most (N. Higham, Accuracy and Stability of Numerical Algorithms, 3.1).</summary>
    [Fact]
    public void AgreesWithSumsInDouble()
    {
        const int Size = 60;
        float[] a = DenseMatrix.Random<float>(Size, Size, 1);
        float[] b = DenseMatrix.Random<float>(Size, Size, 2);
        double[] actual = DenseMatrix.Widen(MatrixRun.Multiply(a, false, b, false, Size, Size, Size));
        double[] expected = DenseMatrix.Multiply(DenseMatrix.Widen(a), DenseMatrix.Widen(b), Size, Size, Size);
        double[] magnitudes = DenseMatrix.Multiply([.. DenseMatrix.Widen(a).Select(Math.Abs)], [.. DenseMatrix.Widen(b).Select(Math.Abs)], Size, Size, Size);
        double gamma = Size * Math.ScaleB(1, -24) * 1.001;

        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.True(Math.Abs(actual[i] - expected[i]) <= gamma * magnitudes[i]));
    }

    [Fact]
    public void SpecialValuesStayInTheirRowsAndColumns()
    {
        CheckSpecial<float>(9, 35, 41);
        CheckSpecial<double>(9, 35, 41);
        CheckSpecial<float>(130, 35, 10);
    }

    [Fact]
    public void SymmetricProductsHaveTheBitsOfOthers()
    {
        for (int size = 0; size <= 40; size++)
        {
            CheckSymmetric<float>(size, 7);
            CheckSymmetric<double>(size, 7);
        }

        CheckSymmetric<float>(130, 300);
        CheckSymmetric<double>(97, 2);
        CheckSymmetric<float>(1100, 2);
        CheckSymmetric<float>(5, 0);
    }

    [Fact]
    public void NothingIsAllocated()
    {
        float[] a = DenseMatrix.Random<float>(130, 100);
        float[] b = DenseMatrix.Random<float>(100, 130);
        float[] c = new float[130 * 130];

        Assert.Equal(0, Allocations.OfRepetitions(() => Product.Multiply(new MatrixView<float>(a, 130, 100), new MatrixView<float>(b, 100, 130), new MatrixView<float>(c, 130, 130), threads: 2)));
        Assert.Equal(0, Allocations.OfRepetitions(() => Product.Multiply(new MatrixView<float>(a, 13, 100), new MatrixView<float>(b, 100, 13), new MatrixView<float>(c, 13, 13))));
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        float[] numbers = new float[100];
        static string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;

        Assert.StartsWith("A matrix of 11×9 with rows 10 apart is not within 100 elements.", Message(() => _ = new MatrixView<float>(numbers, 11, 9, 10)), StringComparison.Ordinal);
        Assert.StartsWith("Rows 8 to 11 and columns 0 to 1 are not within a matrix of 10×10.", Message(() => _ = new MatrixView<float>(numbers, 10, 10).Block(8, 0, 3, 1)), StringComparison.Ordinal);
        Assert.StartsWith("The product of 2×3 and 4×5 is not 2×5.", Message(() => Product.Multiply(new MatrixView<float>(numbers, 2, 3), new MatrixView<float>(numbers, 4, 5), new MatrixView<float>(numbers, 2, 5))), StringComparison.Ordinal);
        Assert.StartsWith(
            "The rows of the result of a product must be without gaps.",
            Message(() => Product.Multiply(new MatrixView<float>(numbers, 2, 3), new MatrixView<float>(numbers, 3, 5), new MatrixView<float>(numbers, 5, 2).Transposed, ProductStart.Nothing, new float[5], default(Unchanged<float>))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "4 elements of a bias are not what 5 columns begin with.",
            Message(() => Product.Multiply(new MatrixView<float>(numbers, 2, 3), new MatrixView<float>(numbers, 3, 5), new MatrixView<float>(numbers, 2, 5), ProductStart.Nothing, new float[4], default(Unchanged<float>))),
            StringComparison.Ordinal);
    }

    private static void Check(ProductCase product)
    {
        Check<float>(product);
        Check<double>(product);
    }

    private static void Check<T>(ProductCase product)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] expected = product.Plain<T>();
        T[] actual = product.Run<T>(length => new T[length]);
        Assert.True(expected.Select(BitRun.Bits).SequenceEqual(actual.Select(BitRun.Bits)), $"{typeof(T).Name}: {product}");
    }

    private static void CheckSymmetric<T>(int size, int inner)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] x = DenseMatrix.Random<T>(size, inner);
        T[] gram = MatrixRun.Multiply(x, false, x, true, size, inner, size);
        T[] transposed = DenseMatrix.Transpose(x, size, inner);
        DenseMatrix.AssertSameBits(gram, MatrixRun.MultiplySymmetric(x, false, x, true, size, inner));
        DenseMatrix.AssertSameBits(gram, MatrixRun.MultiplySymmetric(transposed, true, transposed, false, size, inner));
    }

    private static void CheckSpecial<T>(int rows, int inner, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] a = Special<T>(rows, inner, 1);
        T[] b = Special<T>(inner, columns, 2);
        T[] expected = new T[rows * columns];
        for (int i = 0; i < expected.Length; i++)
        {
            for (int k = 0; k < inner; k++)
            {
                expected[i] = T.FusedMultiplyAdd(a[(i / columns * inner) + k], b[(k * columns) + (i % columns)], expected[i]);
            }
        }

        DenseMatrix.AssertSameBits(expected, MatrixRun.Multiply(a, false, b, false, rows, inner, columns));
    }

    private static T[] Special<T>(int rows, int columns, int step)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, rows * columns).Select(i => i % 11 == 0 ? BitInputs.Gradient<T>(i, step) : T.CreateTruncating(Trajectory.Gradient(i, step)))];
}
