using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Elements by index, and stretches of axes; and lengths that expressions give.</summary>
internal sealed partial class ModelWalk
{
    private Operand BindSubscript(ModelFrame at, SubscriptSyntax subscript)
    {
        if (subscript is { Target: NameSyntax name, Indices.Count: 1 } && IndexedKey(at, name.Name.Key, subscript.Indices[0]) is { } key && at.Values.TryGetValue(key, out Operand? indexed))
        {
            return indexed.IsUnknown || indexed.Pending is not null ? indexed : indexed with { IsProduct = false };
        }

        if (subscript.Target is NameSyntax indexedName && PlaceKeyOf(at, indexedName.Name.Key, subscript.Indices, isRead: true) is { } place && at.Values.TryGetValue(place, out Operand? ofRound))
        {
            return ofRound.IsUnknown || ofRound.Pending is not null ? ofRound : ofRound with { IsProduct = false };
        }

        Operand operand = TargetOf(at, subscript);
        string written = operand.Written;
        Axis[] axes = [.. operand.Axes];
        for (int i = 0; i < subscript.Indices.Count && !operand.IsUnknown; i++)
        {
            if (AtRound(at, operand with { Written = written }, subscript.Indices[i]) is { } atRound)
            {
                operand = atRound;
                continue;
            }

            (ExpressionSyntax index, Axis? axis) = subscript.Indices[i] is NamedArgumentSyntax named
                ? (named.Value, FindAxis(at, named.Name, operand.Axes, written))
                : (subscript.Indices[i], i < axes.Length ? axes[i] : null);
            if (axis is null)
            {
                if (subscript.Indices[i] is not NamedArgumentSyntax)
                {
                    Report(at, ModelDiagnostics.MisplacedAxes, subscript.Indices[i].Span, at.Quote(subscript.Indices[i]), $"'{written}' has {Describe(axes)}");
                }

                return Operand.Unknown;
            }

            operand = BindIndex(at, operand with { Written = written }, axis, index, subscript.Indices[i] is NamedArgumentSyntax);
        }

        return operand;
    }

    private Operand BindIndex(ModelFrame at, Operand operand, Axis axis, ExpressionSyntax index, bool isNamed)
    {
        int place = operand.Axes.ToList().IndexOf(axis);
        if (place < 0)
        {
            return operand;
        }

        if (index is RangeSyntax range)
        {
            return Cut(at, operand, place, range);
        }

        // The name of the axis itself: all along it.
        bool isWhole = index is EllipsisSyntax || (index is NameSyntax name && at.Axes.TryGetValue(name.Name.Key, out Axis? meant) && _axes.Whole(meant) == _axes.Whole(axis) && !at.Values.ContainsKey(name.Name.Key));
        if (isWhole)
        {
            return operand;
        }

        Operand places = Known(BindPlacesOfRounds(at, operand, axis, index, isNamed, out AxisLoop? counted));
        if (places.IsUnknown)
        {
            return places;
        }

        if (IsPlaceOfRound(places.Tensor!, axis))
        {
            return Made(_graph.At(operand.Tensor!, place, places.Tensor!.Content.Length!));
        }

        if (!MarkAsInteger(places.Tensor))
        {
            Report(at, ModelDiagnostics.IndexNotWhole, index.Span, places.Written, operand.Written);
            return Operand.Unknown;
        }

        // Along the axis that is indexed, the index counts for itself.
        Tensor x = places.Axes.Contains(axis)
            ? _graph.Relabel(operand.Tensor!, [.. operand.Axes.Select(other => other == axis ? _axes.Nameless($"indexed {axis.Id}", axis.Length) : other)])
            : operand.Tensor!;
        Tensor gathered = _graph.Gather(x, place, places.Tensor!);
        return Made(counted is null ? gathered : _graph.At(gathered, gathered.Axes.ToList().IndexOf(counted.Rounds.Axis), counted.Rounds.Index));
    }

