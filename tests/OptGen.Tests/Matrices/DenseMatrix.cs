using System.Numerics;
using OptGen.Tests.Bits;

namespace OptGen.Tests.Matrices;

/// <summary>Matrices in row-major order that look random, and plain loops over them in <see cref="double"/>.</summary>
internal static class DenseMatrix
{
    /// <summary>Elements in (−1, 1), without the special values that <see cref="BitInputs"/> has.</summary>
    public static T[] Random<T>(int rows, int columns, int seed = 0)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, rows * columns).Select(i => T.CreateTruncating(Trajectory.Gradient(i, 1 + seed)))];

    /// <summary>M·Mᵀ/size + shift·I of a random M: positive definite for a positive shift.</summary>
    public static T[] Positive<T>(int size, double shift, int rank, int seed = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double[] factor = Random<double>(size, rank, seed);
        double[] product = Multiply(factor, Transpose(factor, size, rank), size, rank, size);
        return [.. product.Select((element, i) => T.CreateTruncating((element / size) + (i / size == i % size ? shift : 0)))];
    }

    public static double[] Widen<T>(T[] x)
        where T : unmanaged, IFloatingPointIeee754<T> => [.. x.Select(double.CreateTruncating)];

    public static double[] Identity(int size) => [.. Enumerable.Range(0, size * size).Select(i => i / size == i % size ? 1.0 : 0.0)];

    public static double[] Multiply(double[] a, double[] b, int rows, int inner, int columns)
    {
        double[] result = new double[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                for (int k = 0; k < inner; k++)
                {
                    result[(row * columns) + column] += a[(row * inner) + k] * b[(k * columns) + column];
                }
            }
        }

        return result;
    }

    public static T[] Transpose<T>(T[] x, int rows, int columns)
    {
        T[] result = new T[rows * columns];
        for (int i = 0; i < x.Length; i++)
        {
            result[(i % columns * rows) + (i / columns)] = x[i];
        }

        return result;
    }

    public static double Norm(IEnumerable<double> x) => CompensatedSum.Norm(x);

    /// <summary>The Frobenius norm of the difference.</summary>
    public static double Distance(double[] a, double[] b)
    {
        Assert.Equal(b.Length, a.Length);
        return Norm(a.Zip(b, (x, y) => x - y));
    }

    public static void AssertClose(double[] expected, double[] actual, double bound)
    {
        double distance = Distance(expected, actual);
        Assert.True(distance <= bound, $"{distance:G3} beyond {bound:G3}");
    }

    public static void AssertSameBits<T>(T[] expected, T[] actual)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Assert.Equal(expected.Select(BitRun.Bits), actual.Select(BitRun.Bits));

    /// <summary>Half the distance from 1 to the next number of the type: the greatest relative error of one rounding.</summary>
    public static double Roundoff<T>() => Math.ScaleB(1, typeof(T) == typeof(float) ? -24 : -53);
}
