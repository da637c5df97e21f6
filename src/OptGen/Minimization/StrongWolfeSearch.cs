namespace OptGen;

/// <summary>
/// Looks along a direction for a point at which the loss has fallen enough and its slope is flat enough, the strong Wolfe conditions: Nocedal and Wright,
/// "Numerical Optimization", 2nd edition, algorithms 3.5 (stepping outwards until a minimum is bracketed) and 3.6 (narrowing the bracket), with the limits that
/// PyTorch documents.
/// </summary>
internal sealed class StrongWolfeSearch(int length)
{
    /// <summary>How many steps a search makes at most.</summary>
    public const int StepLimit = 25;

    private const double Decrease = 1e-4;
    private const double Flatness = 0.9;

    /// <summary>How many times its first step a search that takes all its steps has to go for the loss to be thought of as without bound.</summary>
    private const double Unbounded = 1e20;

    private readonly double[] _point = new double[length];
    private readonly List<Evaluation> _all = [];
    private readonly Stack<Evaluation> _unused = new();

    private FlatObjective _objective = null!;
    private double[] _origin = [];
    private double[] _direction = [];
    private int _steps;
    private int _stepLimit;

    /// <summary>Whether the loss fell for as far as the last search went.</summary>
    public bool IsUnbounded { get; private set; }

    /// <summary>Whether the function was not finite somewhere on the way of the last search.</summary>
    public bool HasMetNonFinite { get; private set; }

    /// <summary>Searches, and replaces loss and gradient by those of the point that was found.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="origin">Where the line begins.</param>
    /// <param name="direction">Along which the loss falls.</param>
    /// <param name="first">The position to try first.</param>
    /// <param name="slope">The slope at the beginning, below 0.</param>
    /// <param name="leastChange">A bracket whose ends differ by less in every coordinate is not narrowed any more.</param>
    /// <param name="stepLimit">How many steps are made at most.</param>
    /// <param name="evaluation">Loss and gradient at the beginning.</param>
    /// <returns>The position that was found; 0 where no point is lower.</returns>
    public double Search(
        FlatObjective objective, double[] origin, double[] direction, double first, double slope, double leastChange, int stepLimit, Evaluation evaluation)
    {
        (_objective, _origin, _direction, _steps, _stepLimit) = (objective, origin, direction, 0, stepLimit);
        IsUnbounded = false;
        HasMetNonFinite = false;
        _unused.Clear();
        _all.ForEach(_unused.Push);
        LinePoint start = new(0, slope, Rent());
        start.Evaluation.CopyFrom(evaluation);
        LinePoint found = Bracket(start, first, leastChange);
        evaluation.CopyFrom(found.Evaluation);
        return found.Position;
    }

    /// <summary>Steps outwards until a point is good enough or lies behind one that must be.</summary>
    private LinePoint Bracket(LinePoint start, double first, double leastChange)
    {
        LinePoint previous = start;
        LinePoint current = At(first);
        for (; _steps < _stepLimit; _steps++)
        {
            if (IsTooHigh(start, current) || (_steps > 1 && current.Loss >= previous.Loss))
            {
                return Narrow(start, previous, current, leastChange);
            }

            if (IsFlat(start, current))
            {
                return current;
            }

            if (current.Slope >= 0)
            {
                return Narrow(start, previous, current, leastChange);
            }

            double least = current.Position + (0.01 * (current.Position - previous.Position));
            double next = CubicInterpolation.Minimum(in previous, in current, least, 10 * current.Position);
            if (previous != start)
            {
                _unused.Push(previous.Evaluation);
            }

            previous = current;
            current = At(next);
        }

        IsUnbounded = current.Loss < previous.Loss && current.Position >= Unbounded * first;
        return start.Loss <= current.Loss ? start : current;
    }

    /// <summary>Narrows a bracket until its lower end is good enough.</summary>
    private LinePoint Narrow(LinePoint start, LinePoint a, LinePoint b, double leastChange)
    {
        double size = FlatVector.GreatestMagnitude(_direction);
        bool progressed = true;
        bool lowIsA = a.Loss <= b.Loss;
        for (; _steps < _stepLimit && Math.Abs(b.Position - a.Position) * size >= leastChange; _steps++)
        {
            LinePoint current = At(Inside(a, b, ref progressed));
            LinePoint low = lowIsA ? a : b;
            LinePoint high = lowIsA ? b : a;
            if (IsTooHigh(start, current) || current.Loss >= low.Loss)
            {
                (a, b) = lowIsA ? (a, current) : (current, b);
                lowIsA = a.Loss <= b.Loss;
                Release(high, start, a, b);
                continue;
            }

            if (IsFlat(start, current))
            {
                return current;
            }

            LinePoint far = current.Slope * (high.Position - low.Position) >= 0 ? low : high;
            (a, b) = lowIsA ? (current, far) : (far, current);
            Release(high, start, a, b);
            Release(low, start, a, b);
        }

        return lowIsA ? a : b;
    }

    /// <summary>
    /// A position within a bracket: the cubic's minimum, but not twice in a row so near to an end that the bracket hardly gets narrower.
    /// </summary>
    private static double Inside(in LinePoint a, in LinePoint b, ref bool progressed)
    {
        double position = CubicInterpolation.Minimum(in a, in b);
        double least = Math.Min(a.Position, b.Position);
        double greatest = Math.Max(a.Position, b.Position);
        double margin = 0.1 * (greatest - least);
        if (Math.Min(greatest - position, position - least) >= margin)
        {
            progressed = true;
            return position;
        }

        if (progressed && position > least && position < greatest)
        {
            progressed = false;
            return position;
        }

        progressed = true;
        return Math.Abs(position - greatest) < Math.Abs(position - least) ? greatest - margin : least + margin;
    }

    private static bool IsTooHigh(in LinePoint start, in LinePoint point) => point.Loss > start.Loss + (Decrease * point.Position * start.Slope);

    private static bool IsFlat(in LinePoint start, in LinePoint point) => Math.Abs(point.Slope) <= -Flatness * start.Slope;

    private LinePoint At(double position)
    {
        Evaluation evaluation = Rent();
        _origin.CopyTo(_point, 0);
        FlatVector.AddScaled(_point, position, _direction);
        HasMetNonFinite |= !_objective.Evaluate(_point, evaluation);
        return new LinePoint(position, FlatVector.Dot(evaluation.Gradient, _direction), evaluation);
    }

    private Evaluation Rent()
    {
        if (_unused.TryPop(out Evaluation? unused))
        {
            return unused;
        }

        Evaluation evaluation = new(length);
        _all.Add(evaluation);
        return evaluation;
    }

    /// <summary>Gives the memory of a point back that is needed no more.</summary>
    private void Release(in LinePoint point, in LinePoint start, in LinePoint a, in LinePoint b)
    {
        if (point.Evaluation != start.Evaluation && point.Evaluation != a.Evaluation && point.Evaluation != b.Evaluation)
        {
            _unused.Push(point.Evaluation);
        }
    }
}
