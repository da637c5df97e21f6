using OptGen.Compiler.Language;
using OptGen.Generator.Tests.Evaluation.Reductions;

namespace OptGen.Generator.Tests.Evaluation;

internal sealed partial class StepWalk<T>
{
    /// <summary>The functions that make one number of many, but for those that do so with some numbers of arguments only.</summary>
    private static readonly HashSet<string> AlwaysReducing = ["sum", "mean", "norm", "norm1", "dot", "rms", "std"];

    /// <summary>Whether an expression makes one number of many.</summary>
    public static bool IsReduction(ExpressionSyntax expression) => expression switch
    {
        NormSyntax or InnerProductSyntax => true,
        CallSyntax { Scope: { } scope } call => call.Arguments is not null && scope.Kind != ScopeKind.World,
        CallSyntax { Arguments: { } arguments } call => call.Function.Name.Text switch
        {
            "max" or "min" => arguments.Count == 1,
            "cos" => arguments.Count == 2,
            string name => AlwaysReducing.Contains(name),
        },
        _ => false,
    };

    /// <summary>An expression that is all that a name is given, so that results of it can be found under the name's key.</summary>
    private Quantity<T> Evaluate(ExpressionSyntax expression, string key) => IsReduction(expression) ? Reduce(expression, key) : Evaluate(expression);

    private Quantity<T> Reduce(ExpressionSyntax expression, string key)
    {
        Reduces = true;
        (ScopeKind scope, string function, IReadOnlyList<ExpressionSyntax> arguments) = expression switch
        {
            NormSyntax norm => (ScopeKind.Parameter, "norm", [norm.Operand]),
            InnerProductSyntax product => (ScopeKind.Parameter, "dot", [product.Left, product.Right]),
            CallSyntax call => (call.Scope?.Kind ?? ScopeKind.Parameter, call.Function.Name.Text, call.Arguments!),
            _ => throw new NotSupportedException($"{expression.GetType().Name} is no reduction."),
        };
        if (scope == ScopeKind.Parameter && arguments is [CallSyntax { Function.Name.Text: "last" } last])
        {
            return ReduceLast(key, function, last);
        }

        Quantity<T>[] values = [.. arguments.Select(argument => _calculator.Number(Evaluate(argument)).Rounded())];
        Extent widest = values.Aggregate(Extent.Scalar, (extent, value) => ExtentRules.Broadcast(extent, value.Extent));
        return scope switch
        {
            ScopeKind.All => ReduceAll(key, function, values, widest is Extent.Scalar ? Extent.Element : widest),
            ScopeKind.Parameter => ReduceParts(key, function, Extent.Scalar, values, widest is Extent.Scalar ? Extent.Element : widest),
            ScopeKind.Column => ReduceParts(key, function, Extent.Column, values, Extent.Element),
            ScopeKind.Axis when AxisOf((CallSyntax)expression) == 1 => ReduceParts(key, function, Extent.Axis, values, Extent.Element),
            ScopeKind.Axis when AxisOf((CallSyntax)expression) > 1 => throw new NotSupportedException("Axes beyond the second are not interpreted."),
            _ => ReduceParts(key, function, Extent.Row, values, Extent.Element),
        };
    }

    /// <summary>Reduces the last values of a number: one for each step that has come here, up to as many as are kept.</summary>
    private Quantity<T> ReduceLast(string key, string function, CallSyntax last)
    {
        int length = (int)Evaluate(last.Arguments![1]).Number;
        Quantity<T> value = Remembered(MemoryKey(last, length), _calculator.Number(Evaluate(last.Arguments[0]).Rounded()));
        Quantity<T> before = _stored(MemoryKey(last, 0));
        Quantity<T> count = Remembered(MemoryKey(last, 0), Quantity<T>.Scalar(before.Number + 1, origins: before.Origins | value.Origins));
        List<Quantity<T>> values = [value];
        for (int i = 1; i < length; i++)
        {
            values.Add(Previous(MemoryKey(last, i), values[^1], null));
        }

        Origins origins = values.Aggregate(count.Origins, (all, each) => all | each.Origins);
        values = [.. values.Take((int)Math.Min(count.Number, length))];
        if (!_isLive)
        {
            return Quantity<T>.Numbers(Extent.Scalar, _inputs.Grid, [0], [true], origins);
        }

        Terms terms = new([.. values.Select(each => each.Number)], null, IsSingle: false, IsVector: true, IsUncertain: values.Any(each => each.IsUncertain));
        return Quantity<T>.Numbers(Extent.Scalar, _inputs.Grid, _results.OfParameter(key, [Reducing.Range(function, [terms])]), null, origins);
    }

    /// <summary>A number as it is kept: that of the whole optimizer, where it has one.</summary>
    private Quantity<T> Remembered(string key, Quantity<T> value)
    {
        Set(key, value);
        return _names[key];
    }

    private int AxisOf(CallSyntax call) => _indices.Evaluate(call.Scope!.Argument!);

    /// <summary>Of vectors, each number counts once.</summary>
    private Quantity<T> ReduceAll(string key, string function, Quantity<T>[] values, Extent over)
    {
        double result = _results.OfAll(key, function, TermsOf(values, over), _isLive);
        return _isLive ? Quantity<T>.Scalar(result, origins: Origins.All) : Quantity<T>.Numbers(Extent.Scalar, _inputs.Grid, [result], [true], Origins.All);
    }

    /// <summary>Reduces to one number for the parameter, or for each of its rows or columns.</summary>
    private Quantity<T> ReduceParts(string key, string function, Extent extent, Quantity<T>[] values, Extent over)
    {
        Terms terms = TermsOf(values, over);
        int count = _inputs.Grid.Count(extent);
        if (!_isLive)
        {
            return Quantity<T>.Numbers(extent, _inputs.Grid, new double[count], [.. Enumerable.Repeat(true, count)]);
        }

        Interval[] ranges = extent == Extent.Scalar
            ? [Reducing.Range(function, [terms])]
            : [.. Enumerable.Range(0, count).Select(part => Reducing.Range(function, [terms.At(PlacesOf(extent, part))], extent != Extent.Row))];
        return Quantity<T>.Numbers(extent, _inputs.Grid, _results.OfParameter(key, ranges), null);
    }

    private IEnumerable<int> PlacesOf(Extent extent, int part)
    {
        Grid grid = _inputs.Grid;
        return extent == Extent.Row
            ? Enumerable.Range(part * grid.Columns, grid.Columns)
            : Enumerable.Range(0, grid.Rows * grid.Columns).Where(place => grid.Place(extent, Extent.Element, place) == part);
    }

    private Terms TermsOf(Quantity<T>[] values, Extent over)
    {
        int count = _inputs.Grid.Count(over);
        double[] Numbers(Quantity<T> value) =>
            [.. Enumerable.Range(0, count).Select(i => over == Extent.Element ? double.CreateTruncating(value.At(i)) : value.NumberAt(over, i))];
        return new Terms(
            Numbers(values[0]),
            values.Length > 1 ? Numbers(values[1]) : null,
            IsSingle: typeof(T) == typeof(float),
            IsVector: over != Extent.Element,
            IsUncertain: values.Any(value => Enumerable.Range(0, count).Any(i => value.IsUncertainAt(over, i))));
    }
}
