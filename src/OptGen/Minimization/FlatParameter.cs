using OptGen.Memory;

namespace OptGen;

/// <summary>A tensor as a stretch of a flat vector of doubles.</summary>
internal abstract class FlatParameter(string name, int start, int length) : IHeldMemory
{
    public string Name => name;

    protected int Start => start;

    public int Length => length;

    public abstract void ReadWeights(double[] vector);

    public abstract void ReadGradient(double[] vector);

    public abstract void WriteWeights(ReadOnlySpan<double> vector);

    public abstract bool HasForeignMemory { get; }

    public abstract bool Pin();

    public abstract TResult Fix<TResult>(Func<TResult> action);

    public abstract void Release();

    /// <summary>Whether the parameter's weights, or on request its gradient, share memory with these bytes.</summary>
    public abstract bool Overlaps(ReadOnlySpan<byte> bytes, bool alsoGradient);
}
