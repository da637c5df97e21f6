using System.Numerics;
using OptGen.Matrices;
using OptGen.Tests.Bits;

namespace OptGen.Tests.Matrices;

/// <summary>A product is, bit for bit, what a plain loop with fused multiplication and addition gives.</summary>
public sealed class MatrixProductTests
{
    /// <summary>Below, at and beyond the blocks of every index.</summary>
    public static TheoryData<int, int, int> LargeSizes => new()
    {
        { 7, 256, 33 }, { 5, 257, 5 }, { 6, 600, 32 }, { 96, 3, 8 }, { 97, 2, 31 }, { 200, 5, 65 }, { 3, 4, 1024 }, { 2, 300, 1025 }, { 101, 258, 37 }, { 1, 1000, 1 },
    };

    [Fact]
    public void EverySmallSize()
    {
        for (int size = 0; size <= 40; size++)
        {
            CheckAll(size, 5, 7);
            CheckAll(7, size, 19);
            CheckAll(13, 3, size);
            CheckAll(size, size, size);
        }
    }

    [Theory]
    [MemberData(nameof(LargeSizes))]
    public void SizesAroundTheBlocks(int rows, int inner, int columns) => CheckAll(rows, inner, columns);

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
        Check(Special<float>(9, 35, 1), Special<float>(35, 41, 2), 9, 35, 41);
        Check(Special<double>(9, 35, 1), Special<double>(35, 41, 2), 9, 35, 41);
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
    public void RowsDividedInAnyWayGiveTheSameBitsAndTouchNoOthers()
    {
        const int Rows = 23;
        const int Inner = 261;
        const int Columns = 37;
        float[] a = DenseMatrix.Random<float>(Rows, Inner, 1);
        float[] b = DenseMatrix.Random<float>(Inner, Columns, 2);
        float[] expected = MatrixRun.Multiply(a, false, b, false, Rows, Inner, Columns);
        float[] workspace = new float[MatrixProduct.WorkspaceLength(Rows, Inner, Columns)];
        for (int first = 0; first < Rows; first += 3)
        {
            for (int end = first; end <= Rows; end += 5)
            {
                float[] actual = [.. Enumerable.Repeat(7f, Rows * Columns)];
                MatrixProduct.MultiplyRows(a, false, b, false, actual, Rows, Inner, Columns, first, end, workspace);
                float[] merged = [.. expected.Select((element, i) => i / Columns >= first && i / Columns < end ? element : 7f)];
                DenseMatrix.AssertSameBits(merged, actual);
            }
        }
    }

    [Fact]
    public void NothingBeyondTheResultIsTouched()
    {
        float[] result = [.. Enumerable.Repeat(7f, (11 * 13) + 40)];
        float[] a = DenseMatrix.Random<float>(11, 5);
        float[] b = DenseMatrix.Random<float>(5, 13);
        float[] workspace = new float[MatrixProduct.WorkspaceLength(11, 5, 13)];
        MatrixProduct.Multiply(a, false, b, false, result, 11, 5, 13, workspace);

        Assert.All(result[(11 * 13)..], element => Assert.Equal(7f, element));
        DenseMatrix.AssertSameBits(MatrixRun.Multiply(a, false, b, false, 11, 5, 13), result[..(11 * 13)]);
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

    private static void CheckAll(int rows, int inner, int columns)
    {
        Check(DenseMatrix.Random<float>(rows, inner, 1), DenseMatrix.Random<float>(inner, columns, 2), rows, inner, columns);
        Check(DenseMatrix.Random<double>(rows, inner, 1), DenseMatrix.Random<double>(inner, columns, 2), rows, inner, columns);
    }

    private static void Check<T>(T[] a, T[] b, int rows, int inner, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] expected = Plain(a, b, rows, inner, columns);
        T[] transposedA = DenseMatrix.Transpose(a, rows, inner);
        T[] transposedB = DenseMatrix.Transpose(b, inner, columns);
        DenseMatrix.AssertSameBits(expected, MatrixRun.Multiply(a, false, b, false, rows, inner, columns));
        DenseMatrix.AssertSameBits(expected, MatrixRun.Multiply(transposedA, true, b, false, rows, inner, columns));
        DenseMatrix.AssertSameBits(expected, MatrixRun.Multiply(a, false, transposedB, true, rows, inner, columns));
        DenseMatrix.AssertSameBits(expected, MatrixRun.Multiply(transposedA, true, transposedB, true, rows, inner, columns));
    }

    private static T[] Plain<T>(T[] a, T[] b, int rows, int inner, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] result = new T[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            for (int k = 0; k < inner; k++)
            {
                for (int column = 0; column < columns; column++)
                {
                    ref T element = ref result[(row * columns) + column];
                    element = T.FusedMultiplyAdd(a[(row * inner) + k], b[(k * columns) + column], element);
                }
            }
        }

        return result;
    }

    private static T[] Special<T>(int rows, int columns, int step)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, rows * columns).Select(i => i % 11 == 0 ? BitInputs.Gradient<T>(i, step) : T.CreateTruncating(Trajectory.Gradient(i, step)))];
}
