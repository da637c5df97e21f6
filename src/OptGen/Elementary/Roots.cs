using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>Cubic roots, without a division.</summary>
internal static class Roots
{
    /// <summary>x = 2^(3k)·m with m from 0.35 to 2.83, and m^(−⅓) to 2⁻³⁰; for positive normal numbers.</summary>
    /// <param name="x">The number.</param>
    /// <param name="m">m.</param>
    /// <param name="shifted">k + <see cref="Binary.Shifter"/>.</param>
    /// <param name="n">The exponent that <see cref="Binary.Split"/> finds.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Inverse<TLane>(TLane x, out TLane m, out TLane shifted, out TLane n)
        where TLane : struct, ILane<TLane, double>
    {
        TLane shifter = TLane.Splat(Binary.Shifter);
        Binary.Split(x, out n, out m);
        shifted = TLane.MultiplyAdd(n, TLane.Splat(1.0 / 3), shifter);
        m = Binary.Scale(m, TLane.MultiplyAdd(shifted - shifter, TLane.Splat(-3.0), n) + shifter);

        // m^(−⅓): minimax, with an error of 2⁻⁸·⁴ of itself. Then (1 − h)^(−⅓) = 1 + h/3 + 2h²/9 + 14h³/81 + …
        TLane root = TLane.MultiplyAdd(m, TLane.Splat(-0.035702238680441964), TLane.Splat(0.334651516162897));
        root = TLane.MultiplyAdd(root, m, TLane.Splat(-1.2359384352334875));
        root = TLane.MultiplyAdd(root, m, TLane.Splat(2.306557322041974));
        root = TLane.MultiplyAdd(root, m, TLane.Splat(-2.386999032991979));
        root = TLane.MultiplyAdd(root, m, TLane.Splat(2.015172682446633));
        TLane h = TLane.MultiplyAddNegated(root * root, m * root, TLane.Splat(1.0));
        TLane series = TLane.MultiplyAdd(h, TLane.Splat(14.0 / 81), TLane.Splat(2.0 / 9));
        series = TLane.MultiplyAdd(series, h, TLane.Splat(1.0 / 3));
        return TLane.MultiplyAdd(series * h, root, root);
    }

    /// <summary>The result, but x itself where that is 0, infinite or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane OrSpecial<TLane>(TLane x, TLane result)
        where TLane : struct, ILane<TLane, double>
    {
        TLane magnitude = TLane.Abs(x);
        return TLane.Select((magnitude > TLane.Splat(0.0)) & (magnitude < TLane.Splat(double.PositiveInfinity)), result, x);
    }
}
