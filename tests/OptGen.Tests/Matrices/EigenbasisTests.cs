using System.Numerics;
using OptGen.Decompositions;

namespace OptGen.Tests.Matrices;

public sealed class EigenbasisTests
{
    private static readonly double[] Symmetric = [4, 1, -0.5, 0.25, 1, 3, 0.75, -1, -0.5, 0.75, 2, 0.5, 0.25, -1, 0.5, 1];

    [Fact]
    public void EverySize()
    {
        for (int size = 0; size <= 40; size++)
        {
            Check<float>(SymmetricRandom<float>(size), size);
            Check<double>(SymmetricRandom<double>(size), size);
        }

        Check<double>(SymmetricRandom<double>(100), 100);
    }

    /// <summary>LAPACK 3.11, syev, with the signs of the rule language.</summary>
    [Fact]
    public void AgreesWithLapack()
    {
        double[] expected =
        [
            -0.21475496291882318, 0.21738536661611324, -0.47082722090967494, 0.8276144249186242,
            0.44158943075791207, -0.19662092058272915, 0.6790137871592353, 0.5525208277339199,
            -0.4243563732644431, 0.7495156799005607, 0.5077592366344595, -0.0181237872819034,
            0.7607895563258519, 0.59355712577104, -0.2438084545509767, -0.09719375968342514,
        ];

        // Either errs by n·u·‖A‖ over the gap between eigenvalues, of which the least is 1.17.
        DenseMatrix.AssertClose(expected, MatrixRun.EigenVectors(Symmetric, 4, 4), 2 * 4 * Math.ScaleB(1, -53) * 6.1 / 1.17 * 2);
    }

    [Fact]
    public void TheLastOfAllAreTheGreatest()
    {
        double[] all = MatrixRun.EigenVectors(Symmetric, 4, 4);
        for (int count = 0; count <= 4; count++)
        {
            double[] some = MatrixRun.EigenVectors(Symmetric, 4, count);

            Assert.Equal(all.Where((_, i) => i % 4 >= 4 - count), some);
        }
    }

    [Fact]
    public void DiagonalMatricesAreSortedOnly() =>
        Assert.Equal([0f, 0, 1, 1, 0, 0, 0, 1, 0], MatrixRun.EigenVectors([3f, 0, 0, 0, -1, 0, 0, 0, 2], 3, 3));

    [Fact]
    public void OfComponentsEquallyLargeTheFirstIsPositive()
    {
        double[] vectors = MatrixRun.EigenVectors([2.0, 1, 1, 2], 2, 2);
        double half = Math.Sqrt(0.5);
        DenseMatrix.AssertClose([half, half, -half, half], vectors, 4 * Math.ScaleB(1, -53));
    }

    [Fact]
    public void MatricesOfMultipleEigenvalues()
    {
        Check(new double[25], 5);
        Check(DenseMatrix.Identity(6), 6);
        Check([.. Enumerable.Repeat(1.0, 64)], 8);
        Check(DenseMatrix.Positive<double>(30, 0, 4), 30);
        Check(DenseMatrix.Positive<double>(30, 1, 4), 30);
    }

    /// <summary>Pairs of eigenvalues that agree to the last bits: Wilkinson's W21+.</summary>
    [Fact]
    public void NearlyEqualEigenvalues()
    {
        double[] x = new double[21 * 21];
        for (int i = 0; i < 21; i++)
        {
            x[i * 22] = Math.Abs(i - 10);
            if (i < 20)
            {
                x[(i * 22) + 1] = 1;
                x[(i * 22) + 21] = 1;
            }
        }

        Check(x, 21);
    }

    [Fact]
    public void GradedMatrices()
    {
        double[] up = new double[144];
        double[] down = new double[144];
        for (int i = 0; i < 144; i++)
        {
            int sum = (i / 12) + (i % 12);
            up[i] = Math.Pow(10, sum - 22);
            down[i] = Math.Pow(10, -sum);
        }

        Check(up, 12);
        Check(down, 12);
    }

