namespace OptGen;

/// <summary>
/// The last changes of the point and of the gradient, which stand for an inverse Hessian: Nocedal and Wright, "Numerical Optimization", 2nd edition, algorithm 7.4.
/// </summary>
internal sealed class CorrectionHistory
{
    private readonly double _leastCurvature;
    private readonly double _leastShare;

    private readonly List<Correction> _corrections = [];
    private readonly List<double[]> _unused = [];
    private double _inverseCurvature = 1;
    private double[] _weights = [];

    /// <param name="leastCurvature">Curvature along a step that is no greater than this says nothing: the pair is left out.</param>
    /// <param name="leastShare">The same as a share of the slope that the step began with.</param>
    private CorrectionHistory(double leastCurvature, double leastShare) => (_leastCurvature, _leastShare) = (leastCurvature, leastShare);

    /// <summary>Leaves out pairs as PyTorch does.</summary>
    public static CorrectionHistory AsPyTorch() => new(1e-10, 0);

    /// <summary>
    /// Leaves out pairs as L-BFGS-B does (Zhu, Byrd, Lu and Nocedal, 1997), whatever the units of point and loss: a fixed bar would end the learning where steps are short, at a
    /// singular minimum or of a badly scaled function.
    /// </summary>
    public static CorrectionHistory OfAnyScale() => new(0, Math.ScaleB(1, -52));

    /// <summary>How many changes are kept.</summary>
    public int Count => _corrections.Count;

    /// <summary>Forgets all changes.</summary>
    public void Clear()
    {
        foreach (Correction correction in _corrections)
        {
            _unused.Add(correction.Step);
            _unused.Add(correction.Change);
        }

        _corrections.Clear();
        _inverseCurvature = 1;
    }

    /// <summary>Takes in a step and what it made of the gradient; the oldest ones make room for it.</summary>
    /// <param name="size">How many changes are kept.</param>
    /// <param name="direction">The direction of the step.</param>
    /// <param name="length">How many times the direction it was.</param>
    /// <param name="gradient">The gradient behind it.</param>
    /// <param name="previousGradient">The gradient before it.</param>
    public void Add(int size, ReadOnlySpan<double> direction, double length, ReadOnlySpan<double> gradient, ReadOnlySpan<double> previousGradient)
    {
        double[] step = Rent(direction.Length);
        double[] change = Rent(direction.Length);
        direction.CopyTo(step);
        FlatVector.Scale(step, length);
        FlatVector.Subtract(gradient, previousGradient, change);
        double curvature = FlatVector.Dot(change, step);
        double norm = FlatVector.Norm(change);
        if (!(curvature > Math.Max(_leastCurvature, _leastShare * Math.Abs(FlatVector.Dot(previousGradient, step)))) || !double.IsFinite(norm))
        {
            _unused.Add(step);
            _unused.Add(change);
            return;
        }

        while (_corrections.Count >= size)
        {
            _unused.Add(_corrections[0].Step);
            _unused.Add(_corrections[0].Change);
            _corrections.RemoveAt(0);
        }

        _corrections.Add(new Correction(step, change, 1 / curvature));
        double squares = FlatVector.Dot(change, change);
        _inverseCurvature = double.IsFinite(squares) && double.IsNormal(squares) ? curvature / squares : curvature / norm / norm;
    }

    /// <summary>Writes the quasi-Newton direction: minus the inverse Hessian times the gradient, by two loops over the changes.</summary>
    public void WriteDirection(ReadOnlySpan<double> gradient, Span<double> direction)
    {
        if (_weights.Length < _corrections.Count)
        {
            _weights = new double[_corrections.Count];
        }

        FlatVector.Negate(gradient, direction);
        for (int i = _corrections.Count - 1; i >= 0; i--)
        {
            Correction correction = _corrections[i];
            _weights[i] = FlatVector.Dot(correction.Step, direction) * correction.InverseCurvature;
            FlatVector.AddScaled(direction, -_weights[i], correction.Change);
        }

        FlatVector.Scale(direction, _inverseCurvature);
        for (int i = 0; i < _corrections.Count; i++)
        {
            Correction correction = _corrections[i];
            double weight = FlatVector.Dot(correction.Change, direction) * correction.InverseCurvature;
            FlatVector.AddScaled(direction, _weights[i] - weight, correction.Step);
        }
    }

    private double[] Rent(int length)
    {
        if (_unused.Count == 0)
        {
            return new double[length];
        }

        double[] array = _unused[^1];
        _unused.RemoveAt(_unused.Count - 1);
        return array;
    }

    /// <summary>One change.</summary>
    /// <param name="Step">Of the point.</param>
    /// <param name="Change">Of the gradient.</param>
    /// <param name="InverseCurvature">One over the product of the two.</param>
    private readonly record struct Correction(double[] Step, double[] Change, double InverseCurvature);
}
