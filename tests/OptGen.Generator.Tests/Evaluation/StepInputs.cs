using System.Numerics;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>What a rule is given at one step.</summary>
/// <param name="Number">The number of the step.</param>
/// <param name="Weights">The weights before the step.</param>
/// <param name="InitialWeights">The weights before the first step, as they are read at this one.</param>
/// <param name="Gradient">The gradient.</param>
/// <param name="Hessian">An estimate of the diagonal of the Hessian.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Hyperparameters">Numbers and truth values, by the keys of their names.</param>
/// <param name="Shape">The lengths of the parameter's axes.</param>
/// <param name="TotalLength">How many weights all parameters have together.</param>
internal sealed record StepInputs<T>(
    long Number,
    T[] Weights,
    Quantity<T> InitialWeights,
    T[] Gradient,
    T[] Hessian,
    double Loss,
    IReadOnlyDictionary<string, object> Hyperparameters,
    IReadOnlyList<int> Shape,
    long TotalLength)
    where T : IBinaryFloatingPointIeee754<T>
{
    public Grid Grid => Grid.Of(Shape);

    /// <summary>What else the rule is given, by key.</summary>
    public IReadOnlyDictionary<string, Quantity<T>>? Givens { get; init; }

    /// <summary>The value of a name that the rule does not assign.</summary>
    public Quantity<T> Read(string key) => Hyperparameters.TryGetValue(key, out object? value)
        ? value is bool holds ? Quantity<T>.Condition(holds) : Quantity<T>.Scalar(Convert.ToDouble(value, null))
        : key switch
        {
            "t" => Quantity<T>.Scalar(Number),
            "numel" => Quantity<T>.Scalar(Weights.Length, origins: Origins.Parameter),
            "ndim" => Quantity<T>.Scalar(Shape.Count, origins: Origins.Parameter),
            "rows" => Quantity<T>.Scalar(Grid.Rows, origins: Origins.Parameter),
            "cols" => Quantity<T>.Scalar(Grid.Columns, origins: Origins.Parameter),
            "loss" => Quantity<T>.Scalar(Loss),
            "index" => Quantity<T>.Elements(Grid, [.. Enumerable.Range(0, Weights.Length).Select(place => T.CreateTruncating(place))]),
            "row.index" or "unit.index" => Quantity<T>.Numbers(Extent.Row, Grid, [.. Enumerable.Range(0, Grid.Rows).Select(place => (double)place)], null),
            "col.index" => Quantity<T>.Numbers(Extent.Column, Grid, [.. Enumerable.Range(0, Grid.Columns).Select(place => (double)place)], null),
            "world.size" => Quantity<T>.Constant(1),
            "world.rank" => Quantity<T>.Constant(0),
            _ when Givens?.TryGetValue(key, out Quantity<T>? given) == true => given,
            "hess" => Quantity<T>.Elements(Grid, Hessian),
            "pi" => Quantity<T>.Constant(Math.PI),
            "all.numel" => Quantity<T>.Scalar(TotalLength),
            "w0" or "theta0" => InitialWeights,
            _ => throw new NotSupportedException($"'{key}' has no value."),
        };
}
