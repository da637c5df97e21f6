using OptGen.Compiler.Binding;
using OptGen.Compiler.Language;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Pooling, and its opposite, repetition.</summary>
internal sealed partial class ModelWalk
{
    /// <summary><c>repeat(x, 2)</c>: each element as often along each side.</summary>
    private Operand Repeated(ModelFrame at, CallSyntax call, Operand x, ExpressionSyntax times)
    {
        int sides = x.Axes.Count - 2;
        if (LengthsOfSides(at, times, sides, ("repeat", "how often"), 1) is not { } lengths)
        {
            return Operand.Unknown;
        }

        Tensor repeated = x.Tensor!;
        for (int side = 0; side < sides; side++)
        {
            int place = 1 + side;
            Axis axis = repeated.Axes[place];
            Axis often = _axes.Nameless($"{PlaceKey(at, call.Span)}#side{side}", lengths[side]);
            Tensor expanded = _graph.Reorder(_graph.Expand(repeated, often), [.. repeated.Axes.Take(place + 1), often, .. repeated.Axes.Skip(place + 1)]);
            repeated = _graph.Merge(expanded, place, 2, Free(repeated, _axes.Resized(axis, axis.Length * lengths[side]), axis));
        }

        return Made(repeated);
    }

    private Operand Pooled(ModelFrame at, CallSyntax call, Operand x, ExpressionSyntax size, WindowSettings settings)
    {
        string name = call.Function.Name.Text;
        int sides = x.Axes.Count - 2;
        if (name == "maxpool" && ConstantEvaluator.Number(size) is { } ratio && ratio != Math.Floor(ratio))
        {
            return PooledByFraction(at, call, x, ratio, size);
        }

        if (LengthsOfSides(at, size, sides, (name, "the window"), 1) is not { } sizes)
        {
            return Operand.Unknown;
        }

        settings = settings.Stride.Count == 0 ? settings with { Stride = sizes } : settings;
        List<Axis> elements = [];
        Tensor windows = x.Tensor!;
        for (int side = 0; side < sides; side++)
        {
            Length extent = (settings.Step[side] * (sizes[side] - Length.One)) + Length.One;
            (Length before, Length after) = settings.Padding[side];
            foreach (Length padding in new[] { before, after })
            {
                if ((extent - padding).Number is <= 0)
                {
                    return FailAtWindows(at, size.Span, name, $"has windows of {extent}, which would lie within the padding of {padding}; pad less than a window");
                }
            }

            Axis own = _axes.Nameless($"{PlaceKey(at, call.Span)}#side{side}", sizes[side]);
            elements.Add(own);
            if (WindowsAlong(at, call, windows, side, own, settings) is not { } made)
            {
                return Operand.Unknown;
            }

            windows = made;
        }

        Count(at, call.Span);
        return name == "maxpool"
            ? Made(_graph.Reduce(TensorOperation.Max, windows, elements))
            : DividedByCount(at, call.Span, Made(_graph.Reduce(TensorOperation.Sum, windows, elements)), elements);
    }

    /// <summary>
    /// Fractional max pooling (B. Graham, "Fractional Max-Pooling", 2014): n = ⌊H/r⌋ regions, one after the other, that cover all H places. Region i begins at ⌊α(i + u)⌋ − ⌊αu⌋, α = H/n; u is
    /// one random number for each side in training, and 0 otherwise. In whole numbers that is ⌊(Hi + w)/n⌋ − ⌊w/n⌋ with w = ⌊Hu⌋, which is exact.
    /// </summary>
    private Operand PooledByFraction(ModelFrame at, CallSyntax call, Operand x, double ratio, ExpressionSyntax written)
    {
        if (ratio is not (> 1 and < 2))
        {
            return FailAtWindows(at, written.Span, "maxpool", $"takes a whole number, or a fraction between 1 and 2, not {at.Quote(written)}");
        }

        if (call.Arguments!.Count > 2)
        {
            return FailAtWindows(at, call.Arguments[2].Span, "maxpool", $"by a fraction takes nothing else: its regions follow from {at.Quote(written)}");
        }

        (long dividend, long divisor) = FractionOf(ratio);
        Operand pooled = x;
        for (int place = 1; place < x.Axes.Count - 1; place++)
        {
            Axis axis = pooled.Axes[place];
            Length count = Length.Floor(Length.Of(divisor) * axis.Length, Length.Of(dividend))!;
            if (count.Number is < 1)
            {
                return FailAtWindows(at, written.Span, "maxpool", $"by {at.Quote(written)} leaves no region along {SaidOf(axis)}; take a smaller fraction");
            }

            pooled = RegionsAlong(at, call, pooled, place, Free(pooled.Tensor!, _axes.Resized(axis, count), axis));
        }

        Count(at, call.Span);
        return Made(pooled.Tensor!);
    }

