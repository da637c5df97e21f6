using System.ComponentModel;
using System.Globalization;

namespace OptGen.CompilerServices;

/// <summary>The length of one side of a matrix that a rule computes with, as a rule of the parameter's shape.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MatrixSide
{
    private readonly int _count = -1;
    private readonly int _hyperparameter = -1;
    private readonly int _axis = -1;

    private MatrixSide()
    {
    }

    /// <summary>The length of the parameter's first axis: <c>rows</c>.</summary>
    public static MatrixSide Rows { get; } = new() { IsRows = true };

    /// <summary>The product of the lengths of its other axes: <c>cols</c>.</summary>
    public static MatrixSide Columns { get; } = new();

    /// <summary>The number of the parameter's weights: <c>numel</c>.</summary>
    public static MatrixSide Elements { get; } = new() { IsElements = true };

    private (MatrixSide First, MatrixSide Second)? Factors { get; init; }

    /// <summary>The side that this one cannot exceed; null where there is none.</summary>
    public MatrixSide? Bound { get; private init; }

    private bool IsRows { get; init; }

    private bool IsElements { get; init; }

    /// <summary>A fixed length.</summary>
    /// <param name="length">The length, at least 1.</param>
    public static MatrixSide Fixed(int length) => new(length, -1);

    /// <summary>A length that a hyperparameter gives when the parameter is added.</summary>
    /// <param name="index">The place of the hyperparameter in <see cref="OptimizerInfo.SizeHyperparameters"/>.</param>
    public static MatrixSide OfHyperparameter(int index) => new(-1, index);

    /// <summary>A fixed length, or that of another side if it is shorter.</summary>
    /// <param name="length">The length, at least 1.</param>
    /// <param name="bound">The other side.</param>
    public static MatrixSide Fixed(int length, MatrixSide bound) => new(length, -1) { Bound = bound };

    /// <summary>A length that a hyperparameter gives when the parameter is added, or that of another side if it is shorter.</summary>
    /// <param name="index">The place of the hyperparameter in <see cref="OptimizerInfo.SizeHyperparameters"/>.</param>
    /// <param name="bound">The other side.</param>
    public static MatrixSide OfHyperparameter(int index, MatrixSide bound) => new(-1, index) { Bound = bound };

    /// <summary>As long as two sides multiplied.</summary>
    /// <param name="first">The one.</param>
    /// <param name="second">The other.</param>
    public static MatrixSide Product(MatrixSide first, MatrixSide second) => new() { Factors = (first, second) };

    /// <summary>The length of an axis of the parameter; 1 beyond the last.</summary>
    /// <param name="axis">The number of the axis, from 0.</param>
    public static MatrixSide OfAxis(int axis) => new(axis);

    private MatrixSide(int axis) => _axis = axis;

    /// <summary>The length in words of a rule: <c>rows</c>, <c>4</c>, or <c>min(Rank, cols)</c>.</summary>
    /// <param name="sizeHyperparameters">The names of the hyperparameters that set sizes: <see cref="OptimizerInfo.SizeHyperparameters"/>.</param>
    public string Describe(IReadOnlyList<string> sizeHyperparameters)
    {
        ArgumentNullException.ThrowIfNull(sizeHyperparameters);
        return Describe(index => sizeHyperparameters[index]);
    }

    /// <summary>The length in words; a hyperparameter by its place in <see cref="OptimizerInfo.SizeHyperparameters"/>.</summary>
    public override string ToString() => Describe(index => $"size[{index}]");

    private string Describe(Func<int, string> hyperparameter)
    {
        string own = Factors is { } factors ? $"{factors.First.Describe(hyperparameter)}*{factors.Second.Describe(hyperparameter)}"
            : _axis >= 0 ? $"axis({_axis.ToString(CultureInfo.InvariantCulture)})"
            : _count >= 0 ? _count.ToString(CultureInfo.InvariantCulture)
            : _hyperparameter >= 0 ? hyperparameter(_hyperparameter)
            : IsElements ? "numel"
            : IsRows ? "rows" : "cols";
        return Bound is null ? own : $"min({own}, {Bound.Describe(hyperparameter)})";
    }

    private MatrixSide(int count, int hyperparameter)
    {
        _count = count;
        _hyperparameter = hyperparameter;
    }

    /// <summary>The length for a parameter.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="sizes"><see cref="Parameter.Sizes"/>.</param>
    internal int Length(int rows, int columns, ReadOnlySpan<int> sizes) =>
        Factors is { } factors ? Multiply(factors.First.Length(rows, columns, sizes), factors.Second.Length(rows, columns, sizes))
        : _axis >= 0 ? AxisLength(sizes, _axis)
        : _count < 0 && _hyperparameter < 0
        ? IsElements ? checked(rows * columns) : IsRows ? rows : columns
        : Math.Min(_count >= 0 ? _count : sizes[_hyperparameter], Bound?.Length(rows, columns, sizes) ?? int.MaxValue);

    /// <summary>Behind all else, sizes have the lengths of the axes, the first one last, and their number.</summary>
    private static int AxisLength(ReadOnlySpan<int> sizes, int axis) => axis < sizes[^1] ? sizes[^(axis + 2)] : 1;

    private static int Multiply(int first, int second) => (long)first * second is var product && product <= Array.MaxLength
        ? (int)product
        : throw new ArgumentException($"A state of {first} times {second} numbers is more than memory holds at once, {Array.MaxLength}; look back fewer steps.");
}
