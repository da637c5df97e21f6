using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Functions that give the same numbers under other axes.</summary>
internal sealed partial class ModelWalk
{
    private Operand BindOfAxes(ModelFrame at, CallSyntax call, string name)
    {
        IReadOnlyList<ExpressionSyntax> arguments = call.Arguments!;
        if (name == "index")
        {
            return BindPlaces(at, call);
        }

        if (name == "stack")
        {
            return BindStack(at, call);
        }

        if (name == "concat")
        {
            return BindConcat(at, call);
        }

        Operand operand = Known(Bind(at, arguments[0]));
        if (operand.IsUnknown)
        {
            return operand;
        }

        Operand? result = name switch
        {
            "expand" when arguments.Count > 1 => Expanded(at, operand, arguments),
            "rename" when arguments.Count > 1 => Renamed(at, operand, arguments),
            "split" when arguments.Count > 2 && arguments[1] is NamedArgumentSyntax => Split(at, operand, arguments),
            "merge" when arguments.Count > 2 && arguments[arguments.Count - 1] is NamedArgumentSyntax => Merged(at, operand, arguments),
            "flatten" when arguments.Count == 1 => Flattened(at, call, operand),
            _ => null,
        };
        return result ?? FailAtForm(at, call, ModelFunctions.Usage(name)!);
    }

    private Operand BindPlaces(ModelFrame at, CallSyntax call)
    {
        if (call.Arguments is not { Count: 1 } arguments || arguments[0] is not NameSyntax name)
        {
            return FailAtForm(at, call, ModelFunctions.Usage("index")!);
        }

        return at.Axes.ContainsKey(name.Name.Key) || at.Constructor.ContainsKey(name.Name.Key) || at.Caller is null
            ? _elements.Of(_graph.Index(AxisNamed(at, name.Name.Text, name.Span))) with { IsTable = true }
            : Operand.Unknown;
    }

    private Operand Expanded(ModelFrame at, Operand operand, IReadOnlyList<ExpressionSyntax> arguments)
    {
        List<Axis> axes = [];
        foreach (ExpressionSyntax argument in arguments.Skip(1))
        {
            if (AxisFor(at, argument) is not { } axis)
            {
                return Operand.Unknown;
            }

            if (operand.Axes.Contains(axis) || axes.Contains(axis))
            {
                Report(at, ModelDiagnostics.AxisTwice, argument.Span, operand.Written, axis.ToString());
                return Operand.Unknown;
            }

            axes.Add(axis);
        }

        return Keep(operand, _graph.Expand(operand.Tensor!, [.. axes]));
    }

    /// <summary>The axis that an argument gives: that of its name, or one without a name of its length; null, and reported, where it gives none.</summary>
    private Axis? AxisFor(ModelFrame at, ExpressionSyntax argument)
    {
        if (argument is NameSyntax name && (at.Axes.ContainsKey(name.Name.Key) || !at.Values.ContainsKey(name.Name.Key)))
        {
            return AxisNamed(at, name.Name.Text, name.Span);
        }

        if (LengthOf(at, argument) is { } length)
        {
            return _axes.Nameless(PlaceKey(at, argument.Span), length);
        }

        if (argument is not MissingExpressionSyntax)
        {
            Report(at, ModelDiagnostics.LengthUnknown, argument.Span, at.Quote(argument), "it is made of numbers, lengths of axes and the constructor's integers");
        }

        return null;
    }

    /// <summary><c>rename(a, T: U)</c>: all pairs count at once, so that two axes may change places.</summary>
    private Operand? Renamed(ModelFrame at, Operand operand, IReadOnlyList<ExpressionSyntax> arguments)
    {
        Axis[] axes = [.. operand.Axes];
        Dictionary<Axis, NameSyntax> given = [];
        foreach (ExpressionSyntax argument in arguments.Skip(1))
        {
            if (argument is not NamedArgumentSyntax { Value: NameSyntax name } renamed)
            {
                return null;
            }

            if (FindAxis(at, renamed.Name, operand.Axes, operand.Written) is not { } axis || AxisOfLength(at, name, axis.Length, operand.Written) is not { } other)
            {
                return Operand.Unknown;
            }

            axes[operand.Axes.ToList().IndexOf(axis)] = other;
            given[other] = name;
        }

        if (axes.FirstOrDefault(axis => axes.Count(other => other == axis) > 1) is { } twice)
        {
            Report(at, ModelDiagnostics.AxisTwice, given[twice].Span, operand.Written, twice.ToString());
            return Operand.Unknown;
        }

        return Under(operand, axes);
    }

