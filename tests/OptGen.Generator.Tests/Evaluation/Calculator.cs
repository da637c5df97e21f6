using System.Numerics;
using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>The arithmetic that section 5 of the language states, one operation and one number at a time.</summary>
internal sealed class Calculator<T>(Grid grid, bool fusedMultiplyAdd)
    where T : IBinaryFloatingPointIeee754<T>
{
    private const int LargestProductPower = 64;

    public Quantity<T> Number(Quantity<T> value) =>
        !value.IsCondition ? value : Numbers(value.IsConstant, i => value.HoldsAt(Extent.Element, i) ? T.One : T.Zero, (extent, i) => value.HoldsAt(extent, i) ? 1 : 0, value);

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
        Quantity<T> product = Operate(left, right, (a, b) => a * b, (a, b) => a * b);
        return product.IsElement && fusedMultiplyAdd ? WithFactors(product, new Factors<T>(left, right, IsNegated: false)) : product;
    }

    public Quantity<T> Divide(Quantity<T> left, Quantity<T> right)
    {
        (left, right) = (Number(left).Rounded(), Number(right).Rounded());
        return left.IsElement && !right.IsElement
            ? Multiply(left, Operate(Quantity<T>.Constant(1), right, (a, b) => a / b, (a, b) => a / b))
            : Operate(left, right, (a, b) => a / b, (a, b) => a / b);
    }

    public Quantity<T> Remainder(Quantity<T> left, Quantity<T> right) =>
        Operate(Number(left), Number(right), (a, b) => a % b, (a, b) => a % b);

    public Quantity<T> Negate(Quantity<T> value)
    {
        value = Number(value);
        Quantity<T> negated = Numbers(value.IsConstant, i => -value.At(i), (extent, i) => -value.NumberAt(extent, i), value);
        return value.Factors is { } factors ? WithFactors(negated, factors with { IsNegated = !factors.IsNegated }) : negated;
    }

    /// <summary>Whole powers by repeated squaring, halves by roots, all others by the function.</summary>
    public Quantity<T> Power(Quantity<T> value, Quantity<T> exponent)
    {
        (value, exponent) = (Number(value).Rounded(), Number(exponent).Rounded());
        if (!exponent.IsConstant)
        {
            return Call(Math.Pow, value, exponent, ofElements: ElementFunctions.Binary<T>("pow"));
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
            _ => Call(Math.Pow, value, exponent, ofElements: ElementFunctions.Binary<T>("pow")),
        };
    }

    public Quantity<T> Reciprocal(Quantity<T> value) => Divide(Quantity<T>.Constant(1), value);

    public Quantity<T> Call(Func<double, double> function, Quantity<T> value, bool isExact = false, Func<T, T>? ofElements = null)
    {
        value = Number(value);
        return Numbers(
            isExact && value.IsConstant,
            i => ofElements is not null ? ofElements(value.At(i)) : T.CreateTruncating(function(double.CreateTruncating(value.At(i)))),
            (extent, i) => function(value.NumberAt(extent, i)),
            value);
    }

    public Quantity<T> Call(Func<double, double, double> function, Quantity<T> left, Quantity<T> right, bool isExact = false, Func<T, T, T>? ofElements = null)
    {
        (left, right) = (Number(left), Number(right));
        return Numbers(
            isExact && left.IsConstant && right.IsConstant,
            i => ofElements is not null ? ofElements(left.At(i), right.At(i)) : T.CreateTruncating(function(double.CreateTruncating(left.At(i)), double.CreateTruncating(right.At(i)))),
            (extent, i) => function(left.NumberAt(extent, i), right.NumberAt(extent, i)),
            left,
            right);
    }

    public Quantity<T> IsFinite(Quantity<T> value)
    {
        value = Number(value);
        return Conditions(isConstant: false, (extent, i) => extent == Extent.Element ? T.IsFinite(value.At(i)) : double.IsFinite(value.NumberAt(extent, i)), value);
    }

    public Quantity<T> Compare(ComparisonOperator comparison, Quantity<T> left, Quantity<T> right)
    {
        (left, right) = (Number(left), Number(right));
        return Conditions(
            left.IsConstant && right.IsConstant,
            (extent, i) => extent == Extent.Element ? Compare(comparison, left.At(i), right.At(i)) : Compare(comparison, left.NumberAt(extent, i), right.NumberAt(extent, i)),
            left,
            right);
    }

    /// <summary>Where a constant side decides, the other counts for nothing.</summary>
    public Quantity<T> Combine(Func<bool, bool, bool> connective, Quantity<T> left, Quantity<T> right)
    {
        bool isDecided = (left.IsConstant && connective(left.Holds, true) == connective(left.Holds, false))
            || (right.IsConstant && connective(true, right.Holds) == connective(false, right.Holds));
        return isDecided && ExtentOf([left, right]) == Extent.Scalar
            ? Quantity<T>.Condition(connective(left.Holds, right.Holds), isConstant: true)
            : Conditions(left.IsConstant && right.IsConstant, (extent, i) => connective(left.HoldsAt(extent, i), right.HoldsAt(extent, i)), left, right);
    }

    /// <summary>A condition where both arms are conditions; otherwise a number, of the widest of the three extents.</summary>
    public Quantity<T> Select(Quantity<T> condition, Quantity<T> whenTrue, Quantity<T> whenFalse)
    {
        Extent extent = ExtentRules.Broadcast(condition.Extent, whenTrue.Extent, whenFalse.Extent);
        if (condition.IsConstant && extent == Extent.Scalar && whenTrue.IsCondition == whenFalse.IsCondition)
        {
            // The other arm is none of what the value is made of.
            return condition.Holds ? whenTrue : whenFalse;
        }

        bool[]? uncertain = condition.IsUncertain || whenTrue.IsUncertain || whenFalse.IsUncertain
            ? ForEach(extent, i => condition.IsUncertainAt(extent, i) || (condition.HoldsAt(extent, i) ? whenTrue : whenFalse).IsUncertainAt(extent, i))
            : null;
        if (whenTrue.IsCondition && whenFalse.IsCondition)
        {
            return Conditions(
                IsConstant(condition, whenTrue, whenFalse, whenTrue.IsConstant && whenFalse.IsConstant && whenTrue.Holds == whenFalse.Holds),
                (_, i) => (condition.HoldsAt(extent, i) ? whenTrue : whenFalse).HoldsAt(extent, i),
                uncertain,
                condition,
                whenTrue,
                whenFalse);
        }

        (whenTrue, whenFalse) = (Number(whenTrue).Rounded(), Number(whenFalse).Rounded());
        bool areAlike = whenTrue.IsConstant && whenFalse.IsConstant && BitConverter.DoubleToInt64Bits(whenTrue.Number) == BitConverter.DoubleToInt64Bits(whenFalse.Number);
        return Numbers(
            IsConstant(condition, whenTrue, whenFalse, areAlike),
            i => (condition.HoldsAt(extent, i) ? whenTrue : whenFalse).At(i),
            (_, i) => (condition.HoldsAt(extent, i) ? whenTrue : whenFalse).NumberAt(extent, i),
            uncertain,
            condition,
            whenTrue,
            whenFalse);
    }

    /// <summary>The numbers in ascending order, equal ones by their places, NaN last.</summary>
    public Quantity<T> Sort(Quantity<T> value)
    {
        value = Number(value);
        int[] order = Order(value);
        return Ordered(value, i => value.At(order[i]), (extent, i) => value.NumberAt(extent, order[i]));
    }

    /// <summary>The place of each number in that order.</summary>
    public Quantity<T> Rank(Quantity<T> value)
    {
        value = Number(value);
        int[] order = Order(value);
        return Ordered(value, i => T.CreateTruncating(Array.IndexOf(order, i)), (_, i) => Array.IndexOf(order, i));
    }

    private int[] Order(Quantity<T> value)
    {
        double[] numbers = ForEach(value.Extent, i => value.IsElement ? double.CreateTruncating(value.At(i)) : value.NumberAt(value.Extent, i));
        return [.. Enumerable.Range(0, numbers.Length).OrderBy(i => double.IsNaN(numbers[i])).ThenBy(i => double.IsNaN(numbers[i]) ? 0 : numbers[i] + 0.0)];
    }

    /// <summary>One number that may be another moves all others.</summary>
    private Quantity<T> Ordered(Quantity<T> value, Func<int, T> element, Func<Extent, int, double> number) =>
        Numbers(isConstant: false, element, number, value.IsUncertain ? ForEach(value.Extent, _ => true) : null, value);

    /// <summary>The value with as many numbers as a wider extent has.</summary>
    public Quantity<T> Widen(Quantity<T> value, Extent extent) =>
        value.Extent == extent ? value
        : extent == Extent.Element ? Quantity<T>.Elements(grid, ForEach(extent, value.At), UncertaintyOf(extent, value))
        : Quantity<T>.Numbers(extent, grid, ForEach(extent, i => value.NumberAt(extent, i)), UncertaintyOf(extent, value), value.Origins);

    /// <summary>The elements with some of them exchanged and others, perhaps, made uncertain.</summary>
    public Quantity<T> Exchange(Quantity<T> value, Func<int, T> at, Func<int, bool> isUncertain)
    {
        bool[] uncertain = ForEach(Extent.Element, isUncertain);
        return Quantity<T>.Elements(grid, ForEach(Extent.Element, at), uncertain.Contains(true) ? uncertain : null);
    }

    private static bool IsConstant(Quantity<T> condition, Quantity<T> whenTrue, Quantity<T> whenFalse, bool areAlike) =>
        condition.IsConstant ? (condition.Holds ? whenTrue : whenFalse).IsConstant : areAlike;

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
            return Numbers(isConstant: value.Extent == Extent.Scalar, _ => T.One, (_, _) => 1, value);
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
        Numbers(
            isConstant: false,
            i =>
            {
                T first = product.First.At(i);
                return T.FusedMultiplyAdd(product.IsNegated ? -first : first, product.Second.At(i), sign * addend.At(i));
            },
            (_, _) => throw new InvalidOperationException("Only products of elements are fused."),
            product.First,
            product.Second,
            addend);

    private Quantity<T> Operate(Quantity<T> left, Quantity<T> right, Func<double, double, double> number, Func<T, T, T> element) =>
        Numbers(
            left.IsConstant && right.IsConstant,
            i => element(left.At(i), right.At(i)),
            (extent, i) => number(left.NumberAt(extent, i), right.NumberAt(extent, i)),
            left,
            right);

    private Quantity<T> Numbers(bool isConstant, Func<int, T> element, Func<Extent, int, double> number, params Quantity<T>[] inputs) =>
        Numbers(isConstant, element, number, UncertaintyOf(ExtentOf(inputs), inputs), inputs);

    private Quantity<T> Numbers(bool isConstant, Func<int, T> element, Func<Extent, int, double> number, bool[]? uncertain, params Quantity<T>[] inputs)
    {
        Extent extent = ExtentOf(inputs);
        return extent switch
        {
            Extent.Element => Quantity<T>.Elements(grid, ForEach(extent, element), uncertain),
            Extent.Scalar when uncertain is null => Quantity<T>.Scalar(number(extent, 0), isConstant, OriginsOf(inputs)),
            _ => Quantity<T>.Numbers(extent, grid, ForEach(extent, i => number(extent, i)), uncertain, OriginsOf(inputs)),
        };
    }

    private Quantity<T> Conditions(bool isConstant, Func<Extent, int, bool> holds, params Quantity<T>[] inputs) =>
        Conditions(isConstant, holds, UncertaintyOf(ExtentOf(inputs), inputs), inputs);

    private Quantity<T> Conditions(bool isConstant, Func<Extent, int, bool> holds, bool[]? uncertain, params Quantity<T>[] inputs)
    {
        Extent extent = ExtentOf(inputs);
        return extent == Extent.Scalar && uncertain is null
            ? Quantity<T>.Condition(holds(extent, 0), isConstant, OriginsOf(inputs))
            : Quantity<T>.Conditions(extent, grid, ForEach(extent, i => holds(extent, i)), uncertain, OriginsOf(inputs));
    }

    private Quantity<T> WithFactors(Quantity<T> product, Factors<T> factors) =>
        Quantity<T>.Elements(grid, ForEach(Extent.Element, product.At), UncertaintyOf(Extent.Element, product), factors);

    private static Extent ExtentOf(Quantity<T>[] inputs) => inputs.Aggregate(Extent.Scalar, (extent, input) => ExtentRules.Broadcast(extent, input.Extent));

    private static Origins OriginsOf(Quantity<T>[] inputs) => inputs.Aggregate(Origins.None, (origins, input) => origins | input.Origins);

    private bool[]? UncertaintyOf(Extent extent, params Quantity<T>[] inputs) =>
        inputs.Any(input => input.IsUncertain) ? ForEach(extent, i => inputs.Any(input => input.IsUncertainAt(extent, i))) : null;

    private TResult[] ForEach<TResult>(Extent extent, Func<int, TResult> at)
    {
        TResult[] results = new TResult[grid.Count(extent)];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = at(i);
        }

        return results;
    }
}
