using System.Numerics;
using OptGen.Decompositions;

namespace OptGen.Tests.Matrices;

/// <summary>The polar factor and the greatest singular value.</summary>
public sealed class PolarFactorTests
{
    /// <summary>Singular value decompositions of 60 digits (mpmath). The factor of x errs by some u·σ₁/(σₙ + σₙ₋₁) (Higham, Functions of Matrices, 8.4).</summary>
    public static readonly TheoryData<int, int, double, double[], double[], double> Recorded = new()
    {
        {
            2, 4, 1, [1.5, -2, 0.25, 0.5, 3, -1, -2.25, 1],
            [0.3375609947469079, -0.8386271836389914, 0.41242720165845037, 0.11252033158230265, 0.6845527141858009, -0.03391130940704323, -0.6914980535730002, 0.2281842380619336],
            4.39462673464992
        },
        {
            4, 2, 1, [1.5, -2, 0.25, 0.5, 3, -1, -2.25, 1],
            [0.06102174574179617, -0.9189387300344763, 0.2009287568105702, 0.3728035318988222, 0.8087739685565674, 0.05557849278749307, -0.5493529366613442, 0.11610412648075069],
            4.570078229454599
        },
        {
            3, 3, 1, [2.0, -1, 0.5, 1, 3, -2, -0.5, 0.25, -1.5],
            [0.906381476194633, -0.42100789181066617, -0.03499963777492988, 0.37478141213427335, 0.8395571565158313, -0.393297182880442, -0.19496541418897312, -0.3433600675328893, -0.9187449870850626],
            3.9310669052052387
        },
        {
            // σ from 1.6 down to 3e-6, near to no rank; symmetric and positive, hence nearest to the identity.
            5, 5, 5e3, [.. Enumerable.Range(0, 25).Select(i => 1.0 / ((i / 5) + (i % 5) + 1))],
            [.. Enumerable.Range(0, 25).Select(i => i / 5 == i % 5 ? 1.0 : 0.0)],
            1.5670506910982307
        },
    };

    [Theory]
    [MemberData(nameof(Recorded))]
    public void AgreesWithDecompositionsOfManyDigits(int rows, int columns, double condition, double[] x, double[] polar, double norm)
    {
        double bound = condition * 8 * x.Length * Math.ScaleB(1, -53);
        foreach (double scale in (double[])[1, 1e-30, 1e30, 1e-200, 1e150])
        {
            double[] scaled = [.. x.Select(element => element * scale)];
            DenseMatrix.AssertClose(polar, MatrixRun.Polar(scaled, rows, columns), bound);
            Assert.Equal(1, MatrixRun.SpectralNorm(scaled, rows, columns) / (norm * scale), x.Length * Math.ScaleB(1, -53));
        }
    }

    [Fact]
    public void EverySize()
    {
        for (int size = 1; size <= 33; size++)
        {
            Check<float>(size, size);
            Check<double>(size, size + 3);
            Check<double>(size + 8, size);
            Check<float>(1, size);
            Check<float>(size, 1);
            Check<double>(size, 5);
        }
    }

    /// <summary>A diagonal between two reflections: the factor is their product, however small the last singular values are.</summary>
    [Fact]
    public void IllConditionedMatricesKeepTheirSmallestDirections()
    {
        const int Size = 6;
        double[] left = Reflection(Size, 1);
        double[] right = Reflection(Size, 2);
        double[] expected = DenseMatrix.Multiply(left, right, Size, Size, Size);
        for (int digits = 0; digits <= 12; digits += 3)
        {
            double[] diagonal = DenseMatrix.Identity(Size);
            for (int i = 0; i < Size; i++)
            {
                diagonal[i * (Size + 1)] = Math.Pow(10, -digits * i / (Size - 1.0));
            }

            double[] x = DenseMatrix.Multiply(DenseMatrix.Multiply(left, diagonal, Size, Size, Size), right, Size, Size, Size);
            double[] actual = MatrixRun.Polar(x, Size, Size);
            DenseMatrix.AssertClose(expected, actual, 100 * Size * Math.Pow(10, digits) * Math.ScaleB(1, -53));
            DenseMatrix.AssertClose(DenseMatrix.Identity(Size), DenseMatrix.Multiply(DenseMatrix.Transpose(actual, Size, Size), actual, Size, Size, Size), 100 * Size * Math.ScaleB(1, -53));
            Assert.Equal(1, MatrixRun.SpectralNorm(x, Size, Size), 40 * Math.ScaleB(1, -53));
        }
    }

