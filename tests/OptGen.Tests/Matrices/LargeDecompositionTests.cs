using OptGen.Decompositions;

namespace OptGen.Tests.Matrices;

/// <summary>Matrices beyond every block that decompositions are cut into, with the bars of the small ones.</summary>
public sealed class LargeDecompositionTests
{
    /// <summary>Beyond the strips of a symmetric product, and no multiple of a lane or block.</summary>
    private const int Size = 301;

    private static readonly double s_u = Math.ScaleB(1, -53);

    [Fact]
    public void EigenvectorsOfRandomMatrices()
    {
        double[] x = DenseMatrix.Random<double>(Size, Size, 3);
        CheckEigenvectors([.. x.Select((element, i) => element + x[(i % Size * Size) + (i / Size)])], Size);
        CheckEigenvectors(DenseMatrix.Positive<double>(Size, 1e-3, Size), Size);
    }

    /// <summary>λ_k = 2 − 2·cos(k·π/(n + 1)).</summary>
    [Fact]
    public void EigenvaluesOfTheSecondDifference()
    {
        double[] values = CheckEigenvectors(Tridiagonal(Size, _ => 2, _ => -1), Size);
        for (int k = 1; k <= Size; k++)
        {
            // As the residual: n·u of the greatest, 4, by a small factor.
            Assert.Equal(2 - (2 * Math.Cos(k * Math.PI / (Size + 1))), values[k - 1], 10 * Size * s_u * 4);
        }
    }

    /// <summary>Eigenvalues that agree to the last bits, of which deflation sets nearly all apart: Wilkinson's matrix, and many small ones glued together.</summary>
    [Fact]
    public void NearlyEqualEigenvalues()
    {
        CheckEigenvectors(Tridiagonal(Size, i => Math.Abs(i - (Size / 2)), _ => 1), Size);
        CheckEigenvectors(Tridiagonal(Size, i => Math.Abs((i % 21) - 10), i => i % 21 == 20 ? 1e-8 : 1), Size);
        CheckEigenvectors(Tridiagonal(Size, i => Math.Abs((i % 21) - 10), i => i % 21 == 20 ? 1e-14 : 1), Size);
    }

    [Fact]
    public void MultipleEigenvalues()
    {
        CheckEigenvectors(new double[Size * Size], Size);
        CheckEigenvectors(DenseMatrix.Identity(Size), Size);
        CheckEigenvectors([.. Enumerable.Repeat(1.0, Size * Size)], Size);
        CheckEigenvectors(DenseMatrix.Positive<double>(Size, 0, 4), Size);
        CheckEigenvectors(DenseMatrix.Positive<double>(Size, 1, 4), Size);

        // Q·Λ·Qᵀ with three values, each a hundred times but for the last bits.
        double[] q = MatrixRun.Q(DenseMatrix.Random<double>(Size, Size, 5), Size, Size);
        double[] scaled = [.. q.Select((element, i) => element * (1 + (i % Size % 3) + (1e-13 * (i % Size))))];
        double[] product = DenseMatrix.Multiply(scaled, DenseMatrix.Transpose(q, Size, Size), Size, Size, Size);
        CheckEigenvectors([.. product.Select((element, i) => i / Size <= i % Size ? element : product[(i % Size * Size) + (i / Size)])], Size);
    }

    [Fact]
    public void GradedMatrices()
    {
        CheckEigenvectors([.. Enumerable.Range(0, Size * Size).Select(i => Math.Pow(10, ((i / Size) + (i % Size)) * 0.5 - 150))], Size);
        CheckEigenvectors([.. Enumerable.Range(0, Size * Size).Select(i => Math.Pow(10, ((i / Size) + (i % Size)) * -0.5))], Size);
    }

    [Fact]
    public void TheLastOfAllEigenvectors()
    {
        double[] x = DenseMatrix.Positive<double>(Size, 0.1, Size);
        double[] all = MatrixRun.EigenVectors(x, Size, Size);

        DenseMatrix.AssertSameBits([.. all.Where((_, i) => i % Size >= Size - 7)], MatrixRun.EigenVectors(x, Size, 7));
    }

    [Theory]
    [InlineData(Size, Size)]
    [InlineData(Size, 131)]
    [InlineData(131, Size)]
    public void QR(int rows, int columns)
    {
        double[] x = DenseMatrix.Random<double>(rows, columns, 7);
        int rank = Math.Min(rows, columns);
        double[] q = MatrixRun.Q(x, rows, columns);
        double[] transposed = DenseMatrix.Transpose(q, rows, rank);
        double[] r = DenseMatrix.Multiply(transposed, x, rank, rows, columns);

        // As in QRFactorizationTests.
        double bound = 5 * rows * s_u * rank;
        DenseMatrix.AssertClose(DenseMatrix.Identity(rank), DenseMatrix.Multiply(transposed, q, rank, rows, rank), bound);
        DenseMatrix.AssertClose(x, DenseMatrix.Multiply(q, r, rows, rank, columns), bound * DenseMatrix.Norm(x));
        Assert.True(DenseMatrix.Norm(r.Where((_, i) => i / columns > i % columns)) <= bound * DenseMatrix.Norm(x));
        Assert.True(q[0] * x[0] < 0);
    }

