using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>The powers that are no e^(y·ln x): C's Annex F, F.10.4.4.</summary>
internal static class Powers
{
    /// <summary>Whether any x is not positive, or any number infinite or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnySpecial<TLane>(TLane x, TLane y)
        where TLane : struct, ILane<TLane, double>
    {
        TLane infinity = TLane.Splat(double.PositiveInfinity);
        return TLane.Any(~((x > TLane.Splat(0.0)) & (x < infinity) & (TLane.Abs(y) < infinity)));
    }

    /// <summary>The power; elsewhere than at special values, the result.</summary>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    /// <param name="result">|x|ʸ where that is no special value.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane OrSpecial<TLane>(TLane x, TLane y, TLane result)
        where TLane : struct, ILane<TLane, double>
    {
        TLane zero = TLane.Splat(0.0);
        TLane one = TLane.Splat(1.0);
        TLane infinity = TLane.Splat(double.PositiveInfinity);
        TLane magnitude = TLane.Abs(x);
        TLane isZero = TLane.Equal(magnitude, zero);

        // 0 and ∞ to any power, any number to ±∞.
        result = TLane.Select(isZero | TLane.Equal(magnitude, infinity), (isZero ^ (y > zero)) & infinity, result);
        TLane grows = ~((magnitude > one) ^ (y > zero));
        result = TLane.Select(TLane.Equal(TLane.Abs(y), infinity), TLane.Select(TLane.Equal(magnitude, one), one, grows & infinity), result);

        // Odd powers keep the sign, even ones do not; others than integers of a negative number are NaN.
        TLane isInteger = TLane.Equal(TLane.Floor(y), y);
        TLane half = y * TLane.Splat(0.5);
        TLane isOdd = isInteger & TLane.NotEqual(TLane.Floor(half), half) & (TLane.Abs(y) < TLane.Splat(9007199254740992.0));
        result = TLane.Select(isOdd, TLane.CopySign(result, x), result);
        result = TLane.Select((x < zero) & (x > -infinity) & ~isInteger, TLane.Splat(double.NaN), result);

        // 1 to any power and any number to 0 are 1, even of NaN.
        result = TLane.Select(TLane.Equal(x, x) & TLane.Equal(y, y), result, x + y);
        return TLane.Select(TLane.Equal(x, one) | TLane.Equal(y, zero), one, result);
    }
}
