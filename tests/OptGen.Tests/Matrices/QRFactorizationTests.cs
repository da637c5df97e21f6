using System.Numerics;
using OptGen.Decompositions;

namespace OptGen.Tests.Matrices;

public sealed class QRFactorizationTests
{
    [Fact]
    public void EverySize()
    {
        for (int size = 0; size <= 40; size++)
        {
            CheckBoth(size, size);
            CheckBoth(size, 5);
            CheckBoth(5, size);
            CheckBoth(size + 7, size);
            CheckBoth(size, size + 7);
        }
    }

    /// <summary>LAPACK 3.11, geqrf and orgqr, as are behind torch.linalg.qr. Q errs by n·u times the condition, which is below 7 for all three.</summary>
    [Fact]
    public void AgreesWithLapackOnTallMatrices()
    {
        double[] expected =
        [
            -0.5126145946300569, 0.30933292606061086, -0.27021264499296854,
            -0.17087153154335222, -0.905903569177503, -0.2999025845831174,
            0.7689218919450849, 0.08637218065328742, -0.565878057426265,
            0.0, -0.20638933865407635, 0.036955079206099334,
            -0.34174306308670443, 0.18328980196773204, -0.7179553694280847,
        ];
        double[] x = [1.5, -2, 0.25, 0.5, 3, -1, -2.25, 1, 4, 0, 0.75, -0.5, 1, -1.25, 2];
        DenseMatrix.AssertClose(expected, MatrixRun.Q(x, 5, 3), 7 * 5 * Math.ScaleB(1, -53));
    }

    /// <summary>As <see cref="AgreesWithLapackOnTallMatrices"/>.</summary>
    [Fact]
    public void AgreesWithLapackOnWideMatrices()
    {
        double[] expected =
        [
            -0.5970223141259936, -0.7734422295897357, 0.21295885499998007,
            0.7960297521679914, -0.5382310310021723, 0.27684651149997397,
            -0.09950371902099893, 0.3348051295210362, 0.9370189619999119,
        ];
        double[] x = [1.5, 0.5, -2.25, 0, 1, -2, 3, 1, 0.75, -1.25, 0.25, -1, 4, -0.5, 2];
        DenseMatrix.AssertClose(expected, MatrixRun.Q(x, 3, 5), 7 * 5 * Math.ScaleB(1, -53));
    }

    /// <summary>As <see cref="AgreesWithLapackOnTallMatrices"/>; the last column of a square matrix is not reflected.</summary>
    [Fact]
    public void AgreesWithLapackOnSquareMatrices()
    {
        double[] expected =
        [
            -0.8728715609439694, 0.42340489921997054, 0.242535625036333,
            -0.4364357804719848, -0.8997354108424374, 0.0,
            0.2182178902359924, -0.10585122480499265, 0.9701425001453319,
        ];
        DenseMatrix.AssertClose(expected, MatrixRun.Q([2, -1, 0.5, 1, 3, -2, -0.5, 0.25, 1.5], 3, 3), 7 * 3 * Math.ScaleB(1, -53));
    }

    [Fact]
    public void ColumnsAreOrthonormalWhateverTheRank()
    {
        CheckOrthonormal(new double[12], 4, 3);
        CheckOrthonormal([1.0, 2, 3, 2, 4, 6, 0, 0, 1, 1, 2, 0], 4, 3);
        CheckOrthonormal([.. Enumerable.Repeat(1.0, 48)], 8, 6);
        CheckOrthonormal([.. Enumerable.Repeat(1.0, 48)], 6, 8);
        CheckOrthonormal([1.0, 1e-200, 0, 1e-300, 0, 1e-250], 3, 2);
        CheckOrthonormal([.. Enumerable.Range(0, 20).Select(i => i % 3 == 0 ? double.MaxValue : -double.MaxValue)], 5, 4);
    }

    [Fact]
    public void ATriangularMatrixHasTheIdentity() => Assert.Equal([1.0, 0, 0, 1], MatrixRun.Q([2.0, 3, 0, -4], 2, 2));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void WhatIsNotFiniteGivesNaN(double value) => Assert.All(MatrixRun.Q([1, 2, 3, 4, value, 6], 3, 2), element => Assert.True(double.IsNaN(element)));

    [Fact]
    public void InPlace()
    {
        double[] x = DenseMatrix.Random<double>(7, 4);
        double[] expected = MatrixRun.Q(x, 7, 4);
        QRFactorization.Q(x, x, 7, 4, new double[QRFactorization.WorkspaceLength(7, 4)]);

        DenseMatrix.AssertSameBits(expected, x);
    }

    private static void CheckBoth(int rows, int columns)
    {
        Check<float>(rows, columns);
        Check<double>(rows, columns);
    }

    /// <summary>QᵀQ = I, and R = QᵀA is upper triangular with Q·R = A.</summary>
    private static void Check<T>(int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] x = DenseMatrix.Random<T>(rows, columns, rows + columns);
        double bound = CheckOrthonormal(x, rows, columns);
        int rank = Math.Min(rows, columns);
        double[] a = DenseMatrix.Widen(x);
        double[] q = DenseMatrix.Widen(MatrixRun.Q(x, rows, columns));
        double[] r = DenseMatrix.Multiply(DenseMatrix.Transpose(q, rows, rank), a, rank, rows, columns);
        double norm = DenseMatrix.Norm(a);

        DenseMatrix.AssertClose(a, DenseMatrix.Multiply(q, r, rows, rank, columns), bound * norm);
        Assert.True(DenseMatrix.Norm(r.Where((_, i) => i / Math.Max(columns, 1) > i % Math.Max(columns, 1))) <= bound * norm);
        Assert.True(rank == 0 || rows == 1 || Math.Sign(r[0]) == -Math.Sign(a[0]));
    }

    /// <returns>The bound: each of the reflections errs by n·u; then there is the rounding of the result.</returns>
    private static double CheckOrthonormal<T>(T[] x, int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rank = Math.Min(rows, columns);
        double[] q = DenseMatrix.Widen(MatrixRun.Q(x, rows, columns));
        double bound = ((3 * rows * Math.ScaleB(1, -53)) + (2 * DenseMatrix.Roundoff<T>())) * Math.Max(1, rank);
        DenseMatrix.AssertClose(DenseMatrix.Identity(rank), DenseMatrix.Multiply(DenseMatrix.Transpose(q, rows, rank), q, rank, rows, rank), bound);
        return bound;
    }
}
