using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Planning;

/// <summary>Where the elements of a tensor are: how far apart they lie along each axis.</summary>
/// <param name="Block">The memory.</param>
/// <param name="Axes">The axes.</param>
/// <param name="Strides">For each axis, how many elements are from one place to the next; 0 where the same elements repeat.</param>
/// <param name="Offset">The place of the first element.</param>
internal sealed record TensorView(MemoryBlock Block, IReadOnlyList<Axis> Axes, IReadOnlyList<Length> Strides, Length Offset)
{
    private static readonly LengthSymbol s_block = new("block", false, IsRound: true);

    /// <summary>
    /// Parameters and states of the rounds of a loop are memory of their own for each round, one block behind the other: strides along the axis of the rounds are multiples of this, and mean blocks.
    /// </summary>
    public static readonly Length Blocks = Length.Of(s_block);

    private static readonly Length s_zero = Length.Of(0);

    /// <summary>Elements without gaps, the last axis the fastest.</summary>
    public static TensorView Whole(MemoryBlock block, IReadOnlyList<Axis> axes) => new(block, axes, StridesOf(axes), s_zero);

    /// <summary>How far apart elements without gaps are along each axis.</summary>
    public static IReadOnlyList<Length> StridesOf(IReadOnlyList<Axis> axes)
    {
        Length[] strides = new Length[axes.Count];
        Length stride = Length.One;
        for (int i = axes.Count - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= axes[i].Length;
        }

        return strides;
    }

    /// <summary>How far apart elements are along an axis; 0 where the tensor lacks it.</summary>
    public Length Stride(Axis axis)
    {
        for (int i = 0; i < Axes.Count; i++)
        {
            if (Axes[i] == axis)
            {
                return Strides[i];
            }
        }

        return s_zero;
    }

    /// <summary>Whether some axes can be counted through as one.</summary>
    public bool Merges(IReadOnlyList<Axis> axes)
    {
        for (int i = 0; i + 1 < axes.Count; i++)
        {
            if (!Stride(axes[i]).Equals(Stride(axes[i + 1]) * axes[i + 1].Length))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the elements lie without gaps in the order of these axes.</summary>
    public bool IsWhole(IReadOnlyList<Axis> axes) => axes.Count == Axes.Count && StridesOf(axes).Zip(axes, (stride, axis) => stride.Equals(Stride(axis))).All(same => same);

    /// <summary>The elements at one place of an axis.</summary>
    public TensorView At(Axis axis, Length place)
    {
        Length stride = Stride(axis);
        int at = Axes.ToList().IndexOf(axis);
        TensorView view = this with { Axes = [.. Axes.Where(other => other != axis)], Strides = [.. Strides.Where((_, i) => i != at)] };
        return IsOfBlocks(axis)
            ? view with { Block = Block.Behind(place * Length.Divide(stride, Blocks)!) }
            : view with { Offset = Offset + (place * stride) };
    }

    /// <summary>Whether each place along an axis is memory of its own.</summary>
    public bool IsOfBlocks(Axis axis) => Stride(axis).Symbols.Contains(s_block);

    /// <summary>The same memory as another tensor's, which an operation without arithmetic makes of this one; null where it has to be copied.</summary>
    public TensorView? Through(Tensor tensor)
    {
        IReadOnlyList<Axis> axes = tensor.Axes;
        int place = tensor.Content.Place;
        switch (tensor.Operation)
        {
            case TensorOperation.Stop:
                return this;
            case TensorOperation.Relabel:
                return this with { Axes = axes, Strides = [.. tensor.Inputs[0].Axes.Select(Stride)] };
            case TensorOperation.Reorder or TensorOperation.Expand:
                return this with { Axes = axes, Strides = [.. axes.Select(Stride)] };
            case TensorOperation.At:
                return At(tensor.Inputs[0].Axes[place], tensor.Content.From!);
            case TensorOperation.Slice:
            {
                Length[] strides = [.. tensor.Inputs[0].Axes.Select(Stride)];
                return new(Block, axes, strides, Offset + (tensor.Content.From! * strides[place]));
            }

            case TensorOperation.Windows when !IsOfBlocks(tensor.Inputs[0].Axes[place]):
            {
                List<Length> strides = [.. tensor.Inputs[0].Axes.Select(Stride)];
                Length stride = strides[place];
                strides.RemoveAt(place);
                strides.InsertRange(place, [tensor.Content.Stride! * stride, tensor.Content.Step! * stride]);
                return new(Block, axes, strides, Offset + (tensor.Content.From! * stride));
            }

            case TensorOperation.Split:
            {
                List<Length> strides = [.. tensor.Inputs[0].Axes.Select(Stride)];
                int parts = axes.Count - strides.Count + 1;
                IReadOnlyList<Length> within = StridesOf([.. axes.Skip(place).Take(parts)]);
                Length stride = strides[place];
                strides.RemoveAt(place);
                strides.InsertRange(place, within.Select(part => part * stride));
                return this with { Axes = axes, Strides = strides };
            }

            case TensorOperation.Merge:
            {
                IReadOnlyList<Axis> before = tensor.Inputs[0].Axes;
                Axis[] merged = [.. before.Skip(place).Take(before.Count - axes.Count + 1)];
                Length[] strides = [.. before.Where(axis => !merged.Contains(axis) || axis == merged[merged.Length - 1]).Select(Stride)];
                return Merges(merged) ? this with { Axes = axes, Strides = strides } : null;
            }

            default:
                return null;
        }
    }
}
