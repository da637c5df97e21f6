namespace OptGen;

/// <summary>A method that makes steps of an optimizer.</summary>
internal sealed class FirstOrderMethod(Optimizer optimizer) : MinimizationMethod
{
    internal override MinimizationResult Run(FlatObjective objective, double[] point, MinimizationOptions options)
    {
        if (optimizer.Parameters.Count > 0)
        {
            throw new InvalidOperationException($"The optimizer has parameters already: give a new {optimizer.GetType().Name} for each minimization.");
        }

        double[] weights = [.. point];
        Evaluation found = new(point.Length);
        optimizer.Add("x", weights, found.Gradient);
        Evaluation accepted = new(point.Length);
        for (int iteration = 0; ; iteration++)
        {
            bool isFinite = objective.Evaluate(weights, found);
            if (!isFinite || !FlatVector.IsFinite(weights))
            {
                return new MinimizationResult(StopReason.NotFinite, point, iteration == 0 ? found : accepted, iteration, objective.Evaluations);
            }

            double change = iteration == 0 ? double.PositiveInfinity : FlatVector.GreatestDifference(weights, point);
            weights.CopyTo(point, 0);
            accepted.CopyFrom(found);
            if (iteration > 0)
            {
                options.Progress?.Report(new StepProgress(iteration, found.Loss, FlatVector.Norm(found.Gradient), objective.Evaluations));
            }

            if (Verdict(found, point, change, iteration, objective, options) is { } reason)
            {
                return new MinimizationResult(reason, point, accepted, iteration, objective.Evaluations);
            }

            StepResult result = optimizer.Step(found.Loss);
            while (result.NeedsGradient)
            {
                if (!objective.Evaluate(weights, found))
                {
                    return new MinimizationResult(StopReason.NotFinite, point, accepted, iteration, objective.Evaluations);
                }

                result = optimizer.Step(found.Loss);
            }
        }
    }

    private static StopReason? Verdict(Evaluation found, double[] point, double change, int iteration, FlatObjective objective, MinimizationOptions options) =>
        FlatVector.GreatestMagnitude(found.Gradient) <= options.GradientTolerance ? StopReason.SmallGradient
        : change <= options.ChangeTolerance * Math.Max(1, FlatVector.GreatestMagnitude(point)) ? StopReason.SmallChange
        : iteration >= options.MaxIterations ? StopReason.IterationLimit
        : objective.Evaluations >= options.MaxEvaluations ? StopReason.EvaluationLimit
        : null;
}
