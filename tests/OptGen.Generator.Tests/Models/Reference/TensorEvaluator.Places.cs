using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>What takes elements from other places.</summary>
internal sealed partial class TensorEvaluator
{
    /// <summary>Elements from another place along one axis; what a pad is filled with beyond its ends.</summary>
    private double[] Along(Tensor t, Tensor x, Func<int, int> from)
    {
        Axis own = t.Axes[t.Content.Place];
        Axis other = x.Axes[t.Content.Place];
        int length = LengthOf(other);
        return ForEach(t, () =>
        {
            int at = from(_place[own.Id]);
            return at >= 0 && at < length ? AtAlong(x, other, at) : t.Operation == TensorOperation.Pad ? t.Content.Value : throw new InvalidOperationException($"{t} goes beyond {x}.");
        });
    }

    private double[] Windows(Tensor t)
    {
        Tensor x = t.Inputs[0];
        Axis whole = x.Axes[t.Content.Place];
        int length = LengthOf(whole);
        return ForEach(t, () =>
        {
            int at = PlaceInWindow(t, t.Axes[t.Content.Place], t.Axes[t.Content.Place + 1]);
            return at >= 0 && at < length ? AtAlong(x, whole, at) : throw new InvalidOperationException($"{t} goes beyond {x}.");
        });
    }

    private double[] Fold(Tensor t)
    {
        Tensor x = t.Inputs[0];
        Axis whole = t.Axes[t.Content.Place];
        (Axis windows, Axis elements) = (x.Axes[t.Content.Place], x.Axes[t.Content.Place + 1]);
        return ForEach(t, () =>
        {
            int wanted = _place[whole.Id];
            double sum = 0;
            foreach (int _ in Places([elements, windows]))
            {
                sum += PlaceInWindow(t, windows, elements) == wanted ? At(x) : 0;
            }

            return sum;
        });
    }

    /// <summary>The place along the whole axis of an element of a window, where the loops stand.</summary>
    private int PlaceInWindow(Tensor t, Axis windows, Axis elements) =>
        inputs.Of(t.Content.From!) + (_place[windows.Id] * inputs.Of(t.Content.Stride!)) + (_place[elements.Id] * (int)t.Content.Step!.Evaluate(inputs.Length));

    private double[] Concat(Tensor t)
    {
        Axis joined = t.Axes[t.Content.Place];
        return t.Inputs.Sum(part => LengthOf(part.Axes[t.Content.Place])) != LengthOf(joined)
            ? throw new InvalidOperationException($"The parts of {t} have another length.")
            : ForEach(t, () =>
            {
                int at = _place[joined.Id];
                foreach (Tensor part in t.Inputs)
                {
                    Axis own = part.Axes[t.Content.Place];
                    int length = LengthOf(own);
                    if (at < length)
                    {
                        return AtAlong(part, own, at);
                    }

                    at -= length;
                }

                throw new InvalidOperationException($"{t} goes beyond its parts.");
            });
    }

    private double[] Gather(Tensor t)
    {
        (Tensor x, Tensor index) = (t.Inputs[0], t.Inputs[1]);
        Axis along = x.Axes[t.Content.Place];
        return index.Has(along) ? throw new InvalidOperationException($"{t} looks along an axis of its index.") : ForEach(t, () => AtAlong(x, along, Whole(t, index, along)));
    }

    private double[] Scatter(Tensor t)
    {
        (Tensor values, Tensor index) = (t.Inputs[0], t.Inputs[1]);
        Axis along = t.Axes[t.Content.Place];
        Axis[] both = [.. values.Axes, .. index.Axes.Where(axis => !values.Has(axis))];
        if (both.Contains(along) || t.Axes.Any(axis => axis != along && !both.Contains(axis)))
        {
            throw new InvalidOperationException($"The axes of {t} do not fit.");
        }

        double[] sums = new double[Count(t.Axes)];
        foreach (int _ in Places(both))
        {
            int to = 0;
            foreach (Axis axis in t.Axes)
            {
                to = (to * LengthOf(axis)) + (axis == along ? Whole(t, index, along) : _place[axis.Id]);
            }

            sums[to] += At(values);
        }

        return sums;
    }

    /// <summary>The index where the loops stand, which must be a place of an axis.</summary>
    private int Whole(Tensor t, Tensor index, Axis along)
    {
        double number = At(index);
        return number == Math.Floor(number) && number >= 0 && number < LengthOf(along) ? (int)number : throw new InvalidOperationException($"{t} has the index {number}.");
    }

    /// <summary>The element of a tensor where the loops stand, but for one axis.</summary>
    private double AtAlong(Tensor x, Axis axis, int at)
    {
        if (axis.Id >= _place.Length)
        {
            Array.Resize(ref _place, 2 * (axis.Id + 1));
        }

        int before = _place[axis.Id];
        _place[axis.Id] = at;
        double element = At(x);
        _place[axis.Id] = before;
        return element;
    }
}
