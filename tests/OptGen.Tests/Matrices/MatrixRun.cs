using System.Numerics;
using OptGen.Decompositions;
using OptGen.Matrices;
using OptGen.Products;

namespace OptGen.Tests.Matrices;

/// <summary>The matrix functions on arrays, each with memory of its own that is dirty where its values do not matter.</summary>
internal static class MatrixRun
{
    public static T[] Multiply<T>(T[] a, bool transposeA, T[] b, bool transposeB, int rows, int inner, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] result = Dirty<T>(rows * columns);
        Product.Multiply(View(a, rows, inner, transposeA), View(b, inner, columns, transposeB), new MatrixView<T>(result, rows, columns));
        return result;
    }

    public static T[] MultiplySymmetric<T>(T[] a, bool transposeA, T[] b, bool transposeB, int size, int inner)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] result = Dirty<T>(size * size);
        Product.MultiplySymmetric(View(a, size, inner, transposeA), View(b, inner, size, transposeB), new MatrixView<T>(result, size, size));
        return result;
    }

    public static T[] Orthogonalize<T>(T[] x, int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] result = Dirty<T>(rows * columns);
        Orthogonalization.Orthogonalize(x, result, rows, columns, Dirty<T>(Orthogonalization.WorkspaceLength(rows, columns)));
        return result;
    }

    public static T[] Invert<T>(T[] x, int size)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] result = Dirty<T>(size * size);
        MatrixInverse.Invert(x, result, size, Dirty<double>(MatrixInverse.WorkspaceLength(size)));
        return result;
    }

    public static T[] InverseRoot<T>(T[] x, int size, double k)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] result = Dirty<T>(size * size);
        MatrixRoot.InverseRoot(x, result, size, k, Dirty<double>(MatrixRoot.WorkspaceLength(size)));
        return result;
    }

    public static T[] EigenVectors<T>(T[] x, int size, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] result = Dirty<T>(size * count);
        Eigenbasis.EigenVectors(x, result, size, count, Dirty<double>(Eigenbasis.WorkspaceLength(size)));
        return result;
    }

    public static T[] Q<T>(T[] x, int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] result = Dirty<T>(rows * Math.Min(rows, columns));
        QRFactorization.Q(x, result, rows, columns, Dirty<double>(QRFactorization.WorkspaceLength(rows, columns)));
        return result;
    }

    public static T[] Polar<T>(T[] x, int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] result = Dirty<T>(rows * columns);
        PolarFactor.Find(x, result, rows, columns, Dirty<double>(PolarFactor.WorkspaceLength(rows, columns)));
        return result;
    }

    public static double SpectralNorm<T>(T[] x, int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        OptGen.Decompositions.SpectralNorm.Of<T>(x, rows, columns, Dirty<double>(OptGen.Decompositions.SpectralNorm.WorkspaceLength(rows, columns)));

    private static MatrixView<T> View<T>(T[] elements, int rows, int columns, bool isTransposed)
        where T : unmanaged => isTransposed ? new MatrixView<T>(elements, columns, rows).Transposed : new MatrixView<T>(elements, rows, columns);

    private static T[] Dirty<T>(long length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] memory = new T[length];
        Array.Fill(memory, T.NaN);
        return memory;
    }
}
