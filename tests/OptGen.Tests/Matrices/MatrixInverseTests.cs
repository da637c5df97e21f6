using System.Numerics;
using OptGen.Decompositions;

namespace OptGen.Tests.Matrices;

public sealed class MatrixInverseTests
{
    [Fact]
    public void EverySize()
    {
        for (int size = 0; size <= 40; size++)
        {
            Check(DenseMatrix.Random<float>(size, size, size), size);
            Check(DenseMatrix.Random<double>(size, size, size), size);
        }
    }

    /// <summary>LAPACK 3.11, getrf and getri.</summary>
    [Fact]
    public void AgreesWithLapack()
    {
        double[] expected =
        [
            0.4395604395604396, 0.14285714285714285, 0.04395604395604394,
            -0.04395604395604395, 0.2857142857142857, 0.3956043956043956,
            0.15384615384615385, 0.0, 0.6153846153846154,
        ];
        DenseMatrix.AssertClose(expected, MatrixRun.Invert([2, -1, 0.5, 1, 3, -2, -0.5, 0.25, 1.5], 3), 9 * Math.ScaleB(1, -53));
    }

    [Fact]
    public void AZeroInTheFirstPlaceIsNoObstacle()
    {
        Assert.Equal([0f, 0.5f, 0.25f, 0], MatrixRun.Invert([0f, 4, 2, 0], 2));
        Assert.Equal([0.0, 0, 1, 1, 0, 0, 0, 1, 0], MatrixRun.Invert([0.0, 1, 0, 0, 0, 1, 1, 0, 0], 3));
    }

    /// <summary>Elements as small or as great as the type has, whose inverses it has as well.</summary>
    [Fact]
    public void ScalesOfEveryMagnitude()
    {
        Assert.Equal([Math.ScaleB(1, 1022), 0, 0, Math.ScaleB(1, 1021)], MatrixRun.Invert([Math.ScaleB(1, -1022), 0, 0, Math.ScaleB(1, -1021)], 2));
        Assert.Equal([Math.ScaleB(1, -1000), 0, 0, Math.ScaleB(1, 1000)], MatrixRun.Invert([Math.ScaleB(1, 1000), 0, 0, Math.ScaleB(1, -1000)], 2));
    }

    [Fact]
    public void WithoutAnInverseAllIsNaN()
    {
        Check([0]);
        Check([1, 2, 2, 4]);
        Check([0, 0, 0, 5]);
        Check([1, 0, 0, double.NaN]);
        Check([1, 0, 0, double.PositiveInfinity]);

        static void Check(double[] x) => Assert.All(MatrixRun.Invert(x, (int)Math.Sqrt(x.Length)), element => Assert.True(double.IsNaN(element)));
    }

    [Fact]
    public void InPlace()
    {
        double[] x = DenseMatrix.Random<double>(7, 7);
        double[] expected = MatrixRun.Invert(x, 7);
        MatrixInverse.Invert(x, x, 7, new double[MatrixInverse.WorkspaceLength(7)]);

        DenseMatrix.AssertSameBits(expected, x);
    }

    /// <summary>
    /// ‖A·X − I‖ ≤ c·n·u·‖A‖·‖X‖ with partial pivoting (Higham, 14.3), where the factors of random matrices, |L|·|U|, exceed |A| by n at most; rounding
    /// the result adds u of its type.
    /// </summary>
    private static void Check<T>(T[] x, int size)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double[] a = DenseMatrix.Widen(x);
        double[] inverse = DenseMatrix.Widen(MatrixRun.Invert(x, size));
        double condition = DenseMatrix.Norm(a) * DenseMatrix.Norm(inverse);
        double bound = ((3.0 * size * size * Math.ScaleB(1, -53)) + DenseMatrix.Roundoff<T>()) * condition;

        DenseMatrix.AssertClose(DenseMatrix.Identity(size), DenseMatrix.Multiply(a, inverse, size, size, size), bound);
    }
}
