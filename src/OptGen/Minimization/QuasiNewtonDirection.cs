namespace OptGen;

/// <summary>L-BFGS: the quasi-Newton direction of the last changes. The first one is the negative gradient, at most as long as 1 in the sum of magnitudes.</summary>
/// <param name="length">How many coordinates there are.</param>
/// <param name="historySize">How many changes are remembered.</param>
/// <param name="history">Which changes are.</param>
internal sealed class QuasiNewtonDirection(int length, int historySize, CorrectionHistory history) : DescentDirection(length)
{
    private readonly CorrectionHistory _history = history;
    private readonly double[] _previousGradient = new double[length];
    private bool _hasPrevious;

    /// <summary>How many changes are remembered.</summary>
    public int HistorySize { get; set; } = historySize;

    public override double Update(FlatObjective objective, double[] point, Evaluation evaluation)
    {
        double[] gradient = evaluation.Gradient;
        bool isFirst = !_hasPrevious;
        if (!isFirst)
        {
            _history.Add(HistorySize, Direction, Length, gradient, _previousGradient);
        }

        _history.WriteDirection(gradient, Direction);
        gradient.CopyTo(_previousGradient, 0);
        _hasPrevious = true;
        return isFirst ? FirstLength(gradient) : 1;
    }

    public override bool Forget()
    {
        bool had = _history.Count > 0;
        _history.Clear();
        _hasPrevious = false;
        return had;
    }

    private double FirstLength(double[] gradient)
    {
        double length = Math.Min(1, 1 / FlatVector.SumOfMagnitudes(gradient));
        if (!double.IsInfinity(FlatVector.Dot(gradient, gradient)))
        {
            return length;
        }

        // The slope along such a gradient is beyond a double; a shorter direction is gone as far along.
        int exponent = Math.ILogB(FlatVector.GreatestMagnitude(gradient));
        FlatVector.Scale(Direction, Math.ScaleB(1, -exponent));
        return Math.ScaleB(length, exponent);
    }
}
