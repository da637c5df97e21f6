namespace OptGen.Compiler.Models.Graph;

/// <summary>A tensor as an expression has it: with what the way it is written says about its rounding. See <see cref="Values.Value"/>.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="IsProduct">Whether it is a product of elements written where it stands, so that a sum may take it in unrounded.</param>
internal readonly record struct TensorValue(Tensor Tensor, bool IsProduct = false)
{
    public static implicit operator TensorValue(Tensor tensor) => new(tensor);

    /// <summary>The tensor as it is read through a name.</summary>
    public TensorValue Named() => new(Tensor);
}
