using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Graph;

/// <summary>What tells a tensor from others of the same operation and inputs; each part belongs to some operations.</summary>
internal sealed record TensorContent
{
    public static readonly TensorContent None = new();

    /// <summary>A constant.</summary>
    public double Value { get; init; }

    /// <summary>A name, or the number of a call.</summary>
    public string Name { get; init; } = "";

    /// <summary>A length as a number.</summary>
    public Length? Length { get; init; }

    /// <summary>What an elementwise operation does; one of arithmetic or conditions.</summary>
    public Operation Operation { get; init; }

    /// <summary>The function of an elementwise <see cref="Operation.Call"/>.</summary>
    public Intrinsic? Function { get; init; }

    /// <summary>The place of an axis among those of the (first) input; of the result of a <see cref="TensorOperation.Merge"/> or <see cref="TensorOperation.Scatter"/>.</summary>
    public int Place { get; init; }

    /// <summary>Where a slice begins.</summary>
    public Length? From { get; init; }

    /// <summary>The axes that a reduction removes, or that a softmax runs over.</summary>
    public IReadOnlyList<Axis> Axes { get; init; } = [];

    /// <summary>Whether sums run from the end.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Equal for equal content.</summary>
    public string Key => $"{BitConverter.DoubleToInt64Bits(Value)}|{Name}|{Length}|{Operation}|{Function?.Name}|{Place}|{From}|{string.Join(",", Axes.Select(axis => axis.Id))}|{IsReversed}";
}
