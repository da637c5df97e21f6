using OptGen.Decompositions;
using OptGen.Matrices;
using OptGen.Products;
using OptGen.Tests.Support;

namespace OptGen.Tests.Matrices;

/// <summary>No function of matrices allocates.</summary>
public sealed class AllocationTests
{
    private const int Rows = 24;
    private const int Columns = 17;

    private readonly float[] _x = DenseMatrix.Random<float>(Rows, Columns);
    private readonly float[] _square = DenseMatrix.Positive<float>(Columns, 0.1, Columns);
    private readonly float[] _result = new float[Rows * Rows];

    [Fact]
    public void NoFunctionAllocates()
    {
        float[] orthogonal = new float[Orthogonalization.WorkspaceLength(Rows, Columns)];
        double[] inverse = new double[MatrixInverse.WorkspaceLength(Columns)];
        double[] root = new double[MatrixRoot.WorkspaceLength(Columns)];
        double[] vectors = new double[Eigenbasis.WorkspaceLength(Columns)];
        double[] qr = new double[QRFactorization.WorkspaceLength(Rows, Columns)];

        double[] polar = new double[PolarFactor.WorkspaceLength(Rows, Columns)];
        double[] norm = new double[SpectralNorm.WorkspaceLength(Rows, Columns)];

        Assert.Equal(0, Allocations.OfRepetitions(() => PolarFactor.Find<float>(_x, _result, Rows, Columns, polar)));
        Assert.Equal(0, Allocations.OfRepetitions(() => SpectralNorm.Of<float>(_x, Rows, Columns, norm)));
        Assert.Equal(0, Allocations.OfRepetitions(() => Transposition.Transpose(new MatrixView<float>(_x, Rows, Columns), new MatrixView<float>(_result, Columns, Rows))));
        Assert.Equal(0, Allocations.OfRepetitions(() => Orthogonalization.Orthogonalize<float>(_x, _result, Rows, Columns, orthogonal)));
        Assert.Equal(0, Allocations.OfRepetitions(() => MatrixInverse.Invert<float>(_square, _result, Columns, inverse)));
        Assert.Equal(0, Allocations.OfRepetitions(() => MatrixRoot.InverseRoot<float>(_square, _result, Columns, 4, root)));
        Assert.Equal(0, Allocations.OfRepetitions(() => Eigenbasis.EigenVectors<float>(_square, _result, Columns, Columns, vectors)));
        Assert.Equal(0, Allocations.OfRepetitions(() => QRFactorization.Q<float>(_x, _result, Rows, Columns, qr)));
    }

    /// <summary>Of a size that threads share.</summary>
    [Fact]
    public void NoDecompositionAllocatesForItsThreads()
    {
        const int Size = 400;
        float[] x = DenseMatrix.Positive<float>(Size, 0.1, 10);
        float[] result = new float[Size * Size];
        double[] workspace = new double[Math.Max(Eigenbasis.WorkspaceLength(Size), QRFactorization.WorkspaceLength(Size, Size))];

        Assert.Equal(0, Allocations.Fewest(() => Eigenbasis.EigenVectors<float>(x, result, Size, Size, workspace, threads: 2)));
        Assert.Equal(0, Allocations.Fewest(() => MatrixInverse.Invert<float>(x, result, Size, workspace, threads: 2)));
        Assert.Equal(0, Allocations.Fewest(() => QRFactorization.Q<float>(x, result, Size, Size, workspace, threads: 2)));
    }
}
