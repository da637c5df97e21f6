using System.Globalization;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Binding;

/// <summary>What runs over windows of images, or along one axis: convolution, and its adjoint, which spreads windows.</summary>
internal sealed partial class ModelWalk
{
    private Operand BindOfWindows(ModelFrame at, CallSyntax call, string name)
    {
        ExpressionSyntax[] written = [.. call.Arguments!.Where(argument => argument is not NamedArgumentSyntax)];
        if (written.Length != 2)
        {
            return FailAtForm(at, call, ModelFunctions.Usage(name)!);
        }

        Operand x = Numbers(Known(Bind(at, written[0])));
        Operand kernel = name is "conv" or "convtranspose" ? Numbers(Known(Bind(at, written[1]))) : x;
        if (x.IsUnknown || kernel.IsUnknown)
        {
            return Operand.Unknown;
        }

        if (x.Axes.Count is not (3 or 4))
        {
            string form = name is "conv" or "convtranspose" ? "x[N, H, W, C] with K[kh, kw, C, F], or x[N, T, C] with K[k, C, F]" : "x[N, H, W, C], or x[N, T, C]";
            return FailAtWindows(at, written[0].Span, name, $"takes {form}, but '{x.Written}' has {Describe(x.Axes)}");
        }

        int sides = x.Axes.Count - 2;
        if (WindowSettings.Of(at, call, name, sides, this) is not { } settings)
        {
            return Operand.Unknown;
        }

        return name switch
        {
            "conv" => Convolution(at, call, x, kernel, settings),
            "convtranspose" => TransposedConvolution(at, call, x, kernel, settings),
            "repeat" => Repeated(at, call, x, written[1]),
            _ => Pooled(at, call, x, written[1], settings),
        };
    }

    /// <summary>Where a call says how large its windows are.</summary>
    private static RuleSpan WindowOf(CallSyntax call) => call.Arguments!.Last(argument => argument is not NamedArgumentSyntax).Span;

    private static string SaidOf(Axis axis) => axis.Name is null ? $"an axis of {axis.Length}" : $"'{axis}' = {axis.Length}";

    private Operand FailAtWindows(ModelFrame at, RuleSpan span, string function, string reason)
    {
        Report(at, ModelDiagnostics.WindowsDoNotFit, span, function, reason);
        return Operand.Unknown;
    }

    private Operand Convolution(ModelFrame at, CallSyntax call, Operand x, Operand kernel, WindowSettings settings)
    {
        int sides = x.Axes.Count - 2;
        if (!HasAxesOfKernel(at, call, x, kernel) || KernelOf(at, call, x, kernel, settings.Groups) is not { } factors)
        {
            return Operand.Unknown;
        }

        Tensor windows = factors.X;
        for (int side = 0; side < sides; side++)
        {
            if (WindowsAlong(at, call, windows, side, factors.Sides[side], settings) is not { } made)
            {
                return Operand.Unknown;
            }

            windows = made;
        }

        Count(at, call.Span);
        return OfGroups(factors, _graph.Contract([.. factors.Sides, factors.Channel], windows, factors.Kernel));
    }

    /// <summary>What lies at a place of x is spread over a window of the result: the adjoint of a convolution.</summary>
    private Operand TransposedConvolution(ModelFrame at, CallSyntax call, Operand x, Operand kernel, WindowSettings settings)
    {
        int sides = x.Axes.Count - 2;
        if (!HasAxesOfKernel(at, call, x, kernel) || KernelOf(at, call, x, kernel, settings.Groups) is not { } factors)
        {
            return Operand.Unknown;
        }

        Tensor spread = _graph.Contract([factors.Channel], factors.X, factors.Kernel);
        Axis[] outer = [.. factors.X.Axes.Take(1 + sides)];
        Axis[] rest = [.. spread.Axes.Where(axis => !outer.Contains(axis) && !factors.Sides.Contains(axis))];
        spread = _graph.Reorder(spread, [outer[0], .. factors.Sides.SelectMany((side, i) => (Axis[])[outer[1 + i], side]), .. rest]);
        for (int side = 0; side < sides; side++)
        {
            Axis windows = outer[1 + side];
            Length whole = (settings.Stride[side] * (windows.Length - Length.One)) + (settings.Step[side] * (factors.Sides[side].Length - Length.One)) + Length.One;
            (Length before, Length after) = settings.Padding[side];
            Length kept = whole - before - after;
            if (kept.Number is < 1)
            {
                return FailAtWindows(at, call.Span, "convtranspose", $"gives {whole} places along {SaidOf(windows)}, and the padding takes {before + after} away; pad less");
            }

            bool isCut = !kept.Equals(whole);
            Axis folded = isCut ? _axes.Nameless($"{PlaceKey(at, call.Span)}#whole{side}", whole) : Free(spread, _axes.Resized(windows, whole), windows);
            spread = _graph.Fold(spread, 1 + side, folded, Length.Of(0), settings.Stride[side], settings.Step[side]);
            if (isCut)
            {
                spread = _graph.Slice(spread, 1 + side, before, Free(spread, _axes.Resized(windows, kept), folded));
            }
        }

        Count(at, call.Span);
        return OfGroups(factors, spread);
    }

