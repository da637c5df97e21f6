using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.Kernels;

namespace OptGen.Matrices;

/// <summary>How much workspace the functions of a rule need for a parameter.</summary>
internal static class MatrixWorkspace
{
    /// <summary>The length in <see cref="double"/> numbers.</summary>
    /// <typeparam name="T">The parameter's element type.</typeparam>
    /// <param name="operations">The functions and their sizes.</param>
    /// <param name="rows">The parameter's rows.</param>
    /// <param name="columns">The parameter's columns.</param>
    /// <param name="sizes">What the hyperparameters that set sizes are.</param>
    public static int Length<T>(IReadOnlyList<MatrixOperation> operations, int rows, int columns, ReadOnlySpan<int> sizes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int longest = 0;
        foreach (MatrixOperation operation in operations)
        {
            int height = operation.Height.Length(rows, columns, sizes);
            int inner = operation.Inner.Length(rows, columns, sizes);
            int length = operation.Function switch
            {
                MatrixFunction.Multiply => InDoubles<T>(MatrixProduct.WorkspaceLength(height, inner, operation.Width.Length(rows, columns, sizes))),
                MatrixFunction.Orthogonalize => InDoubles<T>(Orthogonalization.WorkspaceLength(height, inner)),
                MatrixFunction.Invert => MatrixInverse.WorkspaceLength(height),
                MatrixFunction.InverseRoot => MatrixRoot.WorkspaceLength(height),
                MatrixFunction.EigenVectors => Eigenbasis.WorkspaceLength(height),
                MatrixFunction.Orthonormalize => QRFactorization.WorkspaceLength(height, inner),
                MatrixFunction.Sort or MatrixFunction.Places => Ordering.WorkspaceLength((long)height * inner),
                MatrixFunction.Polar => PolarFactor.WorkspaceLength(height, inner),
                MatrixFunction.SpectralNorm => SpectralNorm.WorkspaceLength(height, inner),
                _ => 0,
            };
            longest = Math.Max(longest, length);
        }

        return longest;
    }

    private static int InDoubles<T>(int length)
        where T : unmanaged => (int)((((long)length * Unsafe.SizeOf<T>()) + sizeof(double) - 1) / sizeof(double));
}
