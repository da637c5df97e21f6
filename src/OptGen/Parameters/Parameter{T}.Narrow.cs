using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;
using OptGen.Memory;
using OptGen.Narrow;
using OptGen.Passes;

namespace OptGen.Parameters;

internal sealed unsafe partial class Parameter<T>
{
    private float[]? _decoded;

    /// <summary>What the random bits of the step at hand follow from, but for state and element; 0 where no state is narrow.</summary>
    public ulong StepKey => _narrow is null ? 0 : NarrowStates.StepKey(Set.Seed, NoiseKey, StepCount + 1);

    /// <summary>Elements from the beginning of one decoded state to that of the next.</summary>
    private int DecodedStride => checked((int)StateBlock<float>.Padded(Length));

    internal override bool HasNarrowStates => _narrow is not null;

    internal override NarrowState? NarrowState(int index) => _narrow?.Places[index] is int place and < 0 ? _narrow[~place] : null;

    /// <summary>Memory of one number for each weight, by its place among the states and what lies behind them; a copy of it where the state is narrow.</summary>
    private Span<T> Stored(int index)
    {
        if (_narrow is null)
        {
            return ElementStates[index];
        }

        int place = _narrow.Places[index];
        if (place >= 0)
        {
            return ElementStates[place];
        }

        Decode([~place]);
        return MemoryMarshal.Cast<float, T>(DecodedStates().AsSpan(~place * DecodedStride, Length));
    }

    /// <summary>The memory that a pass goes over which does not take elements in their order: narrow states are decoded as a whole.</summary>
    private Operands<T> DecodedOperands<TKernel>(in StepMemory memory)
        where TKernel : struct, IPass
    {
        Operands<T> operands = Operands(in memory);
        if (_narrow is null || !UsesDecoded<TKernel>())
        {
            return operands;
        }

        Decode(TKernel.NarrowRead);
        return operands.Decoded(ref Unsafe.As<float, T>(ref MemoryMarshal.GetArrayDataReference(DecodedStates())), DecodedStride, 0);
    }

    /// <summary>Brings what such a pass has written back to the narrow states.</summary>
    private void EncodeWritten<TKernel>()
        where TKernel : struct, IPass
    {
        if (_narrow is not null && !TKernel.NarrowWritten.IsEmpty)
        {
            fixed (float* values = DecodedStates())
            {
                _narrow.Encode(TKernel.NarrowWritten, 0, Length, values, DecodedStride, StepKey, TKernel.NarrowSigned);
            }
        }
    }

    private static bool UsesDecoded<TKernel>()
        where TKernel : struct, IPass => !(TKernel.NarrowRead.IsEmpty && TKernel.NarrowWritten.IsEmpty);

    private void Decode(ReadOnlySpan<int> which)
    {
        fixed (float* values = DecodedStates())
        {
            _narrow!.Decode(which, 0, Length, values, DecodedStride);
        }
    }

    /// <summary>Memory for all elements of the narrow states, from the first pass on that needs it; parameters may be at theirs at the same time.</summary>
    private float[] DecodedStates() => _decoded ??= new float[Math.Max(1, _narrow!.Count * DecodedStride)];
}