    /// <summary>The factors of a convolution as they are multiplied.</summary>
    /// <param name="X">The input; its last axes are that of the groups, if there are several, and the channels of each.</param>
    /// <param name="Kernel">The kernel: sides, channels, groups, results.</param>
    /// <param name="Sides">The axes along the sides of the kernel.</param>
    /// <param name="Channel">The axis of the channels.</param>
    /// <param name="Result">The axis of the result's channels, once groups are side by side.</param>
    private sealed record ConvolutionFactors(Tensor X, Tensor Kernel, IReadOnlyList<Axis> Sides, Axis Channel, Axis Result);

    private bool HasAxesOfKernel(ModelFrame at, CallSyntax call, Operand x, Operand kernel)
    {
        if (kernel.Axes.Count == x.Axes.Count)
        {
            return true;
        }

        string form = x.Axes.Count == 4 ? "K[kh, kw, C, F]" : "K[k, C, F]";
        FailAtWindows(at, WindowOf(call), call.Function.Name.Text, $"of '{x.Written}' with {Describe(x.Axes)} takes {form}, but '{kernel.Written}' has {Describe(kernel.Axes)}");
        return false;
    }

    /// <summary>Input and kernel with the axes under which they are multiplied; null, and reported, where channels do not fit.</summary>
    private ConvolutionFactors? KernelOf(ModelFrame at, CallSyntax call, Operand x, Operand kernel, Length groups)
    {
        int sides = x.Axes.Count - 2;
        Axis channel = x.Axes[sides + 1];
        (Axis given, Axis result) = (kernel.Axes[sides], kernel.Axes[sides + 1]);
        string key = PlaceKey(at, call.Span);
        Axis[] windows = [.. kernel.Axes.Take(sides).Select((axis, i) => _axes.Nameless($"{key}#side{i}", axis.Length))];
        bool isOne = groups.Number == 1;
        Length? ofGroup = isOne ? channel.Length : Length.Divide(channel.Length, groups);
        Length? results = isOne ? result.Length : Length.Divide(result.Length, groups);
        foreach ((Axis axis, Length? part) in new[] { (channel, ofGroup), (result, results) })
        {
            if (part is null || (part.Number is null && !part.Symbols.Any()))
            {
                RuleSpan written = call.Arguments!.OfType<NamedArgumentSyntax>().First(argument => argument.Name.Name.Text == "groups").Span;
                FailAtWindows(at, written, call.Function.Name.Text, $"has {groups} groups, which do not divide {SaidOf(axis)}; take a divisor of it");
                return null;
            }
        }

        bool isSame = isOne && _axes.PrimaryOf(channel).Primary == _axes.PrimaryOf(given).Primary;
        bool isLength = !isOne || channel.Name is null || given.Name is null;
        if (!isSame && !(isLength && _knowledge.Demand(given.Length, ofGroup!)))
        {
            FailAtWindows(
                at,
                WindowOf(call),
                call.Function.Name.Text,
                isLength
                    ? $"meets {ofGroup} channels of '{x.Written}'{(isOne ? "" : " in each group")}, but '{kernel.Written}' has {given.Length} along '{given}'"
                    : $"meets '{channel}' of '{x.Written}' with '{given}' of '{kernel.Written}'; '{kernel.Written}[{string.Join(", ", kernel.Axes.Take(sides).Append(channel).Append(result))}]'?");
            return null;
        }

        if (isOne)
        {
            Axis free = Free([.. x.Axes, .. windows], result);
            return new(x.Tensor!, _graph.Relabel(kernel.Tensor!, [.. windows, channel, free]), windows, channel, free);
        }

        Axis group = _axes.Nameless(key + "#groups", groups);
        Axis own = _axes.Nameless(key + "#channels", ofGroup!);
        Axis made = _axes.Nameless(key + "#results", results!);
        Tensor input = _graph.Split(x.Tensor!, sides + 1, [group, own]);
        Tensor factor = _graph.Split(_graph.Relabel(kernel.Tensor!, [.. windows, own, Free([.. x.Axes, .. windows], result)]), sides + 1, [group, made]);
        return new(input, factor, windows, own, Free([.. x.Axes.Take(sides + 1)], result));
    }

