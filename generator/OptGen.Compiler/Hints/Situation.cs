using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Hints;

/// <summary>What the inputs of a rule are in a step that is tried out, for a parameter of two rows and three columns.</summary>
/// <param name="Step">The number of the step; in the first, states hold 0.</param>
/// <param name="HasGradient">Whether the gradient is other than zero.</param>
internal sealed record Situation(int Step, bool HasGradient)
{
    public const int Rows = 2;
    public const int Columns = 3;

    private static readonly double[] Weights = [0.31, -0.72, 1.13, -0.24, 0.55, 0.86];
    private static readonly double[] Gradients = [0.17, -0.38, 0.09, 0.61, -0.45, 0.23];
    private static readonly double[] Positive = [0.21, 0.47, 0.12, 0.66, 0.39, 0.58];

    /// <summary>The values of a leaf of the graph; null where they cannot be told.</summary>
    public double[]? Values(Node leaf, BoundRule rule) => leaf.Operation switch
    {
        Operation.Constant => [leaf.Value],
        Operation.Hyperparameter => [Default(leaf.Name, rule)],
        Operation.StepNumber => [Step],
        Operation.Length or Operation.TotalLength => [Rows * Columns],
        Operation.Rank => [2],
        Operation.Rows => [Rows],
        Operation.Columns => [Columns],
        Operation.Loss => [0.83],
        Operation.FurtherLoss => [0.79],
        Operation.Weight => Weights,
        Operation.Gradient => HasGradient ? Gradients : new double[Rows * Columns],
        Operation.Given when leaf.Shape.Kind != ShapeKind.Matrix => [.. Positive.Take(GraphEvaluator.Count(leaf.Shape))],
        Operation.ElementIndex => [.. Enumerable.Range(0, Rows * Columns)],
        Operation.RowIndex => [.. Enumerable.Range(0, Rows)],
        Operation.ColumnIndex => [.. Enumerable.Range(0, Columns)],
        Operation.State => [.. Positive.Take(GraphEvaluator.Count(leaf.Shape)).Select(value => Step == 1 ? 0 : value)],
        _ => null,
    };

    /// <summary>The default of a hyperparameter; where it has none, some number between 0 and 1.</summary>
    private static double Default(string name, BoundRule rule)
    {
        const double Typical = 0.37;
        int bracket = name.IndexOf('[');
        string key = bracket < 0 ? name : name.Substring(0, bracket);
        Hyperparameter? hyperparameter = rule.Hyperparameters.FirstOrDefault(candidate => candidate.Key == key);
        return hyperparameter?.Default is { } literal && bracket < 0 && Literals.TryRead(literal, out double value) ? value : Typical;
    }
}
