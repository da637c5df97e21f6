using System.Runtime.CompilerServices;
using OptGen.Codes;
using OptGen.CompilerServices;

namespace OptGen.Narrow;

/// <summary>A state in sixteen bits for each element.</summary>
internal sealed unsafe class BFloat16State(int length) : NarrowState((long)length * sizeof(ushort))
{
    public override Storage Storage => Storage.BFloat16;

    private ushort* Halves => (ushort*)Codes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Decode(int start, int count, float* values) => BFloat16Codes.Decode(Halves + start, count, values);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(int start, int count, float* values, RoundingKey key, Rounding rounding, bool hasSigns)
    {
        switch (rounding)
        {
            case Rounding.ByLowerHalf:
                BFloat16Codes.Encode<StochasticByLowerHalf>(values, count, Halves + start, key);
                break;
            case Rounding.ByUpperHalf:
                BFloat16Codes.Encode<StochasticByUpperHalf>(values, count, Halves + start, key);
                break;
            default:
                BFloat16Codes.Encode<NearestRounding>(values, count, Halves + start, key);
                break;
        }
    }

    /// <summary>Between which numbers the elements of up to eight blocks lie.</summary>
    /// <param name="halves">The codes.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    public static Interval Range(ushort* halves, int count)
    {
        float* low = stackalloc float[2 * Interval.Count];
        float* high = low + Interval.Count;
        float* values = stackalloc float[Block8Codes.BlockLength];

        // What lies about in memory may be subnormal, and slow.
        new Span<float>(low, 2 * Interval.Count).Clear();
        for (int place = 0; place < count; place += Block8Codes.BlockLength)
        {
            int inBlock = Math.Min(Block8Codes.BlockLength, count - place);
            BFloat16Codes.Decode(halves + place, inBlock, values);
            Extent extent = Extent.Of(values, inBlock);
            low[place / Block8Codes.BlockLength] = extent.Low;
            high[place / Block8Codes.BlockLength] = extent.High;
        }

        return Interval.Between(low, high);
    }
}