    /// <summary><c>split(a, d: h, c)</c>: the length of one part may follow from the others.</summary>
    private Operand? Split(ModelFrame at, Operand operand, IReadOnlyList<ExpressionSyntax> arguments)
    {
        NamedArgumentSyntax first = (NamedArgumentSyntax)arguments[1];
        ExpressionSyntax[] parts = [first.Value, .. arguments.Skip(2)];
        if (FindAxis(at, first.Name, operand.Axes, operand.Written) is not { } whole)
        {
            return Operand.Unknown;
        }

        Length?[] lengths = [.. parts.Select(part => part is NameSyntax name && !IsLength(at, name) ? null : LengthOf(at, part))];
        int open = Array.FindIndex(lengths, length => length is null);
        if (open != Array.FindLastIndex(lengths, length => length is null))
        {
            return null;
        }

        Length known = lengths.Where(length => length is not null).Aggregate(Length.One, (product, length) => product * length!);
        if (open >= 0)
        {
            lengths[open] = Length.Divide(whole.Length, known) ?? Length.Floor(whole.Length, known);
        }
        else if (!_knowledge.Demand(known, whole.Length))
        {
            Report(at, ModelDiagnostics.LengthsDiffer, first.Span, at.Quote(first.Name), whole.Length.ToString(), "the product of its parts", known.ToString());
            return Operand.Unknown;
        }

        List<Axis> axes = [];
        for (int i = 0; i < parts.Length; i++)
        {
            Axis? axis = parts[i] is NameSyntax name ? AxisOfLength(at, name, lengths[i]!, operand.Written) : _axes.Nameless(PlaceKey(at, parts[i].Span), lengths[i]!);
            if (axis is null)
            {
                return Operand.Unknown;
            }

            if (axes.Contains(axis) || (operand.Axes.Contains(axis) && axis != whole))
            {
                Report(at, ModelDiagnostics.AxisTwice, parts[i].Span, operand.Written, axis.ToString());
                return Operand.Unknown;
            }

            axes.Add(axis);
        }

        return Keep(operand, _graph.Split(operand.Tensor!, operand.Axes.ToList().IndexOf(whole), axes));
    }

    private static bool IsLength(ModelFrame at, NameSyntax name) =>
        at.Axes.ContainsKey(name.Name.Key) || (at.Constructor.TryGetValue(name.Name.Key, out ConstructorValue? given) && given.Length is not null) || at.LoopVariables.ContainsKey(name.Name.Key);

    /// <summary><c>merge(a, h, c: d)</c>: where its first axis lay, whatever lies between.</summary>
    private Operand? Merged(ModelFrame at, Operand operand, IReadOnlyList<ExpressionSyntax> arguments)
    {
        NamedArgumentSyntax last = (NamedArgumentSyntax)arguments[arguments.Count - 1];
        List<Axis> parts = [];
        foreach (ExpressionSyntax argument in arguments.Skip(1).Take(arguments.Count - 2).Concat([last.Name]))
        {
            if (FindAxis(at, argument, operand.Axes, operand.Written) is not { } axis)
            {
                return Operand.Unknown;
            }

            if (parts.Contains(axis))
            {
                Report(at, ModelDiagnostics.AxisTwice, argument.Span, "what is merged", axis.ToString());
                return Operand.Unknown;
            }

            parts.Add(axis);
        }

        Length length = parts.Aggregate(Length.One, (product, axis) => product * axis.Length);
        Axis? merged = last.Value is NameSyntax name ? AxisOfLength(at, name, length, operand.Written) : null;
        if (last.Value is not NameSyntax)
        {
            return null;
        }

        if (merged is null)
        {
            return Operand.Unknown;
        }

        if (operand.Axes.Contains(merged) && !parts.Contains(merged))
        {
            Report(at, ModelDiagnostics.AxisTwice, last.Value.Span, operand.Written, merged.ToString());
            return Operand.Unknown;
        }

        int place = operand.Axes.ToList().IndexOf(parts[0]);
        Axis[] before = [.. operand.Axes.Take(place).Where(axis => !parts.Contains(axis))];
        Tensor ordered = _graph.Reorder(operand.Tensor!, [.. before, .. parts, .. operand.Axes.Skip(place).Where(axis => !parts.Contains(axis))]);
        return Keep(operand, _graph.Merge(ordered, before.Length, parts.Count, merged));
    }