    /// <summary>The result with its groups side by side; of one group, as it is.</summary>
    private Operand OfGroups(ConvolutionFactors factors, Tensor sums)
    {
        if (sums.Axes[sums.Axes.Count - 1] == factors.Result)
        {
            return Made(sums);
        }

        return Made(_graph.Merge(sums, sums.Axes.Count - 2, 2, factors.Result));
    }

    /// <summary>Windows along one side, behind those of the sides before, which is padded before; null, and reported, where they are longer than the axis.</summary>
    private Tensor? WindowsAlong(ModelFrame at, CallSyntax call, Tensor x, int side, Axis elements, WindowSettings settings)
    {
        int place = 1 + (2 * side);
        Axis axis = x.Axes[place];
        (Length before, Length after) = settings.Padding[side];
        Length padded = axis.Length + before + after;
        Length extent = (settings.Step[side] * (elements.Length - Length.One)) + Length.One;
        Length free = padded - extent;
        if (free.Number is < 0)
        {
            string what = before.Number == 0 && after.Number == 0 ? SaidOf(axis) : $"{SaidOf(axis)}, padded to {padded}";
            FailAtWindows(at, WindowOf(call), call.Function.Name.Text, $"has a window of {extent}, which is longer than {what}; take a smaller one, or pad more");
            return null;
        }

        Tensor whole = x;
        if (before.Number != 0 || after.Number != 0)
        {
            whole = _graph.Pad(x, place, before, _axes.Nameless($"{PlaceKey(at, call.Span)}#padded{side}", padded), settings.Fill);
        }

        // Rounded towards 0, a quotient of what is shorter is no length either.
        Axis windows = Free(whole, _axes.Resized(axis, Length.Floor(free + settings.Stride[side], settings.Stride[side])!), whole.Axes[place]);
        return _graph.Windows(whole, place, (windows, elements), Length.Of(0), settings.Stride[side], settings.Step[side]);
    }

    /// <summary>An axis, or a twin, that a tensor does not have; but for one that it will not have any more.</summary>
    private Axis Free(Tensor x, Axis axis, Axis replaced) => Free([.. x.Axes.Where(other => other != replaced)], axis);

    private Axis Free(IReadOnlyList<Axis> taken, Axis axis)
    {
        Axis primary = _axes.PrimaryOf(axis).Primary;
        int number = _axes.PrimaryOf(axis).Number;
        while (taken.Contains(_axes.Twin(primary, number)))
        {
            number++;
        }

        return _axes.Twin(primary, number);
    }

