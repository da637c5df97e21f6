namespace OptGen.Compiler.Values;

/// <summary>
/// Arithmetic on values with their derivatives. A derivative that is 0 or 1 by the form of the expression is never multiplied with or added;
/// nothing else is simplified, for x·0 is not 0 where x is NaN.
/// </summary>
internal sealed partial class DualArithmetic(Arithmetic arithmetic)
{
    private Value One => arithmetic.Constant(1);

    public Dual Weight(Value weight) => new(weight, One);

    public Dual Number(Dual x) => x with { Value = arithmetic.Number(x.Value) };

    public Dual Add(Dual left, Dual right) => new(arithmetic.Add(left.Value, right.Value), Sum(left.Slope, right.Slope));

    public Dual Subtract(Dual left, Dual right) => new(arithmetic.Subtract(left.Value, right.Value), Difference(left.Slope, right.Slope));

    public Dual Negate(Dual x) => new(arithmetic.Negate(x.Value), Negated(x.Slope));

    public Dual Multiply(Dual left, Dual right) => new(
        arithmetic.Multiply(left.Value, right.Value),
        Sum(Times(right.Value.Named(), left.Slope), Times(left.Value.Named(), right.Slope)));

    public Dual Divide(Dual left, Dual right)
    {
        Value quotient = arithmetic.Divide(left.Value, right.Value);
        return right.Slope is null
            ? new Dual(quotient, left.Slope is { } slope ? arithmetic.Divide(slope, right.Value) : null)
            : new Dual(quotient, Over(Difference(left.Slope, Times(quotient.Named(), right.Slope)), right.Value));
    }

    public Dual Remainder(Dual left, Dual right)
    {
        Value value = arithmetic.Remainder(left.Value, right.Value);
        Value? byDivisor = right.Slope is null ? null : Times(arithmetic.Call(Intrinsics.Truncate, arithmetic.Divide(left.Value, right.Value)), right.Slope);
        return new(value, Difference(left.Slope, byDivisor));
    }

    public Dual Power(Dual @base, Dual exponent)
    {
        Value value = arithmetic.Power(@base.Value, exponent.Value);
        Value? byExponent = exponent.Slope is null
            ? null
            : Times(arithmetic.Multiply(value.Named(), arithmetic.Call(Intrinsics.Log, @base.Value)), exponent.Slope);
        return new(value, Sum(ByBase(@base, exponent.Value), byExponent));
    }

    public Dual Call(Intrinsic function, params Dual[] arguments)
    {
        Value value = arithmetic.Call(function, [.. arguments.Select(argument => argument.Value)]);
        if (arguments.All(argument => argument.Slope is null))
        {
            return value;
        }

        Value? slope = function.Name switch
        {
            // Where both are the same, the second one counts, as it does for the value.
            "min" => Chosen(Operation.Less, arguments),
            "max" => Chosen(Operation.Greater, arguments),
            "pow" => Power(arguments[0], arguments[1]).Slope,
            "copysign" => arguments[0].Slope is { } magnitude ? Times(SignOfMagnitude(arguments[0].Value, arguments[1].Value), magnitude) : null,
            "atan2" => OfAngle(arguments[0], arguments[1]),
            _ => Slopes.Of(function, arithmetic, arguments[0].Value, value) is { } outer ? Times(outer, arguments[0].Slope) : null,
        };
        return new(value, slope);
    }

    public Dual Select(Value condition, Dual whenTrue, Dual whenFalse) => new(
        arithmetic.Select(condition, whenTrue.Value, whenFalse.Value),
        Selected(condition, whenTrue.Slope, whenFalse.Slope));

    public Dual Reciprocal(Dual x) => Divide(One, x);

    /// <summary>β·x + (1 − β)·e.</summary>
    public Dual Ema(Dual x, Dual e, Dual β) => Add(Multiply(β, x), Multiply(Subtract(One, Named(β)), e));

    /// <summary>a + s·(b − a).</summary>
    public Dual Lerp(Dual a, Dual b, Dual s) => Add(Named(a), Multiply(s, Subtract(Named(b), Named(a))));

    /// <summary>x / (1 − β^t).</summary>
    public Dual Hat(Dual x, Dual β, Dual t) => Divide(x, Subtract(One, Power(β, t)));

    /// <summary>min(max(x, low), high).</summary>
    public Dual Clamp(Dual x, Dual low, Dual high) => Call(Intrinsics.Min, Call(Intrinsics.Max, x, low), high);

    /// <summary>ln(1 + e^(β·x))/β.</summary>
    public Dual Softplus(Dual x, Dual β) => Divide(Call(Intrinsics.Softplus, Multiply(x, β)), β);

    private static Dual Named(Dual x) => x with { Value = x.Value.Named() };

    private static bool IsOne(Value slope) => slope.Node is { IsConstant: true, IsCondition: false, Value: 1 };

    private Value? Sum(Value? left, Value? right) =>
        left is { } first ? right is { } second ? arithmetic.Add(first, second) : first : right;

    private Value? Difference(Value? left, Value? right) =>
        right is not { } second ? left : left is { } first ? arithmetic.Subtract(first, second) : arithmetic.Negate(second);

    private Value? Negated(Value? slope) => slope is { } known ? arithmetic.Negate(known) : null;

    private Value? Times(Value factor, Value? slope) =>
        slope is not { } known ? null : IsOne(known) ? factor : IsOne(factor) ? known : arithmetic.Multiply(factor, known);

    private Value? Over(Value? slope, Value divisor) => slope is { } known ? arithmetic.Divide(known, divisor) : null;

    private Value? ByBase(Dual @base, Value exponent)
    {
        Node power = arithmetic.Number(exponent).Node;
        return power is { IsConstant: true, Value: 0 }
            ? null
            : Times(Times(exponent.Named(), arithmetic.Power(@base.Value.Named(), arithmetic.Subtract(exponent.Named(), One)))!.Value, @base.Slope);
    }

    private Value? Chosen(Operation comparison, Dual[] arguments) =>
        Selected(arithmetic.Compare(comparison, arguments[0].Value, arguments[1].Value), arguments[0].Slope, arguments[1].Slope);

    private Value? Selected(Value condition, Value? whenTrue, Value? whenFalse) =>
        whenTrue is null && whenFalse is null
            ? null
            : arithmetic.Select(condition, whenTrue ?? arithmetic.Constant(0), whenFalse ?? arithmetic.Constant(0));

    private Value SignOfMagnitude(Value magnitude, Value sign) =>
        arithmetic.Multiply(arithmetic.Call(Intrinsics.Sign, magnitude), arithmetic.Call(Intrinsics.CopySign, One, sign));

    /// <summary>(x·y′ − y·x′)/(x² + y²).</summary>
    private Value? OfAngle(Dual y, Dual x)
    {
        Value two = arithmetic.Constant(2);
        Value square = arithmetic.Add(arithmetic.Power(x.Value.Named(), two), arithmetic.Power(y.Value.Named(), two));
        return Over(Difference(Times(x.Value.Named(), y.Slope), Times(y.Value.Named(), x.Slope)), square);
    }
}
