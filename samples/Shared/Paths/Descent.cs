using OptGen;

namespace Samples.Paths;

/// <summary>One optimizer's way down one function.</summary>
/// <param name="Function">What was minimised.</param>
/// <param name="Points">The start, then the point after each update, as long as it was finite.</param>
/// <param name="Steps">How many updates were made.</param>
public sealed record Descent(TestFunction Function, IReadOnlyList<Point> Points, int Steps)
{
    /// <summary>How near to an optimum counts as having arrived.</summary>
    public const double Nearness = 0.1;

    /// <summary>The last finite point.</summary>
    public Point End => Points[^1];

    /// <summary>A point was no longer finite.</summary>
    public bool HasDiverged => Points.Count <= Steps;

    /// <summary>The number of updates after which the path stays near an optimum, if it does.</summary>
    public int? StepsToArrive
    {
        get
        {
            int outside = Enumerable.Range(0, Points.Count).LastOrDefault(i => Function.DistanceToOptimum(Points[i]) > Nearness, -1);
            return HasDiverged || outside == Points.Count - 1 ? null : outside + 1;
        }
    }

    /// <summary>Lets the optimizer make the given number of updates from the function's start. The points are those that it evaluates with.</summary>
    public static Descent Run(TestFunction function, Optimizer optimizer, int steps)
    {
        double[] weights = [function.Start.X, function.Start.Y], gradients = new double[2], evaluated = new double[2];
        var parameter = optimizer.Add("point", weights, gradients);

        var points = new List<Point> { function.Start };
        for (int step = 0; step < steps; step++)
        {
            optimizer.Step(Evaluate);
            optimizer.EvaluationWeights(parameter, evaluated);
            var point = new Point(evaluated[0], evaluated[1]);
            if (!point.IsFinite || !double.IsFinite(function.Value(point)))
            {
                break;
            }

            points.Add(point);
        }

        return new Descent(function, points, steps);

        // Some rules ask for the gradient at several points of one step.
        double Evaluate()
        {
            var here = new Point(weights[0], weights[1]);
            (gradients[0], gradients[1]) = function.Gradient(here);
            return function.Value(here);
        }
    }
}
