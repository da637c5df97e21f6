using System.Numerics;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>A value while a rule is interpreted: numbers or conditions, as many as its extent says.</summary>
internal sealed class Quantity<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly Grid _grid;
    private readonly double[]? _numbers;
    private readonly T[]? _elements;
    private readonly bool[]? _holds;
    private readonly bool[]? _uncertain;

    private Quantity(Extent extent, Grid grid, double[]? numbers, T[]? elements, bool[]? holds, bool[]? uncertain)
    {
        Extent = extent;
        _grid = grid;
        _numbers = numbers;
        _elements = elements;
        _holds = holds;
        _uncertain = uncertain;
    }

    public Extent Extent { get; }

    public bool IsCondition => _holds is not null;

    public bool IsElement => Extent == Extent.Element;

    /// <summary>Whether it is made of the rule's own numbers alone, by operations that every machine rounds alike.</summary>
    public bool IsConstant { get; private init; }

    public Origins Origins { get; init; }

    /// <summary>The factors of a product that stands where it is used, and so may enter a sum unrounded.</summary>
    public Factors<T>? Factors { get; private init; }

    /// <summary>Whether some of its numbers may be others, since the language leaves open whether a state is read as it was assigned or as it is stored.</summary>
    public bool IsUncertain => _uncertain is not null;

    /// <summary>The number, of a scalar.</summary>
    public double Number => Extent != Extent.Scalar || IsCondition ? throw new InvalidOperationException("Not a scalar number.") : _numbers![0];

    /// <summary>The truth value, of a scalar.</summary>
    public bool Holds => Extent != Extent.Scalar || !IsCondition ? throw new InvalidOperationException("Not a scalar condition.") : _holds![0];

    public static Quantity<T> Constant(double value) => Scalar(value, isConstant: true);

    public static Quantity<T> Scalar(double value, bool isConstant = false, Origins origins = Origins.None) =>
        new(Extent.Scalar, default, [value], null, null, null) { IsConstant = isConstant, Origins = origins };

    public static Quantity<T> Condition(bool holds, bool isConstant = false, Origins origins = Origins.None) =>
        new(Extent.Scalar, default, null, null, [holds], null) { IsConstant = isConstant, Origins = origins };

    /// <summary>Numbers in double: a scalar's, a row's or a column's.</summary>
    public static Quantity<T> Numbers(Extent extent, Grid grid, double[] values, bool[]? uncertain, Origins origins = Origins.Parameter) =>
        new(extent, grid, values, null, null, uncertain) { Origins = origins };

    public static Quantity<T> Elements(Grid grid, T[] values, bool[]? uncertain = null, Factors<T>? factors = null) =>
        new(Extent.Element, grid, null, values, null, uncertain) { Factors = factors, Origins = Origins.Parameter };

    public static Quantity<T> Conditions(Extent extent, Grid grid, bool[] holds, bool[]? uncertain, Origins origins) =>
        new(extent, grid, null, null, holds, uncertain) { Origins = origins };

    /// <summary>The number at one weight; one that is not an element's is rounded once to the type of the weights.</summary>
    public T At(int element) => _elements is null ? T.CreateTruncating(NumberAt(Extent.Element, element)) : _elements[element];

    /// <summary>The number that belongs to a place of a value of the same or of a wider extent.</summary>
    public double NumberAt(Extent wider, int place) => _numbers![_grid.Place(Extent, wider, place)];

    public bool HoldsAt(Extent wider, int place) => _holds![_grid.Place(Extent, wider, place)];

    public bool IsUncertainAt(Extent wider, int place) => _uncertain is not null && _uncertain[_grid.Place(Extent, wider, place)];

    /// <summary>The value as a name or an argument has it: rounded.</summary>
    public Quantity<T> Rounded() => Factors is null ? this : Elements(_grid, _elements!, _uncertain);
}

/// <summary>The two factors of a product, and whether it is taken with the opposite sign.</summary>
internal sealed record Factors<T>(Quantity<T> First, Quantity<T> Second, bool IsNegated)
    where T : IBinaryFloatingPointIeee754<T>;