    /// <summary>The simplest quotient of whole numbers that a number is within 1e-9, by its continued fraction: 5/3 for 1.6666666666666667, so that ten places make six regions.</summary>
    private static (long Dividend, long Divisor) FractionOf(double number)
    {
        (long before, long dividend) = (1, (long)Math.Floor(number));
        (long beforeDivisor, long divisor) = (0, 1);
        double rest = number - dividend;
        while (Math.Abs(number - ((double)dividend / divisor)) > 1e-9)
        {
            rest = 1 / rest;
            long whole = (long)Math.Floor(rest);
            rest -= whole;
            (before, dividend) = (dividend, (whole * dividend) + before);
            (beforeDivisor, divisor) = (divisor, (whole * divisor) + beforeDivisor);
        }

        return (dividend, divisor);
    }

    private Operand RegionsAlong(ModelFrame at, CallSyntax call, Operand x, int place, Axis regions)
    {
        Axis axis = x.Axes[place];
        Operand whole = _elements.Of(_graph.Number(axis.Length));
        Operand count = _elements.Of(_graph.Number(regions.Length));
        Operand shift = _elements.Constant(0);
        if (_isTraining)
        {
            Operand noise = _elements.Of(_graph.Noise(TensorOperation.Uniform, $"{NoiseKey(at, call)}.{place}", [], RoundNow));
            shift = _elements.Apply((arithmetic, values) => arithmetic.Call(Intrinsics.Floor, arithmetic.Multiply(values[0], values[1])), [], whole, noise);
        }

        // The first place of a region, or of the next one.
        Operand index = _elements.Of(_graph.Index(regions));
        Operand Border(int further) => _elements.Apply(
            (arithmetic, values) =>
            {
                Value number = further == 0 ? values[0] : arithmetic.Add(values[0], arithmetic.Constant(further));
                Value first = arithmetic.Call(Intrinsics.Floor, arithmetic.Divide(values[3].Named(), values[2]));
                return arithmetic.Subtract(arithmetic.Call(Intrinsics.Floor, arithmetic.Divide(arithmetic.Add(arithmetic.Multiply(values[1], number).Named(), values[3]), values[2])), first);
            },
            index.Axes,
            index,
            whole,
            count,
            shift);

        (Operand begin, Operand next) = (Border(0), Border(1));
        Operand last = _elements.Apply((arithmetic, values) => arithmetic.Subtract(values[0], arithmetic.Constant(1)), index.Axes, next);
        Operand second = _elements.Apply((arithmetic, values) => arithmetic.Call(Intrinsics.Min, arithmetic.Add(values[0], arithmetic.Constant(1)), values[1]), index.Axes, begin, last);

        // α is at most 3, and 2 where lengths tell.
        bool isAtMostTwo = axis.Length.Number is { } length && regions.Length.Number is { } number && length <= 2 * number;
        Operand[] places = isAtMostTwo ? [begin, last] : [begin, second, last];
        Operand[] rows = [.. places.Select(row => _elements.Of(_graph.Gather(x.Tensor!, place, row.Tensor!)))];
        return rows.Skip(1).Aggregate(rows[0], (greatest, row) => _elements.Apply((arithmetic, values) => arithmetic.Call(Intrinsics.Max, values[0], values[1]), greatest.Axes, greatest, row));
    }
}