    /// <summary><c>x[T: 1..]</c>, <c>x[T: ..-1]</c>: a number below 0 counts from the end.</summary>
    private Operand Cut(ModelFrame at, Operand operand, int place, RangeSyntax range)
    {
        Axis axis = operand.Axes[place];
        Length? from = range.From is null ? Length.Of(0) : EndOf(at, range.From, axis);
        Length? to = range.To is null ? axis.Length : EndOf(at, range.To, axis);
        if (from is null || to is null)
        {
            return Operand.Unknown;
        }

        if (from.Symbols.Concat(to.Symbols).Any(symbol => at.AxisLoops.Values.Any(loop => loop.Rounds.Symbol.Equals(symbol))))
        {
            Report(at, ModelDiagnostics.LengthUnknown, range.Span, at.Quote(range), "a stretch is the same in all rounds of a loop along an axis");
            return Operand.Unknown;
        }

        Length length = to - from;
        if (length.Number is <= 0)
        {
            Report(at, ModelDiagnostics.LengthsDiffer, range.Span, at.Quote(range), length.ToString(), operand.Written, axis.Length.ToString());
            return Operand.Unknown;
        }

        return length.Equals(axis.Length) ? operand : Keep(operand, _graph.Slice(operand.Tensor!, place, from, _axes.Resized(axis, length)));
    }

    private Length? EndOf(ModelFrame at, ExpressionSyntax written, Axis axis)
    {
        if (LengthOf(at, written) is not { } end)
        {
            if (written is not MissingExpressionSyntax)
            {
                Report(at, ModelDiagnostics.LengthUnknown, written.Span, at.Quote(written), "it is made of numbers, lengths of axes and the constructor's integers");
            }

            return null;
        }

        return written is UnarySyntax { Operator: UnaryOperator.Negate } || end.Number is < 0 ? axis.Length + end : end;
    }

    /// <summary>The length that an expression gives, of numbers, axes and the constructor's integers; null for others.</summary>
    private Length? LengthOf(ModelFrame at, ExpressionSyntax expression)
    {
        if (expression is not (NumberSyntax or NameSyntax))
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        }

        switch (expression)
        {
            case NumberSyntax { Value: var number }:
                return number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? Length.Of((long)number) : null;

            case BracketedSyntax bracketed:
                return LengthOf(at, bracketed.Inner);

            case NameSyntax { Name.Key: var key }:
                return at.LoopVariables.TryGetValue(key, out int round) ? Length.Of(round)
                    : at.Values.TryGetValue(key, out Operand? value) && !at.Axes.ContainsKey(key) ? NumberOf(value)
                    : at.Constructor.TryGetValue(key, out ConstructorValue? given) && given.Length is { } length ? length
                    : at.Axes.TryGetValue(key, out Axis? axis) ? axis.Length
                    : null;

            case UnarySyntax { Operator: UnaryOperator.Negate } negated when LengthOf(at, negated.Operand) is { } operand:
                return Length.Of(0) - operand;

            case BinarySyntax binary when LengthOf(at, binary.Left) is { } left && LengthOf(at, binary.Right) is { } right:
                return binary.Operator switch
                {
                    BinaryOperator.Add => left + right,
                    BinaryOperator.Subtract => left - right,
                    BinaryOperator.Multiply => left * right,
                    BinaryOperator.Divide => Length.Divide(left, right) is { } quotient && (left.Number is null || quotient.Number is not null) ? quotient : null,
                    BinaryOperator.Power when right.Number is >= 0 and <= 8 => Enumerable.Repeat(left, (int)right.Number.Value).Aggregate(Length.One, (product, factor) => product * factor),
                    _ => null,
                };

            case CallSyntax { Scope: null, Function.Name.Text: "floor", Arguments: { Count: 1 } arguments } when arguments[0] is BinarySyntax { Operator: BinaryOperator.Divide } divided
                && LengthOf(at, divided.Left) is { } dividend && LengthOf(at, divided.Right) is { } divisor:
                return Length.Floor(dividend, divisor);

            default:
                return null;
        }
    }

    /// <summary>A temporary that is a whole number, or a length.</summary>
    private static Length? NumberOf(Operand value) => value.Tensor switch
    {
        { Operation: TensorOperation.Length } length => length.Content.Length,
        { Operation: TensorOperation.Constant, Kind: ElementKind.Number } number when number.Content.Value == Math.Floor(number.Content.Value) && Math.Abs(number.Content.Value) <= int.MaxValue => Length.Of((long)number.Content.Value),
        _ => null,
    };
}
