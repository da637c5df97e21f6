using System.Numerics.Tensors;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Library;

/// <summary>A rule over one square gradient that is symmetric and positive definite: a random matrix times its transpose, and the identity.</summary>
internal sealed class SymmetricContender : LibraryContender
{
    /// <summary>Makes the matrix.</summary>
    /// <param name="optimizer">The optimizer, which has no parameters yet.</param>
    /// <param name="list">One square matrix.</param>
    public SymmetricContender(Optimizer optimizer, ParameterList list)
        : base(Names.OptGen, optimizer, list)
    {
        int size = list.Shapes[0][0];
        float[] factor = new float[size * size];
        new RandomValues(4).FillSigned(factor);
        Span<float> matrix = Gradients[0].Span;
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                matrix[(row * size) + column] = TensorPrimitives.Dot<float>(factor.AsSpan(row * size, size), factor.AsSpan(column * size, size)) + (row == column ? 1 : 0);
            }
        }
    }
}
