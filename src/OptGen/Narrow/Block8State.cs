using System.Runtime.CompilerServices;
using OptGen.Codes;
using OptGen.CompilerServices;

namespace OptGen.Narrow;

/// <summary>A state in eight bits for each element and a scale for each block.</summary>
internal sealed unsafe class Block8State(int length) : NarrowState(length)
{
    private readonly float[] _scales = new float[(int)(((long)length + Block8Codes.BlockLength - 1) / Block8Codes.BlockLength)];

    public override Storage Storage => Storage.Block8;

    public override Span<float> Scales => _scales;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Decode(int start, int count, float* values)
    {
        for (int place = 0; place < count; place += Block8Codes.BlockLength)
        {
            int inBlock = Math.Min(Block8Codes.BlockLength, count - place);
            Block8Codes.Decode(Codes + start + place, inBlock, _scales[(start + place) / Block8Codes.BlockLength], values + place);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(int start, int count, float* values, RoundingKey key, Rounding rounding)
    {
        for (int place = 0; place < count; place += Block8Codes.BlockLength)
        {
            int inBlock = Math.Min(Block8Codes.BlockLength, count - place);
            byte* codes = Codes + start + place;
            RoundingKey ofBlock = key.From(place);
            _scales[(start + place) / Block8Codes.BlockLength] = rounding switch
            {
                Rounding.ByLowerHalf => Block8Codes.Encode<StochasticByLowerHalf>(values + place, inBlock, codes, ofBlock),
                Rounding.ByUpperHalf => Block8Codes.Encode<StochasticByUpperHalf>(values + place, inBlock, codes, ofBlock),
                _ => Block8Codes.Encode<NearestRounding>(values + place, inBlock, codes, ofBlock),
            };
        }
    }
}
