using System.Numerics;
using OptGen.Matrices;

namespace OptGen.Tests.Matrices;

public sealed class OrthogonalizationTests
{
    private const double A = 3.4445;
    private const double B = -4.7750;
    private const double C = 2.0315;

    public static TheoryData<int, int> Oblong => new() { { 1, 9 }, { 9, 1 }, { 5, 7 }, { 7, 5 }, { 8, 3 }, { 33, 20 }, { 20, 41 }, { 65, 64 } };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 16)]
    [MemberData(nameof(Oblong))]
    public void FollowsTheFormula(int rows, int columns)
    {
        Check<float>(rows, columns);
        Check<double>(rows, columns);
    }

    [Theory]
    [MemberData(nameof(Oblong))]
    public void ATransposeGivesTheBitsOfTheTranspose(int rows, int columns)
    {
        // ‖x‖ is added up in the order of the elements; of ones it is exact in any.
        float[] x = [.. DenseMatrix.Random<float>(rows, columns).Select(element => MathF.CopySign(1, element))];
        float[] expected = MatrixRun.Orthogonalize(x, rows, columns);
        float[] transposed = MatrixRun.Orthogonalize(DenseMatrix.Transpose(x, rows, columns), columns, rows);

        DenseMatrix.AssertSameBits(expected, DenseMatrix.Transpose(transposed, columns, rows));
    }

    /// <summary>Five turns bring singular values that are not too small between 0.65 and 1.25: the polynomial maps this range into itself.</summary>
    [Fact]
    public void SingularValuesComeNearToOne()
    {
        const int Rows = 12;
        const int Columns = 40;
        double[] x = MatrixRun.Orthogonalize(DenseMatrix.Random<double>(Rows, Columns), Rows, Columns);
        double[] gram = DenseMatrix.Multiply(x, DenseMatrix.Transpose(x, Rows, Columns), Rows, Columns, Rows);
        double[] vectors = MatrixRun.EigenVectors(gram, Rows, Rows);
        double[] products = DenseMatrix.Multiply(gram, vectors, Rows, Rows, Rows);
        for (int i = 0; i < Rows; i++)
        {
            double singularValue = Math.Sqrt(Enumerable.Range(0, Rows).Sum(row => vectors[(row * Rows) + i] * products[(row * Rows) + i]));

            Assert.InRange(singularValue, 0.65, 1.25);
        }
    }

    [Fact]
    public void ZeroStaysZeroAndSmallNormsDoNotBlowUp()
    {
        Assert.All(MatrixRun.Orthogonalize(new float[6], 2, 3), element => Assert.Equal(0, element));

        // 1e-9/1e-7 = 0.01, times a at each of the five turns but for terms of third order.
        double tiny = MatrixRun.Orthogonalize([1e-9], 1, 1)[0];
        Assert.Equal(Iterate(0.01), tiny, 1e-14);
    }

    [Fact]
    public void NaNPropagates() => Assert.All(MatrixRun.Orthogonalize([1f, 2, float.NaN, 4, 5, 6], 2, 3), element => Assert.True(float.IsNaN(element)));

    [Fact]
    public void NoRowsOrColumns()
    {
        Assert.Empty(MatrixRun.Orthogonalize<float>([], 0, 5));
        Assert.Empty(MatrixRun.Orthogonalize<float>([], 5, 0));
    }

    [Fact]
    public void InPlace()
    {
        float[] x = DenseMatrix.Random<float>(5, 7);
        float[] expected = MatrixRun.Orthogonalize(x, 5, 7);
        Orthogonalization.Orthogonalize(x, x, 5, 7, new float[Orthogonalization.WorkspaceLength(5, 7)]);

        DenseMatrix.AssertSameBits(expected, x);
    }

    private static void Check<T>(int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] x = DenseMatrix.Random<T>(rows, columns);
        double[] actual = DenseMatrix.Widen(MatrixRun.Orthogonalize(x, rows, columns));
        double[] plain = DenseMatrix.Widen(x);
        double[] expected = rows > columns
            ? DenseMatrix.Transpose(Plain(DenseMatrix.Transpose(plain, rows, columns), columns, rows), columns, rows)
            : Plain(plain, rows, columns);

        // A turn adds the errors of three products, times the coefficients, to a matrix whose norm is at most 1.25·√size (twice: the expectation
        // has them as well); later turns let an error grow by a factor of a at most.
        int size = Math.Min(rows, columns);
        double perTurn = 2 * ((2 * size) + Math.Max(rows, columns) + 4) * (A - B + C) * DenseMatrix.Roundoff<T>() * 1.25 * Math.Sqrt(size);
        double growth = 1 + A + (A * A) + (A * A * A) + (A * A * A * A);
        DenseMatrix.AssertClose(expected, actual, perTurn * growth);
    }

    private static double[] Plain(double[] x, int rows, int columns)
    {
        double norm = Math.Max(DenseMatrix.Norm(x), 1e-7);
        x = [.. x.Select(element => element / norm)];
        for (int turn = 0; turn < 5; turn++)
        {
            double[] gram = DenseMatrix.Multiply(x, DenseMatrix.Transpose(x, rows, columns), rows, columns, rows);
            double[] square = DenseMatrix.Multiply(gram, gram, rows, rows, rows);
            double[] polynomial = [.. gram.Zip(square, (first, second) => (B * first) + (C * second))];
            double[] product = DenseMatrix.Multiply(polynomial, x, rows, rows, columns);
            x = [.. x.Zip(product, (first, second) => (A * first) + second)];
        }

        return x;
    }

    private static double Iterate(double x)
    {
        for (int turn = 0; turn < 5; turn++)
        {
            x = (A * x) + (((B * x * x) + (C * x * x * x * x)) * x);
        }

        return x;
    }
}
