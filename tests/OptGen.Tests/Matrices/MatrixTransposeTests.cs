using OptGen.Matrices;

namespace OptGen.Tests.Matrices;

public sealed class MatrixTransposeTests
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
        MatrixTranspose.Transpose<float>(x, result, rows, columns);

        Assert.Equal(DenseMatrix.Transpose(x, rows, columns), result);
    }
}
