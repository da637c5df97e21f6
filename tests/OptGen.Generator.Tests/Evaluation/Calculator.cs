using System.Numerics;
using OptGen.Generator.Language;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>The arithmetic that section 5 of the language states, one operation and one weight at a time.</summary>
internal sealed class Calculator<T>(int length, bool fusedMultiplyAdd)
    where T : IBinaryFloatingPointIeee754<T>
{
    private const int LargestProductPower = 64;

    public Quantity<T> Number(Quantity<T> value) =>
        !value.IsCondition ? value
        : value.IsElement ? Quantity<T>.Elements(ForEach(i => value.HoldsAt(i) ? T.One : T.Zero))
        : Quantity<T>.Scalar(value.Holds ? 1 : 0, value.IsConstant);

    public Quantity<T> Add(Quantity<T> left, Quantity<T> right)
    {
        (left, right) = (Number(left), Number(right));
        return left.Factors is { } first ? Fuse(first, right, T.One)
            : right.Factors is { } second ? Fuse(second, left, T.One)
            : Operate(left, right, (a, b) => a + b, (a, b) => a + b);
    }

    public Quantity<T> Subtract(Quantity<T> left, Quantity<T> right)
    {
        (left, right) = (Number(left), Number(right));
        return left.Factors is { } first ? Fuse(first, right, T.NegativeOne)
            : right.Factors is { } second ? Fuse(second with { IsNegated = !second.IsNegated }, left, T.One)
            : Operate(left, right, (a, b) => a - b, (a, b) => a - b);
    }

    public Quantity<T> Multiply(Quantity<T> left, Quantity<T> right)
    {
        (left, right) = (Number(left).Rounded(), Number(right).Rounded());
        if (!left.IsElement && !right.IsElement)
        {
            return Operate(left, right, (a, b) => a * b, (a, b) => a * b);
        }

        Factors<T>? factors = fusedMultiplyAdd ? new Factors<T>(left, right, IsNegated: false) : null;
        return Quantity<T>.Elements(ForEach(i => left.At(i) * right.At(i)), factors);
    }

    public Quantity<T> Divide(Quantity<T> left, Quantity<T> right)
    {
        (left, right) = (Number(left).Rounded(), Number(right).Rounded());
        return left.IsElement && !right.IsElement
            ? Multiply(left, Quantity<T>.Scalar(1 / right.Number, right.IsConstant))
            : Operate(left, right, (a, b) => a / b, (a, b) => a / b);
    }

    public Quantity<T> Remainder(Quantity<T> left, Quantity<T> right) =>
        Operate(Number(left), Number(right), (a, b) => a % b, (a, b) => a % b);

    public Quantity<T> Negate(Quantity<T> value)
    {
        value = Number(value);
        return value.IsElement
            ? Quantity<T>.Elements(ForEach(i => -value.At(i)), value.Factors is { } factors ? factors with { IsNegated = !factors.IsNegated } : null)
            : Quantity<T>.Scalar(-value.Number, value.IsConstant);
    }

    /// <summary>Whole powers by repeated squaring, halves by roots, all others by the function.</summary>
    public Quantity<T> Power(Quantity<T> value, Quantity<T> exponent)
    {
        (value, exponent) = (Number(value).Rounded(), Number(exponent).Rounded());
        if (!exponent.IsConstant)
        {
            return Call(Math.Pow, value, exponent);
        }

        double power = exponent.Number;
        if (double.IsInteger(power) && Math.Abs(power) <= LargestProductPower)
        {
            Quantity<T> product = Product(value, (int)Math.Abs(power));
            return power < 0 ? Reciprocal(product) : product;
        }

        return power switch
        {
            0.5 => Call(Math.Sqrt, value, isExact: true),
            -0.5 => Reciprocal(Call(Math.Sqrt, value, isExact: true)),
            _ => Call(Math.Pow, value, exponent),
        };
    }

    public Quantity<T> Reciprocal(Quantity<T> value) => Divide(Quantity<T>.Constant(1), value);

    public Quantity<T> Call(Func<double, double> function, Quantity<T> value, bool isExact = false)
    {
        value = Number(value);
        return value.IsElement
            ? Quantity<T>.Elements(ForEach(i => T.CreateTruncating(function(double.CreateTruncating(value.At(i))))))
            : Quantity<T>.Scalar(function(value.Number), isExact && value.IsConstant);
    }

    public Quantity<T> Call(Func<double, double, double> function, Quantity<T> left, Quantity<T> right, bool isExact = false)
    {
        (left, right) = (Number(left), Number(right));
        return left.IsElement || right.IsElement
            ? Quantity<T>.Elements(ForEach(i => T.CreateTruncating(function(double.CreateTruncating(left.At(i)), double.CreateTruncating(right.At(i))))))
            : Quantity<T>.Scalar(function(left.Number, right.Number), isExact && left.IsConstant && right.IsConstant);
    }

    public Quantity<T> IsFinite(Quantity<T> value)
    {
        value = Number(value);
        return value.IsElement ? Quantity<T>.Conditions(ForEach(i => T.IsFinite(value.At(i)))) : Quantity<T>.Condition(double.IsFinite(value.Number));
    }

    public Quantity<T> Compare(ComparisonOperator comparison, Quantity<T> left, Quantity<T> right)
    {
        (left, right) = (Number(left), Number(right));
        return left.IsElement || right.IsElement
            ? Quantity<T>.Conditions(ForEach(i => Compare(comparison, left.At(i), right.At(i))))
            : Quantity<T>.Condition(Compare(comparison, left.Number, right.Number), left.IsConstant && right.IsConstant);
    }

    public Quantity<T> Combine(Func<bool, bool, bool> connective, Quantity<T> left, Quantity<T> right) =>
        left.IsElement || right.IsElement
            ? Quantity<T>.Conditions(ForEach(i => connective(left.HoldsAt(i), right.HoldsAt(i))))
            : Quantity<T>.Condition(connective(left.Holds, right.Holds), left.IsConstant && right.IsConstant);

    /// <summary>A condition where both arms are conditions; otherwise a number, of the widest of the three shapes.</summary>
    public Quantity<T> Select(Quantity<T> condition, Quantity<T> whenTrue, Quantity<T> whenFalse)
    {
        bool isElement = condition.IsElement || whenTrue.IsElement || whenFalse.IsElement;
        if (whenTrue.IsCondition && whenFalse.IsCondition)
        {
            return isElement
                ? Quantity<T>.Conditions(ForEach(i => condition.HoldsAt(i) ? whenTrue.HoldsAt(i) : whenFalse.HoldsAt(i)))
                : Quantity<T>.Condition(condition.Holds ? whenTrue.Holds : whenFalse.Holds, IsConstant(condition, whenTrue, whenFalse, whenTrue.Holds == whenFalse.Holds));
        }

        (whenTrue, whenFalse) = (Number(whenTrue), Number(whenFalse));
        return isElement
            ? Quantity<T>.Elements(ForEach(i => condition.HoldsAt(i) ? whenTrue.At(i) : whenFalse.At(i)))
            : Quantity<T>.Scalar(
                condition.Holds ? whenTrue.Number : whenFalse.Number,
                IsConstant(condition, whenTrue, whenFalse, BitConverter.DoubleToInt64Bits(whenTrue.Number) == BitConverter.DoubleToInt64Bits(whenFalse.Number)));
    }

    private static bool IsConstant(Quantity<T> condition, Quantity<T> whenTrue, Quantity<T> whenFalse, bool areAlike) =>
        condition.IsConstant
            ? (condition.Holds ? whenTrue : whenFalse).IsConstant
            : whenTrue.IsConstant && whenFalse.IsConstant && areAlike;

    private static bool Compare<TNumber>(ComparisonOperator comparison, TNumber left, TNumber right)
        where TNumber : IComparisonOperators<TNumber, TNumber, bool> => comparison switch
        {
            ComparisonOperator.Less => left < right,
            ComparisonOperator.LessOrEqual => left <= right,
            ComparisonOperator.Greater => left > right,
            ComparisonOperator.GreaterOrEqual => left >= right,
            ComparisonOperator.Equal => left == right,
            _ => left != right,
        };

    private Quantity<T> Product(Quantity<T> value, int power)
    {
        if (power == 0)
        {
            return value.IsElement ? Quantity<T>.Elements(ForEach(_ => T.One)) : Quantity<T>.Constant(1);
        }

        if (power == 1)
        {
            return value;
        }

        Quantity<T> half = Product(value, power / 2);
        Quantity<T> square = Multiply(half, half);
        return power % 2 == 0 ? square : Multiply(square, value);
    }

    /// <summary>The product plus the addend times its sign (1 or −1), rounded once.</summary>
    private Quantity<T> Fuse(Factors<T> product, Quantity<T> addend, T sign) =>
        Quantity<T>.Elements(ForEach(i =>
        {
            T first = product.First.At(i);
            return T.FusedMultiplyAdd(product.IsNegated ? -first : first, product.Second.At(i), sign * addend.At(i));
        }));

    private Quantity<T> Operate(Quantity<T> left, Quantity<T> right, Func<double, double, double> scalar, Func<T, T, T> element) =>
        left.IsElement || right.IsElement
            ? Quantity<T>.Elements(ForEach(i => element(left.At(i), right.At(i))))
            : Quantity<T>.Scalar(scalar(left.Number, right.Number), left.IsConstant && right.IsConstant);

    private TResult[] ForEach<TResult>(Func<int, TResult> at)
    {
        TResult[] results = new TResult[length];
        for (int i = 0; i < length; i++)
        {
            results[i] = at(i);
        }

        return results;
    }
}
