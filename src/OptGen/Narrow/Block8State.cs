namespace OptGen.Narrow;

/// <summary>A state in eight bits for each element and a scale for each block.</summary>
internal sealed unsafe class Block8State(int length) : NarrowState(length)
{
    private readonly float[] _scales = new float[(int)(((long)length + Block8Codes.BlockLength - 1) / Block8Codes.BlockLength)];

    public override Storage Storage => Storage.Block8;

    public override Span<float> Scales => _scales;

    public override void Decode(int start, int count, float* values)
    {
        for (int place = 0; place < count; place += Block8Codes.BlockLength)
        {
            int inBlock = Math.Min(Block8Codes.BlockLength, count - place);
            Block8Codes.Decode(Codes + start + place, inBlock, _scales[(start + place) / Block8Codes.BlockLength], values + place);
        }
    }

    public override void Encode<TRounding>(int start, int count, float* values, uint* random, int shift)
    {
        for (int place = 0; place < count; place += Block8Codes.BlockLength)
        {
            int inBlock = Math.Min(Block8Codes.BlockLength, count - place);
            _scales[(start + place) / Block8Codes.BlockLength] = Block8Codes.Encode<TRounding>(values + place, inBlock, Codes + start + place, random + place, shift);
        }
    }

    public override void Prefetch(int start, int count) => Narrow.Prefetch.Range(Codes + start, count);
}
