using System.Numerics;
using OptGen.Tests.Matrices;
using OptGen.Tests.Products;

namespace OptGen.Tests.Bits;

/// <summary>The bits that the matrix functions give, over sizes below, at and beyond lanes, tiles and blocks.</summary>
internal static class MatrixBits
{
    private static readonly int[][] Shapes = [[0, 3], [1, 1], [2, 3], [5, 7], [8, 3], [16, 16], [17, 33], [40, 21], [66, 70], [130, 5]];

    private static readonly Dictionary<string, Func<int[], ulong[]>> InFloat = Table<float>();
    private static readonly Dictionary<string, Func<int[], ulong[]>> InDouble = Table<double>();

    public static IEnumerable<string> Functions => InFloat.Keys;

    /// <summary>The results at each shape.</summary>
    public static IEnumerable<ulong[]> Of<T>(string function)
        where T : unmanaged, IFloatingPointIeee754<T> => Shapes.Select((typeof(T) == typeof(float) ? InFloat : InDouble)[function]);

    private static Dictionary<string, Func<int[], ulong[]>> Table<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => new()
        {
            ["Multiply"] = shape => Bits(MatrixRun.Multiply(X<T>(shape), false, X<T>(shape), true, shape[0], shape[1], shape[0])),
            ["MultiplyTransposed"] = shape => Bits(MatrixRun.Multiply(X<T>(shape), true, X<T>(shape), false, shape[1], shape[0], shape[1])),
            ["MultiplyDeep"] = shape => Bits(MatrixRun.Multiply(X<T>([shape[0], 300]), false, X<T>([300, shape[1]]), false, shape[0], 300, shape[1])),
            ["MultiplyAsAsked"] = shape => Bits([.. Enumerable.Range(0, 8).SelectMany(i => ProductCase.Random(new Random(i), shape[0], 7 + (60 * i), shape[1]).Run<T>(length => new T[length]))]),
            ["Orthogonalize"] = shape => Bits(MatrixRun.Orthogonalize(X<T>(shape), shape[0], shape[1])),
            ["Invert"] = shape => Bits(MatrixRun.Invert(X<T>([shape[1], shape[1]]), shape[1])),
            ["InverseRoot"] = shape => Bits(MatrixRun.InverseRoot(DenseMatrix.Positive<T>(shape[1], 1e-3, shape[1]), shape[1], 4)),
            ["EigenVectors"] = shape => Bits(MatrixRun.EigenVectors(X<T>([shape[1], shape[1]]), shape[1], shape[1])),
            ["EigenVectorsOfMany"] = shape => Bits(MatrixRun.EigenVectors(X<T>([2 * shape[0], 2 * shape[0]]), 2 * shape[0], 2 * shape[0])),
            ["QR"] = shape => Bits(MatrixRun.Q(X<T>(shape), shape[0], shape[1])),
        };

    private static T[] X<T>(int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T> => DenseMatrix.Random<T>(shape[0], shape[1]);

    private static ulong[] Bits<T>(T[] elements)
        where T : unmanaged, IFloatingPointIeee754<T> => [.. elements.Select(BitRun.Bits)];
}
