namespace OptGen;

/// <summary>A method that looks for the minimum along one direction after the other.</summary>
internal sealed class LineDescentMethod(Func<int, DescentDirection> create) : MinimizationMethod
{
    internal override MinimizationResult Run(FlatObjective objective, double[] point, MinimizationOptions options)
    {
        LineDescent descent = new(create(point.Length), point.Length);
        DescentSettings settings = new()
        {
            LearningRate = 1,
            MaxIterations = options.MaxIterations,
            MaxEvaluations = options.MaxEvaluations,
            GradientTolerance = options.GradientTolerance,
            ChangeTolerance = options.ChangeTolerance,
            IsRelative = true,
            IsCareful = true,
            LineSearch = LineSearch.StrongWolfe,
        };
        DescentOutcome outcome = descent.Run(objective, point, in settings, options.Progress);
        return new MinimizationResult(outcome.Reason, point, descent.Current, outcome.Iterations, objective.Evaluations);
    }
}
