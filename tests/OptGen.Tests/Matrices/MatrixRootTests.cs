using System.Numerics;
using OptGen.Decompositions;

namespace OptGen.Tests.Matrices;

public sealed class MatrixRootTests
{
    private static readonly double[] Symmetric = [4, 1, -0.5, 0.25, 1, 3, 0.75, -1, -0.5, 0.75, 2, 0.5, 0.25, -1, 0.5, 1];

    /// <summary>X^k·A = I; for roots that are no integer X^2k·A² = I.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(2.5)]
    [InlineData(4)]
    public void EverySize(double k)
    {
        for (int size = 0; size <= 40; size++)
        {
            Check<float>(size, k);
            Check<double>(size, k);
        }
    }

    /// <summary>Through the singular values as LAPACK 3.11's gesvd finds them, the way of the published implementations of Shampoo.</summary>
    [Fact]
    public void AgreesWithLapack()
    {
        double[] fourth =
        [
            0.7609616853805661, -0.14713190571653073, 0.12461585164587094, -0.1788739389445631,
            -0.1471319057165306, 0.9631732223351679, -0.23684849211694786, 0.3953278015296873,
            0.12461585164587108, -0.23684849211694814, 1.0118059197227725, -0.34698797105348245,
            -0.17887393894456327, 0.39532780152968783, -0.34698797105348217, 1.469921130647474,
        ];
        double[] other =
        [
            0.6781451424946847, -0.25942723704496556, 0.22828683793343912, -0.3479656086138206,
            -0.2594272370449654, 1.047269467812857, -0.44268789293826344, 0.7525588092862483,
            0.2282868379334393, -0.4426878929382637, 1.1041601328290347, -0.6777260794082975,
            -0.3479656086138208, 0.7525588092862491, -0.6777260794082973, 1.9823276739456828,
        ];

        // Either solver errs by n·u of the greatest eigenvalue, 66 times the smallest; a root of it by 1/k of that.
        double bound = 2 * 4 * 66.3 * Math.ScaleB(1, -53);
        DenseMatrix.AssertClose(fourth, MatrixRun.InverseRoot(Symmetric, 4, 4), bound / 4 * DenseMatrix.Norm(fourth));
        DenseMatrix.AssertClose(other, MatrixRun.InverseRoot(Symmetric, 4, 2.5), bound / 2.5 * DenseMatrix.Norm(other));
    }

    [Fact]
    public void DiagonalMatrices()
    {
        DenseMatrix.AssertClose([0.5, 0, 0, 0, 10, 0, 0, 0, 1], MatrixRun.InverseRoot([16.0, 0, 0, 0, 1e-4, 0, 0, 0, 1], 3, 4), 1e-14);
        Assert.Equal([0.5f], MatrixRun.InverseRoot([4f], 1, 2));
        Assert.Equal([1f, 0, 0, 1], MatrixRun.InverseRoot([1f, 0, 0, 1], 2, 4));
    }

    /// <summary>An ε of the rule that is small beside other eigenvalues counts, in either type.</summary>
    [Fact]
    public void SmallEigenvaluesCount()
    {
        float[] root = MatrixRun.InverseRoot([1e4f, 0, 0, 1e-6f], 2, 2);

        Assert.Equal(0.01, root[0], 1e-9);
        Assert.Equal(1000, root[3], 1e-3);
    }

