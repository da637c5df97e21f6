namespace OptGen.Generator.Tests.Evaluation.Reductions;

/// <summary>Where a number must lie: between two doubles, be NaN, or anywhere. Operations widen it by what their rounding may make of it.</summary>
internal readonly record struct Interval(double Low, double High)
{
    /// <summary>Nothing can be said.</summary>
    public static Interval Anywhere { get; } = new(double.PositiveInfinity, double.NegativeInfinity);

    public static Interval NaN { get; } = new(double.NaN, double.NaN);

    /// <summary>The largest relative error of two roundings.</summary>
    private static double TwoRoundings => Math.Pow(2, -52);

    public bool IsAnywhere => Low > High;

    public bool IsNaN => double.IsNaN(Low) && double.IsNaN(High);

    public static Interval Exactly(double value) => new(value, value);

    /// <summary>A number that is off by at most so much.</summary>
    public static Interval About(double value, double error) =>
        !double.IsFinite(value) ? Exactly(value) : double.IsFinite(error) ? new(value - error, value + error) : Anywhere;

    public bool Contains(double value) => IsAnywhere || (IsNaN ? double.IsNaN(value) : Low <= value && value <= High);

    /// <summary>Both; anywhere if one is.</summary>
    public static Interval Around(Interval a, Interval b) =>
        a.IsAnywhere || b.IsAnywhere || a.IsNaN != b.IsNaN ? Anywhere : a.IsNaN ? a : new(Math.Min(a.Low, b.Low), Math.Max(a.High, b.High));

    public Interval Sqrt() => IsAnywhere ? this : Rounded(Math.Sqrt(Math.Max(Low, 0)), Math.Sqrt(Math.Max(High, 0)), Low == High && (Low == 0 || double.IsInfinity(Low)));

    /// <summary>The square of a number that is not negative.</summary>
    public Interval Squared() => IsAnywhere || IsNaN ? this : Rounded(Math.Max(Low, 0) * Math.Max(Low, 0), High * High, isExact: Low == High && (Low == 0 || double.IsInfinity(Low)));

    /// <summary>By a whole number.</summary>
    public Interval Over(double count)
    {
        if (IsAnywhere || IsNaN)
        {
            return this;
        }

        if (Low == High || count == 0)
        {
            return Low == High ? Rounded(Low / count, Low / count, isExact: count is 1 or 0 or -1) : Anywhere;
        }

        return Rounded(Math.Min(Low / count, High / count), Math.Max(Low / count, High / count), isExact: count == 1);
    }

    /// <summary>By the product of two numbers that are not negative.</summary>
    public Interval Over(Interval first, Interval second)
    {
        if (IsAnywhere || first.IsAnywhere || second.IsAnywhere)
        {
            return Anywhere;
        }

        if (Low == High && first.Low == first.High && second.Low == second.High && !(double.IsFinite(Low) && double.IsFinite(first.Low) && double.IsFinite(second.Low) && first.Low * second.Low != 0))
        {
            return Exactly(Low / (first.Low * second.Low));
        }

        (double low, double high) = (first.Low * second.Low, first.High * second.High);
        if (IsNaN || first.IsNaN || second.IsNaN)
        {
            return NaN;
        }

        // A product so small has lost digits; one so large has none.
        if (low < 1e-290 || high > 1e300 || !double.IsFinite(Low) || !double.IsFinite(High))
        {
            return Anywhere;
        }

        double[] corners = [Low / low, Low / high, High / low, High / high];
        Interval quotient = Rounded(corners.Min(), corners.Max(), isExact: false);
        return Rounded(quotient.Low, quotient.High, isExact: false);
    }

    /// <summary>By so much further to both sides.</summary>
    public Interval Widened(double error) => IsAnywhere || IsNaN || double.IsInfinity(Low) || double.IsInfinity(High) ? this : About((Low + High) / 2, ((High - Low) / 2) + error + (TwoRoundings * Math.Abs(High)));

    private static Interval Rounded(double low, double high, bool isExact) =>
        isExact || double.IsNaN(low) || double.IsNaN(high) ? new(low, high) : new(low - Slack(low), high + Slack(high));

    private static double Slack(double value) => double.IsInfinity(value) ? 0 : (TwoRoundings * Math.Abs(value)) + double.Epsilon;
}
