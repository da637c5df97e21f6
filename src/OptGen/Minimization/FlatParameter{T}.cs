using System.Numerics;
using System.Runtime.InteropServices;
using OptGen.Lanes;

namespace OptGen;

/// <summary>A tensor of one element type as a stretch of a flat vector of doubles; its weights are rounded to the type.</summary>
internal sealed class FlatParameter<T>(string name, int start, Memory<T> weights, Memory<T> gradient) : FlatParameter(name, start, weights.Length)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void ReadWeights(double[] vector) => Read(weights.Span, vector);

    public override void ReadGradient(double[] vector) => Read(gradient.Span, vector);

    public override void WriteWeights(ReadOnlySpan<double> vector)
    {
        Span<T> target = weights.Span;
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = T.CreateTruncating(vector[Start + i]);
        }
    }

    public override bool Overlaps(ReadOnlySpan<byte> bytes, bool alsoGradient) =>
        MemoryMarshal.AsBytes(weights.Span).Overlaps(bytes) || (alsoGradient && MemoryMarshal.AsBytes(gradient.Span).Overlaps(bytes));

    private void Read(ReadOnlySpan<T> source, double[] vector)
    {
        for (int i = 0; i < source.Length; i++)
        {
            vector[Start + i] = Rounded.From(source[i]);
        }
    }
}