    private Operand Flattened(ModelFrame at, CallSyntax call, Operand operand)
    {
        int count = operand.Axes.Count - 1;
        if (count < 2)
        {
            return operand;
        }

        Length length = operand.Axes.Skip(1).Aggregate(Length.One, (product, axis) => product * axis.Length);
        return Keep(operand, _graph.Merge(operand.Tensor!, 1, count, _axes.Nameless(PlaceKey(at, call.Span), length)));
    }

    private Operand BindStack(ModelFrame at, CallSyntax call)
    {
        Operand[] operands = [.. call.Arguments!.Select(argument => Numbers(Known(Bind(at, argument))))];
        if (operands.Any(operand => operand.IsUnknown) || Meet(at, call.Span, operands, out IReadOnlyList<Axis> axes) is not { } met)
        {
            return Operand.Unknown;
        }

        // One list of axes, whatever it is stacked of: a slice of one, repeated along the axis of one.
        Axis one = _axes.Nameless(PlaceKey(at, call.Span) + "#1", Length.One);
        Axis stacked = _axes.Nameless(PlaceKey(at, call.Span), Length.Of(met.Length));
        Tensor[] parts = [.. met.Select(operand => _graph.Expand(_graph.Broadcast(operand.Tensor!, axes), one))];
        return _elements.Of(_graph.Concat(axes.Count, stacked, parts));
    }

    private Operand BindConcat(ModelFrame at, CallSyntax call)
    {
        IReadOnlyList<ExpressionSyntax> arguments = call.Arguments!;
        if (arguments.Count < 3 || arguments[arguments.Count - 1] is not NameSyntax along)
        {
            return FailAtForm(at, call, ModelFunctions.Usage("concat")!);
        }

        Operand[] operands = [.. arguments.Take(arguments.Count - 1).Select(argument => Numbers(Known(Bind(at, argument))))];
        if (operands.Any(operand => operand.IsUnknown))
        {
            return Operand.Unknown;
        }

        Axis[] joined = new Axis[operands.Length];
        for (int i = 0; i < operands.Length; i++)
        {
            if (FindAxis(at, along, operands[i].Axes, operands[i].Written) is not { } axis)
            {
                return Operand.Unknown;
            }

            joined[i] = axis;
        }

        Length length = joined.Aggregate(Length.Of(0), (sum, axis) => sum + axis.Length);
        Axis whole = _axes.Resized(joined[0], length);
        IReadOnlyList<Axis> order = operands[0].Axes;
        int place = order.ToList().IndexOf(joined[0]);
        Tensor[] parts = new Tensor[operands.Length];
        for (int i = 0; i < operands.Length; i++)
        {
            Operand operand = Relabelled(at, operands[i], order);
            Axis[] own = [.. order.Select(axis => axis == joined[0] ? joined[i] : axis)];
            if (operand.Axes.Count != own.Length || !own.All(operand.Axes.Contains))
            {
                Axis? extra = operand.Axes.FirstOrDefault(axis => !own.Contains(axis));
                Report(at, ModelDiagnostics.NoSuchAxis, arguments[i].Span, extra is null ? operand.Written : operands[0].Written, (extra ?? own.First(axis => !operand.Axes.Contains(axis))).ToString(), "all that is joined has the same other axes");
                return Operand.Unknown;
            }

            parts[i] = _graph.Reorder(operand.Tensor!, own);
        }

        return _elements.Of(_graph.Concat(place, whole, parts));
    }
}