    /// <summary>Elements so small beside others that their products are subnormal, which have too few digits for a rotation.</summary>
    [Fact]
    public void ElementsOfAnyMagnitudeGiveOrthonormalVectors()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            int size = 2 + (seed % 9);
            double[] exponents = DenseMatrix.Random<double>(size, size, 2 * seed);
            double[] x = [.. DenseMatrix.Random<double>(size, size, (2 * seed) + 1).Select((element, i) => element * Math.Pow(10, Math.Round(300 * exponents[i])))];
            x = [.. x.Select((element, i) => i / size <= i % size ? element : x[(i % size * size) + (i / size)])];
            double[] vectors = MatrixRun.EigenVectors(x, size, size);

            double bound = 10 * size * Math.ScaleB(1, -53) * Math.Sqrt(size);
            double[] gram = DenseMatrix.Multiply(DenseMatrix.Transpose(vectors, size, size), vectors, size, size, size);
            DenseMatrix.AssertClose(DenseMatrix.Identity(size), gram, bound);
        }
    }

    [Fact]
    public void ScalesOfEveryMagnitude()
    {
        double[] expected = MatrixRun.EigenVectors(Symmetric, 4, 4);
        foreach (int exponent in (int[])[-1000, -500, 500, 1000])
        {
            DenseMatrix.AssertSameBits(expected, MatrixRun.EigenVectors([.. Symmetric.Select(element => Math.ScaleB(element, exponent))], 4, 4));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void WhatIsNotFiniteGivesNaN(double value)
    {
        double[] x = [.. Symmetric];
        x[6] = value;

        Assert.All(MatrixRun.EigenVectors(x, 4, 2), element => Assert.True(double.IsNaN(element)));
    }

    [Fact]
    public void InPlace()
    {
        double[] x = [.. Symmetric];
        Eigenbasis.EigenVectors(x, x, 4, 4, new double[Eigenbasis.WorkspaceLength(4)]);

        DenseMatrix.AssertSameBits(MatrixRun.EigenVectors(Symmetric, 4, 4), x);
    }

    private static T[] SymmetricRandom<T>(int size)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] x = DenseMatrix.Random<T>(size, size, size);
        return [.. x.Select((element, i) => i / size <= i % size ? element : x[(i % size * size) + (i / size)])];
    }

    /// <summary>VᵀV = I, AV = VΛ with Λ ascending, and the greatest component of each column positive.</summary>
    private static void Check<T>(T[] x, int size)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double[] a = DenseMatrix.Widen(x);
        double[] v = DenseMatrix.Widen(MatrixRun.EigenVectors(x, size, size));
        double[] transposed = DenseMatrix.Transpose(v, size, size);
        double[] av = DenseMatrix.Multiply(a, v, size, size, size);
        double[] rayleigh = DenseMatrix.Multiply(transposed, av, size, size, size);
        double[] values = [.. Enumerable.Range(0, size).Select(i => rayleigh[i * (size + 1)])];
        double[] scaled = [.. v.Select((element, i) => element * values[i % size])];

        // Each of about 3n reflections and rotations that an element goes through errs by a few u; then there is the rounding of the result.
        double relative = ((10 * size * Math.ScaleB(1, -53)) + (2 * DenseMatrix.Roundoff<T>())) * Math.Sqrt(size);
        double norm = DenseMatrix.Norm(a);
        DenseMatrix.AssertClose(DenseMatrix.Identity(size), DenseMatrix.Multiply(transposed, v, size, size, size), relative);
        DenseMatrix.AssertClose(av, scaled, relative * norm);
        for (int i = 0; i < size; i++)
        {
            double[] column = transposed[(i * size)..((i + 1) * size)];
            double greatest = column.Max(Math.Abs);

            Assert.True(column.First(component => Math.Abs(component) >= greatest * (1 - (2 * DenseMatrix.Roundoff<T>()) - 1e-12)) > 0);
            Assert.True(i == 0 || values[i] >= values[i - 1] - (relative * norm));
        }
    }
}