    [Fact]
    public void ColumnsOfALowRankAreOrthonormal()
    {
        double[] q = MatrixRun.Q(DenseMatrix.Positive<double>(Size, 0, 4), Size, Size);

        DenseMatrix.AssertClose(DenseMatrix.Identity(Size), DenseMatrix.Multiply(DenseMatrix.Transpose(q, Size, Size), q, Size, Size, Size), 5 * Size * s_u * Size);
    }

    [Fact]
    public void Inverse()
    {
        double[] x = DenseMatrix.Random<double>(Size, Size, 9);
        double[] inverse = MatrixRun.Invert(x, Size);

        // As in MatrixInverseTests; the rows of a matrix that looks random change their places.
        double bound = 4.0 * Size * Size * s_u * DenseMatrix.Norm(x) * DenseMatrix.Norm(inverse);
        DenseMatrix.AssertClose(DenseMatrix.Identity(Size), DenseMatrix.Multiply(x, inverse, Size, Size, Size), bound);
    }

    /// <summary>A row of zeros stays one, and leaves a pivot of exactly 0.</summary>
    [Fact]
    public void AMatrixWithoutInverseGivesNaN()
    {
        double[] x = DenseMatrix.Random<double>(Size, Size, 11);
        x.AsSpan(2 * Size, Size).Clear();

        Assert.All(MatrixRun.Invert(x, Size), element => Assert.True(double.IsNaN(element)));
    }

    /// <summary>X⁴·A = I.</summary>
    [Fact]
    public void InverseRoot()
    {
        double[] x = DenseMatrix.Positive<double>(Size, 0.5, Size);
        double[] root = MatrixRun.InverseRoot(x, Size, 4);
        double[] square = DenseMatrix.Multiply(root, root, Size, Size, Size);
        double[] identity = DenseMatrix.Multiply(DenseMatrix.Multiply(square, square, Size, Size, Size), x, Size, Size, Size);

        // As in MatrixRootTests.
        double condition = DenseMatrix.Norm(x) / 0.5;
        DenseMatrix.AssertClose(DenseMatrix.Identity(Size), identity, ((4 * Size * s_u * condition) + s_u) * 4 * condition * Math.Sqrt(Size));
        Assert.Equal(DenseMatrix.Transpose(root, Size, Size), root);
    }

    /// <summary>Large enough for threads to share all that they share.</summary>
    [Fact]
    public void ThreadsGiveTheSameBits()
    {
        const int Shared = 450;
        double[] x = DenseMatrix.Positive<double>(Shared, 0.1, Shared);
        (double[] One, double[] More) result = (new double[Shared * Shared], new double[Shared * Shared]);
        double[] workspace = new double[MatrixRoot.WorkspaceLength(Shared)];
        MatrixRoot.InverseRoot(x, result.One, Shared, 4, workspace, threads: 1);
        foreach (int threads in (int[])[2, 3])
        {
            MatrixRoot.InverseRoot(x, result.More, Shared, 4, workspace, threads);
            DenseMatrix.AssertSameBits(result.One, result.More);
        }

        MatrixInverse.Invert(x, result.One, Shared, workspace, threads: 1);
        MatrixInverse.Invert(x, result.More, Shared, workspace, threads: 2);
        DenseMatrix.AssertSameBits(result.One, result.More);
        workspace = new double[QRFactorization.WorkspaceLength(Shared, Shared)];
        QRFactorization.Q(x, result.One, Shared, Shared, workspace, threads: 1);
        QRFactorization.Q(x, result.More, Shared, Shared, workspace, threads: 2);
        DenseMatrix.AssertSameBits(result.One, result.More);
    }

    private static double[] Tridiagonal(int size, Func<int, double> diagonal, Func<int, double> beside)
    {
        double[] x = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            x[i * (size + 1)] = diagonal(i);
            if (i < size - 1)
            {
                x[(i * size) + i + 1] = beside(i);
                x[((i + 1) * size) + i] = beside(i);
            }
        }

        return x;
    }

    /// <summary>VᵀV = I and AV = VΛ with Λ ascending, as in <see cref="EigenbasisTests"/>.</summary>
    /// <returns>The eigenvalues.</returns>
    private static double[] CheckEigenvectors(double[] x, int size)
    {
        double[] v = MatrixRun.EigenVectors(x, size, size);
        double[] transposed = DenseMatrix.Transpose(v, size, size);
        double[] av = DenseMatrix.Multiply(x, v, size, size, size);
        double[] values = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Sum(k => transposed[(i * size) + k] * av[(k * size) + i]))];
        double relative = ((10 * size * s_u) + (2 * s_u)) * Math.Sqrt(size);
        double norm = DenseMatrix.Norm(x);
        DenseMatrix.AssertClose(DenseMatrix.Identity(size), DenseMatrix.Multiply(transposed, v, size, size, size), relative);
        DenseMatrix.AssertClose(av, [.. v.Select((element, i) => element * values[i % size])], relative * norm);
        Assert.All(Enumerable.Range(1, size - 1), i => Assert.True(values[i] >= values[i - 1] - (relative * norm)));
        return values;
    }
}
