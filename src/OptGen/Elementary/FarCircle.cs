using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>
/// x = n·π/2 + r for numbers so great that only the bits of 2/π behind the first thousand count (M. Payne, R. Hanek, "Radian reduction for trigonometric functions", 1983).
/// Element by element, in integers.
/// </summary>
internal static class FarCircle
{
    private const int WordBits = 64;

    private const double HalfPi = 1.5707963267948966;

    private const double HalfPiLow = 6.123233995736766e-17;

    /// <summary>As many elements as the widest lane of doubles has.</summary>
    [InlineArray(8)]
    private struct Elements
    {
        private double _first;
    }

    /// <summary>The bits of 2/π.</summary>
    private static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0xA2F9_836E_4E44_1529, 0xFC27_57D1_F534_DDC0, 0xDB62_9599_3C43_9041, 0xFE51_63AB_DEBB_C561,
        0xB724_6E3A_424D_D2E0, 0x0649_2EEA_09D1_921C, 0xFE1D_EB1C_B129_A73E, 0xE882_35F5_2EBB_4484,
        0xE99C_7026_B45F_7E41, 0x3991_D639_8353_39F4, 0x9C84_5F8B_BDF9_283B, 0x1FF8_97FF_DE05_980F,
        0xEF2F_118B_5A0A_6D1F, 0x6D36_7ECF_27CB_09B7, 0x4F46_3F66_9E5F_EA2D, 0x7527_BAC7_EBE5_F17B,
        0x3D07_39F7_8A52_92EA, 0x6BFB_5FB1_1F8D_5D08, 0x5603_3046_FC7B_6BAB, 0xF0CF_BC20_9AF4_361D,
    ];

    /// <summary>Replaces r and the quadrant where |x| is above <paramref name="limit"/>; r becomes NaN where x is infinite.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Reduce<TLane>(TLane x, double limit, TLane r, TLane rLow, ref TLane shifted, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        Elements arguments = default;
        Elements highs = default;
        Elements lows = default;
        Elements quadrants = default;
        TLane.Store(x, ref arguments[0], 0);
        TLane.Store(r, ref highs[0], 0);
        TLane.Store(rLow, ref lows[0], 0);
        TLane.Store(shifted, ref quadrants[0], 0);
        for (int i = 0; i < TLane.Count; i++)
        {
            if (double.Abs(arguments[i]) > limit)
            {
                (highs[i], lows[i], int quadrant) = Reduce(arguments[i]);
                quadrants[i] = quadrant + Binary.Shifter;
            }
        }

        shifted = TLane.Load(in quadrants[0], 0);
        low = TLane.Load(in lows[0], 0);
        return TLane.Load(in highs[0], 0);
    }

    private static (double High, double Low, int Quadrant) Reduce(double x)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(x);
        int exponent = (int)(bits >> Binary.MantissaBits & 0x7FF) - (Binary.Bias + Binary.MantissaBits);
        if (exponent == 0x7FF - (Binary.Bias + Binary.MantissaBits))
        {
            return (double.NaN, 0, 0);
        }

        // |x| is mantissa·2^exponent. Bits of 2/π that make multiples of 4 do not count: the next 192 do.
        ulong mantissa = (bits & Binary.MantissaMask) | (Binary.MantissaMask + 1);
        int first = exponent - 2;
        UInt128 lowest = (UInt128)mantissa * Word(first + (2 * WordBits));
        UInt128 middle = ((UInt128)mantissa * Word(first + WordBits)) + (lowest >> WordBits);
        ulong third = (ulong)lowest;
        ulong second = (ulong)middle;
        ulong highest = unchecked((mantissa * Word(first)) + (ulong)(middle >> WordBits));

        // The quarter turns are the two highest bits, rounded by the third; the rest is a signed fraction of a quarter turn.
        int quadrant = (int)(highest >> 62);
        UInt128 rest = new UInt128((highest << 2) | (second >> 62), (second << 2) | (third >> 62));
        ulong end = third << 2;
        bool isNegative = rest >> 127 != 0;
        if (isNegative)
        {
            quadrant++;
            rest = ~rest;
            end = ~end;
        }

        // 106 bits from the first that is not 0, as two doubles.
        int zeros = (int)UInt128.LeadingZeroCount(rest);
        rest = zeros == 0 ? rest : (rest << zeros) | (end >> (WordBits - zeros));
        double scale = BitConverter.UInt64BitsToDouble((ulong)(Binary.Bias - 53 - zeros) << Binary.MantissaBits);
        double high = (long)(ulong)(rest >> 75) * scale;
        double low = (long)((ulong)(rest >> 22) & (ulong.MaxValue >> 11)) * (scale * 1.1102230246251565e-16);

        // Of a negative angle, all turns the other way round.
        if (isNegative != (x < 0))
        {
            high = -high;
            low = -low;
        }

        double r = high * HalfPi;
        double rLow = Math.FusedMultiplyAdd(high, HalfPi, -r) + ((high * HalfPiLow) + (low * HalfPi));
        return (r, rLow, x < 0 ? -quadrant : quadrant);
    }

    /// <summary>64 bits of 2/π from a bit on; before the first they are 0.</summary>
    private static ulong Word(int bit)
    {
        int index = bit >> 6;
        int shift = bit & (WordBits - 1);
        ulong word = Whole(index) << shift;
        return shift == 0 ? word : word | (Whole(index + 1) >> (WordBits - shift));
    }

    private static ulong Whole(int index) => index < 0 ? 0 : TwoOverPi[index];
}
