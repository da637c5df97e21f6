using System.Numerics;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>A value while a rule is interpreted: a number or a condition, one of it or one for each weight.</summary>
internal sealed class Quantity<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly double _scalar;
    private readonly T[]? _elements;
    private readonly bool _holds;
    private readonly bool[]? _holdsAt;

    private Quantity(double scalar, T[]? elements, bool holds, bool[]? holdsAt, bool isCondition)
    {
        _scalar = scalar;
        _elements = elements;
        _holds = holds;
        _holdsAt = holdsAt;
        IsCondition = isCondition;
    }

    public bool IsCondition { get; }

    public bool IsElement => _elements is not null || _holdsAt is not null;

    /// <summary>Whether it is made of the rule's own numbers alone, by operations that every machine rounds alike.</summary>
    public bool IsConstant { get; private init; }

    /// <summary>The factors of a product that stands where it is used, and so may enter a sum unrounded.</summary>
    public Factors<T>? Factors { get; private init; }

    /// <summary>The number, of a scalar.</summary>
    public double Number => IsElement || IsCondition ? throw new InvalidOperationException("Not a scalar number.") : _scalar;

    /// <summary>The truth value, of a scalar.</summary>
    public bool Holds => IsElement || !IsCondition ? throw new InvalidOperationException("Not a scalar condition.") : _holds;

    public static Quantity<T> Constant(double value) => new(value, null, false, null, isCondition: false) { IsConstant = true };

    public static Quantity<T> Scalar(double value, bool isConstant = false) => new(value, null, false, null, isCondition: false) { IsConstant = isConstant };

    public static Quantity<T> Elements(T[] values, Factors<T>? factors = null) => new(0, values, false, null, isCondition: false) { Factors = factors };

    public static Quantity<T> Condition(bool holds, bool isConstant = false) => new(0, null, holds, null, isCondition: true) { IsConstant = isConstant };

    public static Quantity<T> Conditions(bool[] holds) => new(0, null, false, holds, isCondition: true);

    /// <summary>The number at one weight; a scalar is rounded once to the type of the weights.</summary>
    public T At(int index) => _elements is null ? T.CreateTruncating(Number) : _elements[index];

    public bool HoldsAt(int index) => _holdsAt is null ? Holds : _holdsAt[index];

    /// <summary>The value as a name or an argument has it: rounded.</summary>
    public Quantity<T> Rounded() => Factors is null ? this : Elements(_elements!);
}

/// <summary>The two factors of a product, and whether it is taken with the opposite sign.</summary>
internal sealed record Factors<T>(Quantity<T> First, Quantity<T> Second, bool IsNegated)
    where T : IBinaryFloatingPointIeee754<T>;
