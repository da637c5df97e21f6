using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Made = OptGen.Lanes.MadeOfOthers<OptGen.CompilerServices.Lane256<float>, float>;
using TLane = OptGen.CompilerServices.Lane256<float>;

namespace OptGen.CompilerServices;

/// <summary>
/// Two numbers that others lie between, for each of eight blocks. Operations round as those of a kernel do. Rounding is monotonic, so that the rounded result of numbers that
/// lie between others lies between the rounded results of these: no slack is needed. Where a result may be infinite or NaN, both numbers are NaN, and so is all that is made
/// of them.
/// </summary>
/// <remarks>Moore, "Interval Analysis", 1966.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Interval
{
    /// <summary>How many blocks there are.</summary>
    internal const int Count = 8;

    /// <summary>Functions that no instruction computes are monotonic but for their last bits: far more than these are allowed for.</summary>
    private const double Slack = 1.0 / (1 << 20);

    private readonly TLane _low;
    private readonly TLane _high;

    private Interval(TLane low, TLane high)
    {
        _low = low;
        _high = high;
    }

    /// <summary>What a condition is as a number.</summary>
    public static Interval Truth => Between(0f, 1f);

    /// <summary>What no number is below; NaN where nothing is known.</summary>
    internal TLane Low => _low;

    /// <summary>What no number is above; NaN where nothing is known.</summary>
    internal TLane High => _high;

    /// <summary>The greatest magnitudes; NaN where they are not known.</summary>
    internal TLane Magnitude => Made.Max(-_low, _high);

    private static TLane Zero => TLane.Splat(0.0);

    /// <summary>The numbers between two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval Between(float low, float high) => Between(TLane.Splat((double)low), TLane.Splat((double)high));

    /// <summary>One number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Interval(float value) => Between(value, value);

    /// <summary>a + b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval operator +(Interval a, Interval b) => Between(a._low + b._low, a._high + b._high);

    /// <summary>a − b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval operator -(Interval a, Interval b) => Between(a._low - b._high, a._high - b._low);

    /// <summary>−a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval operator -(Interval a) => new(-a._high, -a._low);

    /// <summary>a · b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval operator *(float a, Interval b)
    {
        TLane factor = TLane.Splat((double)a);
        return a >= 0 ? Between(factor * b._low, factor * b._high) : Between(factor * b._high, factor * b._low);
    }

    /// <summary>a · b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval operator *(Interval a, float b) => b * a;

    /// <summary>a · b, of numbers that do not depend on each other.</summary>
    public static Interval operator *(Interval a, Interval b) => Hull(a._low * b._low, a._low * b._high, a._high * b._low, a._high * b._high);

    /// <summary>a / b; not known where b may be 0.</summary>
    public static Interval operator /(Interval a, Interval b) =>
        Hull(a._low / b._low, a._low / b._high, a._high / b._low, a._high / b._high).Where((b._low > Zero) | (b._high < Zero));

    /// <summary>a².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval Square(Interval a)
    {
        Interval magnitude = Abs(a);
        return Between(magnitude._low * magnitude._low, magnitude._high * magnitude._high);
    }

    /// <summary>a·b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval MultiplyAdd(float a, Interval b, Interval c)
    {
        TLane factor = TLane.Splat((double)a);
        return a >= 0
            ? Between(TLane.MultiplyAdd(factor, b._low, c._low), TLane.MultiplyAdd(factor, b._high, c._high))
            : Between(TLane.MultiplyAdd(factor, b._high, c._low), TLane.MultiplyAdd(factor, b._low, c._high));
    }

    /// <summary>a·b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval MultiplyAdd(Interval a, float b, Interval c) => MultiplyAdd(b, a, c);

    /// <summary>a·b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval MultiplyAdd(float a, float b, Interval c) => MultiplyAdd(a, (Interval)b, c);

    /// <summary>a·b + c, rounded once.</summary>
    public static Interval MultiplyAdd(Interval a, Interval b, Interval c)
    {
        Interval low = Hull(TLane.MultiplyAdd(a._low, b._low, c._low), TLane.MultiplyAdd(a._low, b._high, c._low), TLane.MultiplyAdd(a._high, b._low, c._low), TLane.MultiplyAdd(a._high, b._high, c._low));
        Interval high = Hull(TLane.MultiplyAdd(a._low, b._low, c._high), TLane.MultiplyAdd(a._low, b._high, c._high), TLane.MultiplyAdd(a._high, b._low, c._high), TLane.MultiplyAdd(a._high, b._high, c._high));
        return Between(low._low, high._high);
    }

    /// <summary>a² + c, rounded once.</summary>
    public static Interval SquareAdd(Interval a, Interval c)
    {
        Interval magnitude = Abs(a);
        return Between(TLane.MultiplyAdd(magnitude._low, magnitude._low, c._low), TLane.MultiplyAdd(magnitude._high, magnitude._high, c._high));
    }

    /// <summary>√a; not known where a may be negative.</summary>
    public static Interval Sqrt(Interval a) => new Interval(TLane.Sqrt(a._low), TLane.Sqrt(a._high)).Where(a._low >= Zero);

    /// <summary>|a|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval Abs(Interval a) => new(Made.Max(Zero, Made.Max(a._low, -a._high)), a.Magnitude);

    /// <summary>The greater of two.</summary>
    public static Interval Max(Interval a, Interval b) => Between(Made.Max(a._low, b._low), Made.Max(a._high, b._high));

    /// <summary>The lesser of two.</summary>
    public static Interval Min(Interval a, Interval b) => Between(Made.Min(a._low, b._low), Made.Min(a._high, b._high));

    /// <summary>One of two.</summary>
    public static Interval Either(Interval a, Interval b) => Between(Made.Min(a._low, b._low), Made.Max(a._high, b._high));

    /// <summary>−1, 0 or 1.</summary>
    public static Interval Sign(Interval a) => Between(Made.Sign(a._low), Made.Sign(a._high));

    /// <summary>The magnitude of <paramref name="a"/> with either sign, or with that of <paramref name="sign"/> where it is known.</summary>
    public static Interval CopySign(Interval a, Interval sign)
    {
        Interval magnitude = Abs(a);
        TLane low = TLane.Select(sign._low > Zero, magnitude._low, -magnitude._high);
        TLane high = TLane.Select(sign._high < Zero, -magnitude._low, magnitude._high);
        return Between(low, high).Where(sign._low <= sign._high);
    }

    /// <summary>The largest integer not above a.</summary>
    public static Interval Floor(Interval a) => Between(TLane.Floor(a._low), TLane.Floor(a._high));

    /// <summary>The smallest integer not below a.</summary>
    public static Interval Ceiling(Interval a) => Between(Made.Ceiling(a._low), Made.Ceiling(a._high));

    /// <summary>a without its fraction.</summary>
    public static Interval Truncate(Interval a) => Between(Made.Truncate(a._low), Made.Truncate(a._high));

    /// <summary>The nearest integer.</summary>
    public static Interval Round(Interval a) => Between(Made.Round(a._low), Made.Round(a._high));

    /// <summary>A function that never falls.</summary>
    /// <param name="a">What it is taken of.</param>
    /// <param name="least">What no value is below.</param>
    /// <param name="most">What no value is above.</param>
    public static Interval Rising<TFunction>(Interval a, float least, float most)
        where TFunction : struct, IUnaryFunction
    {
        TLane low = TLane.Map<TFunction>(a._low);
        TLane high = TLane.Map<TFunction>(a._high);
        TLane slack = TLane.Splat(Slack);
        return Between(Made.Max(low - (slack * TLane.Abs(low)), TLane.Splat((double)least)), Made.Min(high + (slack * TLane.Abs(high)), TLane.Splat((double)most)));
    }

    /// <summary>A function with values between two numbers, whatever finite number it is taken of.</summary>
    public static Interval Within(Interval a, float least, float most) => Between(least, most).Where(a._low <= a._high);

    /// <summary>The numbers from 0 to some magnitudes, with either sign.</summary>
    internal static unsafe Interval Around(float* magnitudes)
    {
        TLane high = TLane.Load(in *magnitudes, 0);
        return Between(-high, high);
    }

    /// <summary>The numbers from 0 to a magnitude, with either sign, of a single block; 0 of all others.</summary>
    internal static Interval Around(float magnitude)
    {
        TLane high = new(Vector256.CreateScalar(magnitude));
        return Between(-high, high);
    }

    /// <summary>The numbers between those of two lists.</summary>
    internal static unsafe Interval Between(float* low, float* high) => Between(TLane.Load(in *low, 0), TLane.Load(in *high, 0));

    /// <summary>What is finite; so is the difference, but for numbers near the greatest, of which nothing need be known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Interval Between(TLane low, TLane high) => new Interval(low, high).Where(high - low < TLane.Splat(double.PositiveInfinity));

    private static Interval Hull(TLane a, TLane b, TLane c, TLane d) => Between(Made.Min(Made.Min(a, b), Made.Min(c, d)), Made.Max(Made.Max(a, b), Made.Max(c, d)));

    /// <summary>The same where a condition holds. All bits set are NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Interval Where(TLane condition) => new(_low | ~condition, _high | ~condition);
}
