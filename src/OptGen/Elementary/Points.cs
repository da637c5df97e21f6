using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>Points of the plane, whose coordinates may be infinite or 0.</summary>
internal static class Points
{
    /// <summary>2⁶⁰⁰.</summary>
    public const double Great = 4.149515568880993e+180;

    /// <summary>The magnitudes of the coordinates of a point in the same direction. Infinite ones and the origin stand for finite points, as C's Annex F defines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Magnitudes<TLane>(TLane y, TLane x, out TLane ordinate, out TLane abscissa)
        where TLane : struct, ILane<TLane, double>
    {
        TLane infinity = TLane.Splat(double.PositiveInfinity);
        TLane one = TLane.Splat(1.0);
        ordinate = TLane.Abs(y);
        abscissa = TLane.Abs(x);
        TLane isHigh = TLane.Equal(ordinate, infinity);
        TLane isWide = TLane.Equal(abscissa, infinity);
        TLane isOrigin = TLane.Equal(ordinate + abscissa, TLane.Splat(0.0));
        ordinate = TLane.Select(isHigh, one, ~isWide & ordinate);
        abscissa = TLane.Select(isWide | isOrigin, one, ~isHigh & abscissa);
    }

    /// <summary>Where the abscissa is negative, −0 included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane IsLeft<TLane>(TLane x)
        where TLane : struct, ILane<TLane, double> =>
        TLane.CopySign(TLane.Splat(1.0), x) < TLane.Splat(0.0);

    /// <summary>The result, but NaN where either coordinate is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane OrNaN<TLane>(TLane y, TLane x, TLane result)
        where TLane : struct, ILane<TLane, double> =>
        TLane.Select(TLane.Equal(y, y) & TLane.Equal(x, x), result, y + x);
}
