using System.Numerics;
using System.Runtime.InteropServices;
using OptGen.Lanes;
using OptGen.Memory;

namespace OptGen;

/// <summary>A tensor of one element type as a stretch of a flat vector of doubles; its weights are rounded to the type.</summary>
internal sealed unsafe class FlatParameter<T>(string name, int start, Memory<T> weights, Memory<T> gradient) : FlatParameter(name, start, weights.Length)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Not readonly: where their memory is held is noted in them.
    private HeldMemory<T> _weights = new(weights);
    private HeldMemory<T> _gradient = new(gradient);

    public override bool HasForeignMemory => _weights.IsForeign || _gradient.IsForeign;

    public override bool Pin() => _weights.Pin() & _gradient.Pin();

    public override TResult Fix<TResult>(Func<TResult> action)
    {
        fixed (T* atWeights = _weights.Unpinned, atGradient = _gradient.Unpinned)
        {
            _weights.Fix(atWeights);
            _gradient.Fix(atGradient);
            return action();
        }
    }

    public override void Release()
    {
        _weights.Release();
        _gradient.Release();
    }

    public override void ReadWeights(double[] vector) => Read(_weights.Span, vector);

    public override void ReadGradient(double[] vector) => Read(_gradient.Span, vector);

    public override void WriteWeights(ReadOnlySpan<double> vector)
    {
        Span<T> target = _weights.Span;
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = T.CreateTruncating(vector[Start + i]);
        }
    }

    public override bool Overlaps(ReadOnlySpan<byte> bytes, bool alsoGradient) =>
        MemoryMarshal.AsBytes(_weights.Span).Overlaps(bytes) || (alsoGradient && MemoryMarshal.AsBytes(_gradient.Span).Overlaps(bytes));

    private void Read(ReadOnlySpan<T> source, double[] vector)
    {
        for (int i = 0; i < source.Length; i++)
        {
            vector[Start + i] = Rounded.From(source[i]);
        }
    }
}