    /// <summary>U·Vᵀ over the singular values that are not 0: a projection between the two spaces.</summary>
    [Fact]
    public void LowerRanksGiveThePartialIsometry()
    {
        foreach ((int rows, int columns, int rank) in ((int, int, int)[])[(6, 6, 3), (5, 9, 2), (9, 4, 1), (8, 8, 7)])
        {
            double[] x = DenseMatrix.Multiply(DenseMatrix.Random<double>(rows, rank, 3), DenseMatrix.Random<double>(rank, columns, 4), rows, rank, columns);
            double[] polar = MatrixRun.Polar(x, rows, columns);
            double[] projection = DenseMatrix.Multiply(polar, DenseMatrix.Transpose(polar, rows, columns), rows, columns, rows);

            Assert.Equal(Math.Sqrt(rank), DenseMatrix.Norm(polar), 1e-13);
            DenseMatrix.AssertClose(projection, DenseMatrix.Multiply(projection, projection, rows, rows, rows), 1e-13);
            DenseMatrix.AssertClose(x, DenseMatrix.Multiply(projection, x, rows, rows, columns), 1e-12);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(5, 3)]
    public void ZeroHasTheFactorZeroAndTheNormZero(int rows, int columns)
    {
        Assert.All(MatrixRun.Polar(new float[rows * columns], rows, columns), element => Assert.Equal(0, element));
        Assert.Equal(0, MatrixRun.SpectralNorm(new float[rows * columns], rows, columns));
    }

    [Fact]
    public void OneNumberHasItsSign()
    {
        foreach (float x in (float[])[1e-45f, 3e38f, 2, 1e-30f])
        {
            Assert.Equal([1f], MatrixRun.Polar([x], 1, 1));
            Assert.Equal([-1f], MatrixRun.Polar([-x], 1, 1));
            Assert.Equal(x, MatrixRun.SpectralNorm([-x], 1, 1));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void WhatIsNotFiniteGivesNaN(double value)
    {
        double[] x = [1, 2, 3, value, 5, 6];
        Assert.All(MatrixRun.Polar(x, 3, 2), element => Assert.True(double.IsNaN(element)));
        Assert.True(double.IsNaN(MatrixRun.SpectralNorm(x, 2, 3)));
    }

    [Fact]
    public void InPlace()
    {
        double[] x = DenseMatrix.Random<double>(7, 4);
        double[] expected = MatrixRun.Polar(x, 7, 4);
        PolarFactor.Find(x, x, 7, 4, new double[PolarFactor.WorkspaceLength(7, 4)]);

        DenseMatrix.AssertSameBits(expected, x);
    }

    /// <summary>I − 2·v·vᵀ of a v of length 1.</summary>
    private static double[] Reflection(int size, int seed)
    {
        double[] v = DenseMatrix.Random<double>(size, 1, seed);
        double square = v.Sum(element => element * element);
        return [.. Enumerable.Range(0, size * size).Select(i => (i / size == i % size ? 1 : 0) - (2 * v[i / size] * v[i % size] / square))];
    }

    /// <summary>P has orthonormal rows or columns, and the other factor of x is symmetric and, as P is nearest, positive: its trace is the sum of the singular values.</summary>
    private static void Check<T>(int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] x = DenseMatrix.Random<T>(rows, columns, rows + columns);
        double[] wide = DenseMatrix.Widen(x);
        double[] polar = DenseMatrix.Widen(MatrixRun.Polar(x, rows, columns));
        int rank = Math.Min(rows, columns);
        double bound = rank * Math.Sqrt(rank) * ((20 * Math.Max(rows, columns) * Math.ScaleB(1, -53)) + (2 * DenseMatrix.Roundoff<T>()));
        double[] transposed = DenseMatrix.Transpose(polar, rows, columns);
        double[] gram = rows <= columns ? DenseMatrix.Multiply(polar, transposed, rows, columns, rows) : DenseMatrix.Multiply(transposed, polar, columns, rows, columns);
        double[] other = rows <= columns ? DenseMatrix.Multiply(wide, transposed, rows, columns, rows) : DenseMatrix.Multiply(transposed, wide, columns, rows, columns);
        double norm = DenseMatrix.Norm(wide);

        DenseMatrix.AssertClose(DenseMatrix.Identity(rank), gram, bound);
        DenseMatrix.AssertClose(other, DenseMatrix.Transpose(other, rank, rank), 2 * bound * norm);
        double trace = Enumerable.Range(0, rank).Sum(i => other[i * (rank + 1)]);
        double spectral = MatrixRun.SpectralNorm(x, rows, columns);
        Assert.InRange(trace, norm * (1 - bound), norm * Math.Sqrt(rank) * (1 + bound));
        Assert.InRange(spectral, norm / Math.Sqrt(rank) * (1 - 1e-13), norm * (1 + 1e-13));
    }
}
