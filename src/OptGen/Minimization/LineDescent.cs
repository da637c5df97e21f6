namespace OptGen;

/// <summary>Goes downhill along one direction after the other: the loop that L-BFGS and Newton's method share.</summary>
internal sealed class LineDescent(DescentDirection direction, int length)
{
    private readonly StrongWolfeSearch _search = new(length);
    private readonly double[] _origin = new double[length];
    private readonly Evaluation _next = new(length);

    /// <summary>Loss and gradient where the function was evaluated last, of the points that were accepted.</summary>
    public Evaluation Current { get; } = new(length);

    /// <summary>Moves a point to where the loss is less.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">The start; in the end, the last point. An exception of the function leaves it where it was accepted last.</param>
    /// <param name="settings">When to stop.</param>
    /// <param name="progress">Is told of each iteration.</param>
    public DescentOutcome Run(FlatObjective objective, double[] point, in DescentSettings settings, IProgress<StepProgress>? progress)
    {
        int before = objective.Evaluations;
        if (!objective.Evaluate(point, Current))
        {
            return new DescentOutcome(StopReason.NotFinite, Current.Loss, 0);
        }

        double initialLoss = Current.Loss;
        if (FlatVector.GreatestMagnitude(Current.Gradient) <= settings.GradientTolerance)
        {
            return new DescentOutcome(StopReason.SmallGradient, initialLoss, 0);
        }

        for (int iteration = 1; ; iteration++)
        {
            StopReason? reason = Iterate(objective, point, in settings, isLast: iteration >= settings.MaxIterations, before);
            progress?.Report(new StepProgress(iteration, Current.Loss, FlatVector.Norm(Current.Gradient), objective.Evaluations - before));
            if (reason is not null)
            {
                return new DescentOutcome(reason.Value, initialLoss, iteration);
            }
        }
    }

    /// <summary>Goes along one direction.</summary>
    /// <returns>Why the descent ends here; null where it goes on.</returns>
    private StopReason? Iterate(FlatObjective objective, double[] point, in DescentSettings settings, bool isLast, int before)
    {
        double length = settings.LearningRate * direction.Update(objective, point, Current);
        double slope = FlatVector.Dot(Current.Gradient, direction.Direction);
        direction.Length = 0;
        if (!double.IsFinite(slope) || !FlatVector.IsFinite(direction.Direction))
        {
            direction.Forget();
            return StopReason.NotFinite;
        }

        if (slope > -settings.ChangeOf(Current.Loss))
        {
            return StopReason.SmallChange;
        }

        double previousLoss = Current.Loss;
        point.CopyTo(_origin, 0);
        if (settings.LineSearch == LineSearch.None)
        {
            direction.Length = length;
            FlatVector.AddScaled(point, length, direction.Direction);
            if (isLast)
            {
                return StopReason.IterationLimit;
            }

            if (!TryEvaluate(objective, point))
            {
                return StopReason.NotFinite;
            }
        }
        else
        {
            int stepLimit = settings.IsCareful ? Math.Min(StrongWolfeSearch.StepLimit, Left(objective, in settings, before) - 1) : StrongWolfeSearch.StepLimit;
            double leastChange = settings.ChangeOf(FlatVector.GreatestMagnitude(point));
            direction.Length = _search.Search(objective, _origin, direction.Direction, length, slope, leastChange, stepLimit, Current);
            FlatVector.AddScaled(point, direction.Length, direction.Direction);
            if (settings.IsCareful && _search.IsUnbounded)
            {
                return StopReason.Unbounded;
            }
        }

        return Verdict(objective, point, in settings, previousLoss, isLast, before);
    }

    private StopReason? Verdict(FlatObjective objective, double[] point, in DescentSettings settings, double previousLoss, bool isLast, int before)
    {
        bool isExhausted = Left(objective, in settings, before) <= 0;
        if (FlatVector.GreatestMagnitude(Current.Gradient) <= settings.GradientTolerance)
        {
            return StopReason.SmallGradient;
        }

        if (direction.Length == 0 && !isExhausted && !(settings.IsCareful && !isLast && direction.Forget()))
        {
            return _search.HasMetNonFinite ? StopReason.NotFinite : StopReason.LineSearchFailed;
        }

        if (direction.Length != 0 && IsSmallChange(point, in settings, previousLoss))
        {
            return StopReason.SmallChange;
        }

        return isLast ? StopReason.IterationLimit : isExhausted ? StopReason.EvaluationLimit : null;
    }

    private bool IsSmallChange(double[] point, in DescentSettings settings, double previousLoss) =>
        Math.Abs(direction.Length) * FlatVector.GreatestMagnitude(direction.Direction) <= settings.ChangeOf(FlatVector.GreatestMagnitude(point))
        || Math.Abs(Current.Loss - previousLoss) < settings.ChangeOf(previousLoss);

    /// <summary>Evaluates where the point now is; takes it back where the function is not finite there.</summary>
    private bool TryEvaluate(FlatObjective objective, double[] point)
    {
        bool isFinite = false;
        try
        {
            isFinite = objective.Evaluate(point, _next) && Accept();
        }
        finally
        {
            if (!isFinite)
            {
                _origin.CopyTo(point, 0);
                direction.Length = 0;
                direction.Forget();
            }
        }

        return isFinite;
    }

    private bool Accept()
    {
        Current.CopyFrom(_next);
        return true;
    }

    private static int Left(FlatObjective objective, in DescentSettings settings, int before) => settings.MaxEvaluations - (objective.Evaluations - before);
}
