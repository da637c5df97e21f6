using OptGen.Compiler.Binding;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Hints;

/// <summary>Computes the values of a rule in one situation, in double and without the roundings of a step: enough to see where NaN comes from.</summary>
internal sealed class GraphEvaluator(BoundRule rule, Situation situation)
{
    private static readonly Dictionary<string, Func<double, double, double>> Functions = new(StringComparer.Ordinal)
    {
        ["sqrt"] = (x, _) => Math.Sqrt(x),
        ["cbrt"] = (x, _) => x < 0 ? -Math.Pow(-x, 1.0 / 3) : Math.Pow(x, 1.0 / 3),
        ["abs"] = (x, _) => Math.Abs(x),
        ["sign"] = (x, _) => double.IsNaN(x) ? x : Math.Sign(x),
        ["min"] = (x, y) => x < y || double.IsNaN(x) ? x : y,
        ["max"] = (x, y) => x > y || double.IsNaN(x) ? x : y,
        ["exp"] = (x, _) => Math.Exp(x),
        ["log"] = (x, _) => Math.Log(x),
        ["log1p"] = (x, _) => Math.Log(1 + x),
        ["expm1"] = (x, _) => Math.Exp(x) - 1,
        ["pow"] = Math.Pow,
        ["sin"] = (x, _) => Math.Sin(x),
        ["cos"] = (x, _) => Math.Cos(x),
        ["tan"] = (x, _) => Math.Tan(x),
        ["tanh"] = (x, _) => Math.Tanh(x),
        ["atanh"] = (x, _) => 0.5 * Math.Log((1 + x) / (1 - x)),
        ["atan"] = (x, _) => Math.Atan(x),
        ["atan2"] = Math.Atan2,
        ["acos"] = (x, _) => Math.Acos(x),
        ["asin"] = (x, _) => Math.Asin(x),
        ["sigmoid"] = (x, _) => 1 / (1 + Math.Exp(-x)),
        ["softplus"] = (x, _) => Math.Log(1 + Math.Exp(x)),
        ["erf"] = (x, _) => Math.Tanh(1.2 * x),
        ["lgamma"] = (x, _) => GammaFunctions.Lgamma(x),
        ["digamma"] = (x, _) => GammaFunctions.Digamma(x),
        ["trigamma"] = (x, _) => GammaFunctions.Trigamma(x),
        ["relu"] = (x, _) => x > 0 || double.IsNaN(x) ? x : 0,
        ["gelu"] = (x, _) => x / (1 + Math.Exp(-1.7 * x)),
        ["silu"] = (x, _) => x / (1 + Math.Exp(-x)),
        ["mish"] = (x, _) => x * Math.Tanh(Math.Log(1 + Math.Exp(x))),
        ["floor"] = (x, _) => Math.Floor(x),
        ["ceil"] = (x, _) => Math.Ceiling(x),
        ["round"] = (x, _) => Math.Round(x),
        ["trunc"] = (x, _) => Math.Truncate(x),
        ["isfinite"] = (x, _) => double.IsNaN(x) || double.IsInfinity(x) ? 0 : 1,
        ["copysign"] = (x, y) => y < 0 ? -Math.Abs(x) : Math.Abs(x),
        ["rem"] = (x, y) => x % y,
    };

    private static readonly Shape[] Shapes = [Shape.Scalar, Shape.Row, Shape.Column, Shape.Element];

    private readonly Dictionary<Node, double[]> _values = [];

    /// <summary>How many numbers a value of a shape has.</summary>
    public static int Count(Shape shape) => shape.Kind switch
    {
        ShapeKind.Scalar => 1,
        ShapeKind.Row => Situation.Rows,
        ShapeKind.Column => Situation.Columns,
        _ => Situation.Rows * Situation.Columns,
    };

    /// <summary>Computes values and all that they need; false where one of them is of a kind that is not known here.</summary>
    public bool TryEvaluate(IEnumerable<Node> results)
    {
        foreach (Node node in Uses.Of(results, []).Needed)
        {
            rule.Graph.Cancellation.ThrowIfCancellationRequested();
            if (!Shapes.Contains(node.Shape) || Evaluate(node) is not { } values)
            {
                return false;
            }

            _values[node] = values;
        }

        return true;
    }

