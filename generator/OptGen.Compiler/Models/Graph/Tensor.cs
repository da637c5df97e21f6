using OptGen.Compiler.Models.Axes;

namespace OptGen.Compiler.Models.Graph;

/// <summary>A value of a model: numbers for all places of its axes. Two tensors of one graph are never alike: what a model writes twice is computed once.</summary>
internal sealed class Tensor
{
    /// <param name="id">Place in the order of creation.</param>
    /// <param name="operation">What makes it.</param>
    /// <param name="inputs">What it is made of.</param>
    /// <param name="axes">Its axes, the last the fastest.</param>
    /// <param name="kind">What its elements are.</param>
    /// <param name="content">What tells it from others.</param>
    public Tensor(int id, TensorOperation operation, IReadOnlyList<Tensor> inputs, IReadOnlyList<Axis> axes, ElementKind kind, TensorContent content)
    {
        Id = id;
        Operation = operation;
        Inputs = inputs;
        Axes = axes;
        Kind = kind;
        Content = content;
    }

    /// <summary>Place in the order of creation: inputs come before what is made of them.</summary>
    public int Id { get; }

    /// <summary>What makes it.</summary>
    public TensorOperation Operation { get; }

    /// <summary>What it is made of.</summary>
    public IReadOnlyList<Tensor> Inputs { get; }

    /// <summary>Its axes, the last the fastest; none twice. Without axes it is one number.</summary>
    public IReadOnlyList<Axis> Axes { get; }

    /// <summary>What its elements are.</summary>
    public ElementKind Kind { get; }

    /// <summary>What tells it from others of the same operation and inputs.</summary>
    public TensorContent Content { get; }

    /// <summary>Whether it is one number.</summary>
    public bool IsScalar => Axes.Count == 0;

    /// <summary>How many elements it has.</summary>
    public Length ElementCount => Axes.Aggregate(Length.One, (product, axis) => product * axis.Length);

    public bool Has(Axis axis) => Axes.Contains(axis);

    public override int GetHashCode() => Id;

    public override string ToString() => $"{Operation}#{Id}[{string.Join(", ", Axes)}]";
}
