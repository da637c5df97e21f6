using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>Activations that let a share of x pass: none of it far below 0, all of it far above.</summary>
internal static class Shares
{
    /// <summary>x·2ⁿ·(share + low), rounded once or nearly so; x above 40, NaN for NaN.</summary>
    /// <param name="x">x.</param>
    /// <param name="share">The share without its power of 2, not far from 1.</param>
    /// <param name="low">What that lacks.</param>
    /// <param name="n">The power, small above −1; from −760 on, or before, it leaves nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Times<TLane>(TLane x, TLane share, TLane low, TLane n)
        where TLane : struct, ILane<TLane, double>
    {
        TLane bounded = TLane.AtMost(TLane.AtLeast(x, -760), 41);
        TLane product = DoubleDouble.Product(bounded, share, out TLane productLow);
        product += TLane.MultiplyAdd(bounded, low, productLow);

        // Of a subnormal x, the exponent is no place for n.
        TLane near = product * Binary.Power(TLane.AtLeast(n, -1000) + TLane.Splat(Binary.Shifter));
        TLane result = TLane.Select(x < TLane.Splat(-1.0), Binary.ScaleFar(product, n), near);
        result = TLane.CopySign(result, x);
        return TLane.Select(x <= TLane.Splat(40.0), result, x);
    }
}
