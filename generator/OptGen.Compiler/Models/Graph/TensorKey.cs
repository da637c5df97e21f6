using OptGen.Compiler.Models.Axes;

namespace OptGen.Compiler.Models.Graph;

/// <summary>What a tensor is: two that are equal are one.</summary>
internal readonly struct TensorKey(TensorOperation operation, IReadOnlyList<Tensor> inputs, IReadOnlyList<Axis> axes, ElementKind kind, TensorContent content) : IEquatable<TensorKey>
{
    private readonly TensorOperation _operation = operation;
    private readonly IReadOnlyList<Tensor> _inputs = inputs;
    private readonly IReadOnlyList<Axis> _axes = axes;
    private readonly ElementKind _kind = kind;
    private readonly TensorContent _content = content;
    private readonly int _hash = Hash(operation, inputs, axes, kind, content);

    public bool Equals(TensorKey other)
    {
        if (_hash != other._hash || _operation != other._operation || _kind != other._kind || _inputs.Count != other._inputs.Count || _axes.Count != other._axes.Count)
        {
            return false;
        }

        for (int i = 0; i < _inputs.Count; i++)
        {
            if (!ReferenceEquals(_inputs[i], other._inputs[i]))
            {
                return false;
            }
        }

        for (int i = 0; i < _axes.Count; i++)
        {
            if (!ReferenceEquals(_axes[i], other._axes[i]))
            {
                return false;
            }
        }

        return _content.Equals(other._content);
    }

    public override bool Equals(object? obj) => obj is TensorKey other && Equals(other);

    public override int GetHashCode() => _hash;

    private static int Hash(TensorOperation operation, IReadOnlyList<Tensor> inputs, IReadOnlyList<Axis> axes, ElementKind kind, TensorContent content)
    {
        int hash = ((int)operation * 31) + (int)kind;
        for (int i = 0; i < inputs.Count; i++)
        {
            hash = unchecked((hash * 31) + inputs[i].Id);
        }

        for (int i = 0; i < axes.Count; i++)
        {
            hash = unchecked((hash * 31) + axes[i].Id);
        }

        return unchecked((hash * 31) + content.GetHashCode());
    }
}
