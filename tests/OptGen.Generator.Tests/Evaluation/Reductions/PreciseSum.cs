namespace OptGen.Generator.Tests.Evaluation.Reductions;

/// <summary>
/// A sum of doubles or of their products in two doubles, right to about 100 bits (Dekker's and Knuth's exact operations), and the sum of the
/// magnitudes.
/// </summary>
internal struct PreciseSum
{
    private double _high;
    private double _low;
    private bool _hasNaN;
    private bool _hasPositiveInfinity;
    private bool _hasNegativeInfinity;

    /// <summary>The sum of the magnitudes of all that was added.</summary>
    public double Magnitude { get; private set; }

    public int Count { get; private set; }

    public readonly bool IsCertainlyNaN => _hasNaN || (_hasPositiveInfinity && _hasNegativeInfinity);

    /// <summary>The sum; NaN and infinities as additions in any order make them.</summary>
    public readonly double Value => IsCertainlyNaN ? double.NaN
        : _hasPositiveInfinity ? double.PositiveInfinity
        : _hasNegativeInfinity ? double.NegativeInfinity
        : _high + _low;

    public void Add(double value)
    {
        Count++;
        if (double.IsFinite(value))
        {
            AddExactly(value);
            Magnitude += Math.Abs(value);
        }
        else
        {
            AddSpecial(value);
        }
    }

    public void AddProduct(double a, double b)
    {
        Count++;
        double product = a * b;
        if (!double.IsFinite(a) || !double.IsFinite(b))
        {
            AddSpecial(product);
            return;
        }

        // Beyond the largest double the sum may be whatever its order makes it: the magnitude tells.
        Magnitude += Math.Abs(product);
        if (double.IsFinite(product))
        {
            AddExactly(product);
            _low += Math.FusedMultiplyAdd(a, b, -product);
        }
    }

    private void AddSpecial(double value)
    {
        _hasNaN |= double.IsNaN(value);
        _hasPositiveInfinity |= double.IsPositiveInfinity(value);
        _hasNegativeInfinity |= double.IsNegativeInfinity(value);
    }

    private void AddExactly(double value)
    {
        double sum = _high + value;
        double part = sum - _high;
        _low += (_high - (sum - part)) + (value - part);
        _high = sum;
    }
}
