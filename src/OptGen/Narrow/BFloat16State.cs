namespace OptGen.Narrow;

/// <summary>A state in sixteen bits for each element.</summary>
internal sealed unsafe class BFloat16State(int length) : NarrowState((long)length * sizeof(ushort))
{
    public override Storage Storage => Storage.BFloat16;

    private ushort* Halves => (ushort*)Codes;

    public override void Decode(int start, int count, float* values) => BFloat16Codes.Decode(Halves + start, count, values);

    public override void Encode<TRounding>(int start, int count, float* values, uint* random, int shift) =>
        BFloat16Codes.Encode<TRounding>(values, count, Halves + start, random, shift);

    public override void Prefetch(int start, int count) => Narrow.Prefetch.Range(Halves + start, count * sizeof(ushort));
}