    [Fact]
    public void TheRootOfASingularMatrixIsThatOfItsPseudoInverse()
    {
        Assert.All(MatrixRun.InverseRoot(new double[9], 3, 4), element => Assert.Equal(0, element));
        DenseMatrix.AssertClose([0.25, 0.25, 0.25, 0.25], MatrixRun.InverseRoot([2.0, 2, 2, 2], 2, 2), 4 * Math.ScaleB(1, -53));

        // P = X^k·A projects onto the range of A: P² = P, and its trace is the rank.
        const int Size = 9;
        const int Rank = 4;
        double[] a = DenseMatrix.Positive<double>(Size, 0, Rank);
        double[] root = MatrixRun.InverseRoot(a, Size, 2);
        double[] projection = DenseMatrix.Multiply(DenseMatrix.Multiply(root, root, Size, Size, Size), a, Size, Size, Size);
        Assert.Equal(Rank, Enumerable.Range(0, Size).Sum(i => projection[i * (Size + 1)]), 1e-11);
        DenseMatrix.AssertClose(a, DenseMatrix.Multiply(projection, a, Size, Size, Size), 1e-12);
    }

    [Fact]
    public void NegativeEigenvaluesCountAsZeros() => DenseMatrix.AssertClose([0.5, 0, 0, 0], MatrixRun.InverseRoot([4.0, 0, 0, -1e-3], 2, 2), 4 * Math.ScaleB(1, -53));

    [Fact]
    public void TheSymmetricPartCountsAndTheResultIsSymmetric()
    {
        double[] x = DenseMatrix.Positive<double>(6, 0.5, 6);
        double[] skewed = [.. x];
        skewed[1] += 0.25;
        skewed[6] -= 0.25;
        double[] root = MatrixRun.InverseRoot(skewed, 6, 4);

        DenseMatrix.AssertClose(MatrixRun.InverseRoot(x, 6, 4), root, 1e-14);
        Assert.Equal(DenseMatrix.Transpose(root, 6, 6), root);
    }

    [Fact]
    public void ScalesOfEveryMagnitude()
    {
        DenseMatrix.AssertClose([1e75, 0, 0, 1e75], MatrixRun.InverseRoot([1e-300, 0, 0, 1e-300], 2, 4), 1e75 * 1e-14);
        DenseMatrix.AssertClose([1e-75, 0, 0, 1e-75], MatrixRun.InverseRoot([1e300, 0, 0, 1e300], 2, 4), 1e-75 * 1e-14);
    }

    [Fact]
    public void WhatIsNotFiniteGivesNaN()
    {
        Assert.All(MatrixRun.InverseRoot([1, 0, 0, double.NaN], 2, 4), element => Assert.True(double.IsNaN(element)));
        Assert.All(MatrixRun.InverseRoot([1f, 0, 0, float.PositiveInfinity], 2, 4), element => Assert.True(float.IsNaN(element)));
    }

    [Fact]
    public void InPlace()
    {
        double[] x = [.. Symmetric];
        MatrixRoot.InverseRoot(x, x, 4, 4, new double[MatrixRoot.WorkspaceLength(4)]);

        DenseMatrix.AssertSameBits(MatrixRun.InverseRoot(Symmetric, 4, 4), x);
    }

    private static void Check<T>(int size, double k)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] x = DenseMatrix.Positive<T>(size, 0.1, size, size);
        double[] a = DenseMatrix.Widen(x);
        double[] root = DenseMatrix.Widen(MatrixRun.InverseRoot(x, size, k));
        bool isInteger = k == Math.Floor(k);
        double[] power = isInteger ? a : DenseMatrix.Multiply(a, a, size, size, size);
        int factors = (int)(isInteger ? k : 2 * k);
        for (int i = 0; i < factors; i++)
        {
            power = DenseMatrix.Multiply(root, power, size, size, size);
        }

        // The smallest eigenvalue is 0.1. An eigenvalue errs by n·u·‖A‖, which its root sees by 1/k and the power k times; rounding the root adds
        // u of its type for each factor. The conditions of the products multiply.
        double condition = Math.Max(1, DenseMatrix.Norm(a) / 0.1);
        double powers = isInteger ? condition : condition * condition;
        double bound = ((4 * size * Math.ScaleB(1, -53) * condition) + DenseMatrix.Roundoff<T>()) * factors * powers * Math.Sqrt(size);
        DenseMatrix.AssertClose(DenseMatrix.Identity(size), power, bound);
    }
}
