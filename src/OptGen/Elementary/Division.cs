using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>Division with a remainder.</summary>
internal static class Division
{
    /// <summary>As many elements as the widest lane of doubles has.</summary>
    [InlineArray(8)]
    private struct Elements
    {
        private double _first;
    }

    /// <summary>x − y·trunc(x/y), exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Remainder<TLane>(TLane x, TLane y)
        where TLane : struct, ILane<TLane, double>
    {
        // The rounded quotient of an integer below 2⁵³ is at most one too great, and then the remainder is negative. Either is a double, and so exact.
        TLane dividend = TLane.Abs(x);
        TLane divisor = TLane.Abs(y);
        TLane quotient = TLane.Floor(dividend / divisor);
        TLane result = TLane.MultiplyAddNegated(quotient, divisor, dividend);
        result = TLane.CopySign(TLane.Select(result < TLane.Splat(0.0), result + divisor, result), x);
        TLane isOrdinary = (quotient < TLane.Splat(9007199254740992.0)) & (divisor < TLane.Splat(double.PositiveInfinity));
        return TLane.Any(~isOrdinary) ? EachRemainder(x, y) : result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TLane EachRemainder<TLane>(TLane x, TLane y)
        where TLane : struct, ILane<TLane, double>
    {
        Elements dividends = default;
        Elements divisors = default;
        TLane.Store(x, ref dividends[0], 0);
        TLane.Store(y, ref divisors[0], 0);
        for (int i = 0; i < TLane.Count; i++)
        {
            dividends[i] %= divisors[i];
        }

        // Which NaN an operator gives differs between processors.
        TLane result = TLane.Load(in dividends[0], 0);
        TLane isNumber = TLane.Equal(x, x) & TLane.Equal(y, y);
        return TLane.Select(TLane.Equal(result, result), result, TLane.Select(isNumber, TLane.Splat(double.NaN), x + y));
    }
}
