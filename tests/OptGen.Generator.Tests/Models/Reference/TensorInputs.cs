using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>What the tensors of a model are computed from.</summary>
/// <param name="Length">The length of an axis that the compiler does not know.</param>
/// <param name="Leaf">An element of data, a parameter, a state, noise or a hyperparameter (which has element 0 alone); conditions are 1 or 0.</param>
internal sealed record TensorInputs(Func<LengthSymbol, long> Length, Func<Tensor, int, double> Leaf)
{
    /// <summary>How long an axis is.</summary>
    public int Of(Axis axis) => Of(axis.Length);

    public int Of(Length length)
    {
        double number = length.Evaluate(Length);
        int whole = (int)Math.Round(number);
        return Math.Abs(number - whole) < 1e-9 && whole >= 0 ? whole : throw new InvalidOperationException($"{length} is {number}.");
    }
}