    /// <summary>The numbers of a value that has been computed; null for another.</summary>
    public double[]? Of(Node node) => _values.TryGetValue(node, out double[]? values) ? values : null;

    /// <summary>The number of a value that meets an element.</summary>
    public double At(Node node, int element) => At(_values[node], node.Shape, element);

    private static double At(double[] values, Shape shape, int element) => shape.Kind switch
    {
        ShapeKind.Scalar => values[0],
        ShapeKind.Row => values[element / Situation.Columns],
        ShapeKind.Column => values[element % Situation.Columns],
        _ => values[element],
    };

    private double[]? Evaluate(Node node)
    {
        if (node.Inputs.Count == 0)
        {
            return situation.Values(node, rule);
        }

        if (node.Operation == Operation.Reduce)
        {
            return Reduce(node);
        }

        double[] values = new double[Count(node.Shape)];
        for (int i = 0; i < values.Length; i++)
        {
            int element = node.Shape == Shape.Row ? i * Situation.Columns : i;
            if (Compute(node, [.. node.Inputs.Select(input => At(input, element))]) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        return values;
    }

    private static double? Compute(Node node, double[] x)
    {
        static double Truth(bool value) => value ? 1 : 0;
        return node.Operation switch
        {
            Operation.Add => x[0] + x[1],
            Operation.Subtract => x[0] - x[1],
            Operation.Multiply => x[0] * x[1],
            Operation.Divide => x[0] / x[1],
            Operation.Remainder => x[0] % x[1],
            Operation.Negate => -x[0],
            Operation.MultiplyAdd => (x[0] * x[1]) + x[2],
            Operation.MultiplySubtract => (x[0] * x[1]) - x[2],
            Operation.MultiplyAddNegated => x[2] - (x[0] * x[1]),
            Operation.Call => Functions.TryGetValue(node.Function!.Name, out Func<double, double, double>? function) ? function(x[0], x.Length > 1 ? x[1] : 0) : null,
            Operation.Less => Truth(x[0] < x[1]),
            Operation.LessOrEqual => Truth(x[0] <= x[1]),
            Operation.Greater => Truth(x[0] > x[1]),
            Operation.GreaterOrEqual => Truth(x[0] >= x[1]),
            Operation.Equal => Truth(x[0] == x[1]),
            Operation.NotEqual => Truth(x[0] != x[1]),
            Operation.And => Truth(x[0] != 0 && x[1] != 0),
            Operation.Or => Truth(x[0] != 0 || x[1] != 0),
            Operation.Not => Truth(x[0] == 0),
            Operation.Number => x[0],
            Operation.Select => x[0] != 0 ? x[1] : x[2],
            _ => null,
        };
    }

    private double[]? Reduce(Node node)
    {
        ReductionAxis axis = node.Reduction.Axis;
        if (axis is not (ReductionAxis.Parameter or ReductionAxis.All or ReductionAxis.Row or ReductionAxis.Column)
            || node.Reduction.Kind is not (ReductionKind.Sum or ReductionKind.Dot or ReductionKind.Max or ReductionKind.Min))
        {
            return null;
        }

        // Vectors are reduced over their own numbers, everything else over the elements.
        bool isOfVectors = !node.IsReductionOfElements;
        int count = isOfVectors ? Count(node.Inputs[0].Shape) : Situation.Rows * Situation.Columns;
        double[] values = new double[Count(node.Shape)];
        bool[] isStarted = new bool[values.Length];
        for (int i = 0; i < count; i++)
        {
            int place = axis switch { ReductionAxis.Row => i / Situation.Columns, ReductionAxis.Column => i % Situation.Columns, _ => 0 };
            double[] x = [.. node.Inputs.Select(input => isOfVectors ? _values[input][i] : At(input, i))];
            double term = node.Reduction.Kind == ReductionKind.Dot ? x[0] * x[1] : x[0];
            values[place] = !isStarted[place] ? term : node.Reduction.Kind switch
            {
                ReductionKind.Max => Math.Max(values[place], term),
                ReductionKind.Min => Math.Min(values[place], term),
                _ => values[place] + term,
            };
            isStarted[place] = true;
        }

        return values;
    }
}