    /// <summary>How windows lie: one entry for each side.</summary>
    /// <param name="Stride">How far apart windows are; none where it is not said, and is another number than 1.</param>
    /// <param name="Padding">How much is added before and behind.</param>
    /// <param name="Step">How far apart the elements of a window are.</param>
    /// <param name="Groups">How many groups of channels there are.</param>
    /// <param name="Fill">What is added.</param>
    private sealed record WindowSettings(IReadOnlyList<Length> Stride, IReadOnlyList<(Length Before, Length After)> Padding, IReadOnlyList<Length> Step, Length Groups, double Fill)
    {
        /// <summary>Reads the arguments with names; null, and reported, where one does not fit.</summary>
        public static WindowSettings? Of(ModelFrame at, CallSyntax call, string name, int sides, ModelWalk walk)
        {
            string[] known = name switch
            {
                "conv" or "convtranspose" => ["stride", "pad", "dilate", "groups"],
                "maxpool" => ["stride", "pad", "dilate"],
                "avgpool" => ["stride", "pad"],
                _ => [],
            };
            NamedArgumentSyntax[] named = [.. call.Arguments!.OfType<NamedArgumentSyntax>()];
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (NamedArgumentSyntax argument in named)
            {
                string key = argument.Name.Name.Text;
                if (!known.Contains(key) || !seen.Add(key))
                {
                    string takes = known.Length == 0 ? "takes no arguments with names" : $"takes {string.Join(", ", known.Select(one => $"'{one}: …'"))}{(known.Contains(key) ? " once each" : "")}, no '{key}'";
                    walk.FailAtWindows(at, argument.Span, name, takes);
                    return null;
                }
            }

            IReadOnlyList<Length>? Lengths(string key, int least) => named.FirstOrDefault(argument => argument.Name.Name.Text == key) is { } argument
                ? walk.LengthsOfSides(at, argument.Value, sides, (name, $"'{key}'"), least)
                : [.. Enumerable.Repeat(Length.One, sides)];
            bool isPool = name is "maxpool" or "avgpool";
            IReadOnlyList<Length>? stride = isPool && !seen.Contains("stride") ? [] : Lengths("stride", 1);
            IReadOnlyList<Length>? step = Lengths("dilate", 1);
            IReadOnlyList<Length>? groups = named.FirstOrDefault(argument => argument.Name.Name.Text == "groups") is { } grouped ? walk.LengthsOfSides(at, grouped.Value, 1, (name, "'groups'"), 1) : [Length.One];
            IReadOnlyList<(Length, Length)>? padding = named.FirstOrDefault(argument => argument.Name.Name.Text == "pad") is { } padded
                ? walk.PaddingOf(at, padded.Value, sides, name)
                : [.. Enumerable.Repeat((Length.Of(0), Length.Of(0)), sides)];
            return stride is null || step is null || groups is null || padding is null ? null : new(stride, padding, step, groups[0], name == "maxpool" ? double.NegativeInfinity : 0);
        }
    }

    /// <summary>One number for all sides, or a list of one for each; null, and reported, where it is neither.</summary>
    private IReadOnlyList<Length>? LengthsOfSides(ModelFrame at, ExpressionSyntax written, int sides, (string Function, string Argument) what, int least)
    {
        ExpressionSyntax[] each = written is ListSyntax list ? [.. list.Values] : [.. Enumerable.Repeat(written, sides)];
        if (each.Length != sides)
        {
            FailAtWindows(at, written.Span, what.Function, $"takes {(sides == 1 ? "one number" : "one number, or a list of two,")} for {what.Argument}, not {each.Length.ToString(CultureInfo.InvariantCulture)}");
            return null;
        }

        List<Length> lengths = [];
        foreach (ExpressionSyntax one in each)
        {
            if (LengthOf(at, one) is not { } length)
            {
                if (one is not MissingExpressionSyntax)
                {
                    Report(at, ModelDiagnostics.LengthUnknown, one.Span, at.Quote(one), "it is made of numbers, lengths of axes and the constructor's integers");
                }

                return null;
            }

            if (length.Number < least)
            {
                FailAtWindows(at, one.Span, what.Function, $"has {what.Argument} = {length}, which must be at least {least.ToString(CultureInfo.InvariantCulture)}");
                return null;
            }

            lengths.Add(length);
        }

        return lengths;
    }

    /// <summary>What is added before and behind along each side: of one side, a list is both of it; of two, one entry for each.</summary>
    private IReadOnlyList<(Length Before, Length After)>? PaddingOf(ModelFrame at, ExpressionSyntax written, int sides, string function)
    {
        if (sides == 1 || written is not ListSyntax { Values: { } values } || values.Count != sides)
        {
            bool isBoth = written is ListSyntax;
            IReadOnlyList<Length>? lengths = LengthsOfSides(at, written, isBoth ? 2 : sides, (function, "'pad'"), 0);
            return lengths is null ? null : isBoth ? [(lengths[0], lengths[1])] : [.. lengths.Select(length => (length, length))];
        }

        List<(Length, Length)> padding = [];
        foreach (ExpressionSyntax value in values)
        {
            if (LengthsOfSides(at, value, value is ListSyntax ? 2 : 1, (function, "'pad'"), 0) is not { } one)
            {
                return null;
            }

            padding.Add((one[0], one[one.Count - 1]));
        }

        return padding;
    }
}
