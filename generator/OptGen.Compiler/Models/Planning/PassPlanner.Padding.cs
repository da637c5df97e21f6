using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Planning;

/// <content>Tensors within longer axes.</content>
internal sealed partial class PassPlanner
{
    /// <summary>Padded tensors that are padded again, with the same numbers, and nothing else.</summary>
    private readonly HashSet<Tensor> _paddedFurther = [];

    private void FindPaddedFurther(IEnumerable<Tensor> all)
    {
        foreach (Tensor pad in all.Where(tensor => tensor.Operation == TensorOperation.Pad))
        {
            Tensor inner = pad.Inputs[0];
            while (inner.Operation == TensorOperation.Merge && _uses[inner] == 1)
            {
                inner = inner.Inputs[0];
            }

            if (inner.Operation == TensorOperation.Pad && inner.Content.Value.Equals(pad.Content.Value) && _uses[inner] == 1)
            {
                _paddedFurther.Add(inner);
            }
        }
    }

    /// <summary>Stores a tensor within a longer axis; one that is padded along several, as images are, at once. What is computed here is computed where it belongs.</summary>
    private void Pad(Tensor tensor)
    {
        if (_paddedFurther.Contains(tensor))
        {
            return;
        }

        TensorView whole = TensorView.Whole(Buffer(tensor, tensor.Axes), tensor.Axes);
        ClearKernel clear = new(_plan.Kernels.Count, whole, tensor.Content.Value);
        (Tensor part, Tensor within, TensorView target) = (tensor, tensor, whole);
        while (part == tensor || _paddedFurther.Contains(part) || (part.Operation == TensorOperation.Merge && _uses[part] == 1))
        {
            (int place, IReadOnlyList<Axis> axes) = (part.Content.Place, part.Inputs[0].Axes);
            if (part.Operation == TensorOperation.Pad)
            {
                clear.Padded.Add((axes[place].Length, part.Axes[place].Length));
                within = graph.Slice(within, place, part.Content.From!, axes[place]);
            }
            else
            {
                within = graph.Split(within, place, [.. axes.Skip(place).Take(axes.Count - part.Axes.Count + 1)]);
            }

            target = target.Through(within)!;
            part = part.Inputs[0];
        }

        if (part is { Operation: TensorOperation.Elementwise, IsScalar: false, Kind: ElementKind.Number } && !_plan.Homes.ContainsKey(part))
        {
            Assign(part);
        }

        if (_plan.Homes.TryGetValue(part, out PlannedKernel? home) && home is LoopKernel { IsClosed: false } loop && loop.Computes(part) && loop.Form(part) == ValueForm.Element && target.Stride(loop.Inner[loop.Inner.Count - 1]).Number == 1)
        {
            loop.Clears.Add(clear);
            loop.Stores.Add(new(part, target));
            _plan.Homes[tensor] = loop;
        }
        else
        {
            TensorView source = ViewOf(part);
            _plan.Kernels.Add(clear.At(_plan.Kernels.Count));
            Copy(tensor, within, part, source, target);
        }

        _plan.Kept.Add(tensor, whole);
    }
}
