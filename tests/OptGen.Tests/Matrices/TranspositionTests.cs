using OptGen.Products;

namespace OptGen.Tests.Matrices;

public sealed class TranspositionTests
{
    [Fact]
    public void EverySize()
    {
        for (int rows = 0; rows <= 40; rows++)
        {
            Check(rows, 3);
            Check(rows, 33);
            Check(2, rows);
            Check(65, rows);
        }
    }

    private static void Check(int rows, int columns)
    {
        float[] x = DenseMatrix.Random<float>(rows, columns);
        float[] result = new float[rows * columns];
        Transposition.Transpose(new MatrixView<float>(x, rows, columns), new MatrixView<float>(result, columns, rows));

        Assert.Equal(DenseMatrix.Transpose(x, rows, columns), result);
    }
}
