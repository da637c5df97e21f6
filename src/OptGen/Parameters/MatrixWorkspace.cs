using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;
using OptGen.Decompositions;
using OptGen.Matrices;
using OptGen.Reductions;

namespace OptGen.Parameters;

/// <summary>How much workspace the functions of a rule need for a parameter.</summary>
internal static class MatrixWorkspace
{
    /// <summary>The length in <see cref="double"/> numbers.</summary>
    /// <typeparam name="T">The parameter's element type.</typeparam>
    /// <param name="name">The parameter, for what is thrown.</param>
    /// <param name="operations">The functions and their sizes.</param>
    /// <param name="rows">The parameter's rows.</param>
    /// <param name="columns">The parameter's columns.</param>
    /// <param name="sizes">What the hyperparameters that set sizes are.</param>
    /// <exception cref="ArgumentException">A function would need more than an array holds.</exception>
    public static int Length<T>(string name, IReadOnlyList<MatrixOperation> operations, int rows, int columns, ReadOnlySpan<int> sizes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int longest = 0;
        foreach (MatrixOperation operation in operations)
        {
            int height = operation.Height.Length(rows, columns, sizes);
            int inner = operation.Inner.Length(rows, columns, sizes);
            bool isOfElements = operation.Function is MatrixFunction.Orthogonalize;
            long length = operation.Function switch
            {
                MatrixFunction.Orthogonalize => Orthogonalization.WorkspaceLength(height, inner),
                MatrixFunction.Invert => MatrixInverse.WorkspaceLength(height),
                MatrixFunction.InverseRoot => MatrixRoot.WorkspaceLength(height),
                MatrixFunction.EigenVectors => Eigenbasis.WorkspaceLength(height),
                MatrixFunction.Orthonormalize => QRFactorization.WorkspaceLength(height, inner),
                MatrixFunction.Sort or MatrixFunction.Places => Ordering.WorkspaceLength((long)height * inner),
                MatrixFunction.Polar => PolarFactor.WorkspaceLength(height, inner),
                MatrixFunction.SpectralNorm => SpectralNorm.WorkspaceLength(height, inner),
                _ => 0,
            };
            if (length > Array.MaxLength)
            {
                throw IsTooLarge(name, operation.Function, height, inner, length);
            }

            longest = Math.Max(longest, isOfElements ? InDoubles<T>(length) : (int)length);
        }

        return longest;
    }

    /// <summary>The elements of workspace as those of another type; all of them, or as many as a span can have.</summary>
    public static Span<T> As<T>(Span<double> workspace)
        where T : unmanaged => MemoryMarshal.Cast<double, T>(workspace[..Math.Min(workspace.Length, int.MaxValue / (sizeof(double) / Unsafe.SizeOf<T>()))]);

    private static int InDoubles<T>(long length)
        where T : unmanaged => (int)(((length * Unsafe.SizeOf<T>()) + sizeof(double) - 1) / sizeof(double));

    private static ArgumentException IsTooLarge(string name, MatrixFunction function, int height, int width, long length) =>
        new($"{WordFor(function)} of a matrix of {height}×{width} needs room for {length} numbers, more than the {Array.MaxLength} of one array: split parameter '{name}', or use a rule without this function for it.");

    private static string WordFor(MatrixFunction function) => function switch
    {
        MatrixFunction.Orthogonalize => "orth",
        MatrixFunction.Invert => "inv",
        MatrixFunction.InverseRoot => "invroot",
        MatrixFunction.EigenVectors => "eigvecs",
        MatrixFunction.Orthonormalize => "qr",
        MatrixFunction.Sort => "sort",
        MatrixFunction.Places => "rank",
        MatrixFunction.Polar => "polar",
        _ => "specnorm",
    };
}
