using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OptGen.Codes;
using OptGen.CompilerServices;

namespace OptGen.Narrow;

/// <summary>A state in eight bits for each element and a scale for each block.</summary>
internal sealed unsafe class Block8State(int length) : NarrowState(length)
{
    private readonly int _blockCount = (int)(((long)length + Block8Codes.BlockLength - 1) / Block8Codes.BlockLength);

    /// <summary>As many as there are blocks, and room behind them for those that are always eight.</summary>
    private readonly float[] _scales = GC.AllocateArray<float>((int)(((long)length + Block8Codes.BlockLength - 1) / Block8Codes.BlockLength) + Interval.Count, pinned: true);

    public override Storage Storage => Storage.Block8;

    public override Span<float> Scales => _scales.AsSpan(0, _blockCount);

    public override float* FirstScale => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_scales));

    /// <summary>The scales from the block on that an element belongs to.</summary>
    private float* ScalesFrom(nint element) => FirstScale + (element / Block8Codes.BlockLength);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Decode(int start, int count, float* values)
    {
        for (int place = 0; place < count; place += Block8Codes.BlockLength)
        {
            int inBlock = Math.Min(Block8Codes.BlockLength, count - place);
            Block8Codes.Decode(Codes + start + place, inBlock, *ScalesFrom(start + place), values + place);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(int start, int count, float* values, RoundingKey key, Rounding rounding, bool hasSigns)
    {
        for (int place = 0; place < count; place += Block8Codes.BlockLength)
        {
            int inBlock = Math.Min(Block8Codes.BlockLength, count - place);
            byte* codes = Codes + start + place;
            RoundingKey ofBlock = key.From(place);
            *ScalesFrom(start + place) = rounding switch
            {
                Rounding.ByLowerHalf => Block8Codes.Encode<StochasticByLowerHalf>(values + place, inBlock, codes, ofBlock, hasSigns),
                Rounding.ByUpperHalf => Block8Codes.Encode<StochasticByUpperHalf>(values + place, inBlock, codes, ofBlock, hasSigns),
                _ => Block8Codes.Encode<NearestRounding>(values + place, inBlock, codes, ofBlock, hasSigns),
            };
        }
    }

    /// <summary>Between which numbers the elements of up to eight blocks lie.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="firstScale">The scales.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval Range(byte* codes, int count, float* firstScale)
    {
        Vector256<float> scales = Vector256.Load(firstScale);
        Vector256<uint> greatest = count <= Block8Codes.BlockLength
            ? Vector256.CreateScalar(Extents.GreatestCode(codes, count, scales.ToScalar()))
            : GreatestCodes(codes, count, firstScale);
        Vector256<float> high = Block8Codes.Numbers(greatest, Vector256.Abs(scales) * 2);
        return Interval.Between(new Lane256<float>(Vector256.ConditionalSelect(Vector256.LessThan(scales, Vector256<float>.Zero), -high, Vector256<float>.Zero)), new Lane256<float>(high));
    }

    /// <summary>The greatest codes of several blocks; by themselves, because memory on the stack makes the methods that have it slower.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static Vector256<uint> GreatestCodes(byte* codes, int count, float* scales)
    {
        uint* greatest = stackalloc uint[Interval.Count];
        Extents.GreatestCodes(codes, count, scales, greatest);
        return Vector256.Load(greatest);
    }
}
