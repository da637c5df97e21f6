using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Graph;

/// <summary>What tells a tensor from others of the same operation and inputs; each part belongs to some operations.</summary>
internal sealed record TensorContent
{
    public static readonly TensorContent None = new();

    /// <summary>A constant; of a <see cref="TensorOperation.Pad"/>, what stands around the input.</summary>
    public double Value { get; init; }

    /// <summary>A name, or the number of a call.</summary>
    public string Name { get; init; } = "";

    /// <summary>A length as a number.</summary>
    public Length? Length { get; init; }

    /// <summary>What an elementwise operation does; one of arithmetic or conditions.</summary>
    public Operation Operation { get; init; }

    /// <summary>The function of an elementwise <see cref="Operation.Call"/>.</summary>
    public Intrinsic? Function { get; init; }

    /// <summary>The place of an axis among those of the (first) input; of a loop's result among those that it carries; 1 for a formal that is carried; of the result of a <see cref="TensorOperation.Merge"/> or <see cref="TensorOperation.Scatter"/>.</summary>
    public int Place { get; init; }

    /// <summary>Where a slice, or the first window, begins, or the place that is taken; of noise within a loop, the round.</summary>
    public Length? From { get; init; }

    /// <summary>How far apart windows are.</summary>
    public Length? Stride { get; init; }

    /// <summary>How far apart the elements of a window are; below 0 where it is read backwards.</summary>
    public Length? Step { get; init; }

    /// <summary>What each round of a loop does.</summary>
    public LoopBody? Loop { get; init; }

    /// <summary>The tensor of a loop's body whose values of all rounds are meant.</summary>
    public Tensor? Body { get; init; }

    /// <summary>The axes that a reduction removes, or that a softmax runs over.</summary>
    public IReadOnlyList<Axis> Axes { get; init; } = [];

    /// <summary>Whether sums run from the end.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Whether all parts are equal: numbers by their bits, axes one by one.</summary>
    public bool Equals(TensorContent? other) => ReferenceEquals(this, other) || (other is not null
        && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(other.Value) && Name == other.Name && Equals(Length, other.Length)
        && Operation == other.Operation && Function == other.Function && Place == other.Place && Equals(From, other.From) && Equals(Stride, other.Stride) && Equals(Step, other.Step) && IsReversed == other.IsReversed
        && Axes.SequenceEqual(other.Axes) && Loop?.Key == other.Loop?.Key && Body == other.Body);

    public override int GetHashCode()
    {
        int hash = Value.GetHashCode();
        hash = unchecked((hash * 31) + StringComparer.Ordinal.GetHashCode(Name));
        hash = unchecked((hash * 31) + (Length?.GetHashCode() ?? 0));
        hash = unchecked((hash * 31) + (int)Operation);
        hash = unchecked((hash * 31) + (Function is null ? 0 : StringComparer.Ordinal.GetHashCode(Function.Name)));
        hash = unchecked((hash * 31) + Place);
        hash = unchecked((hash * 31) + (From?.GetHashCode() ?? 0));
        hash = unchecked((hash * 31) + (Stride?.GetHashCode() ?? 0));
        hash = unchecked((hash * 31) + (Step?.GetHashCode() ?? 0));
        hash = unchecked((hash * 31) + (Loop is null ? 0 : StringComparer.Ordinal.GetHashCode(Loop.Key)));
        hash = unchecked((hash * 31) + (Body?.Id ?? 0));
        return unchecked((hash * 31) + Axes.Count);
    }
}
