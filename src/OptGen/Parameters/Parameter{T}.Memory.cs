using System.Runtime.InteropServices;
using OptGen.Memory;

namespace OptGen.Parameters;

internal sealed unsafe partial class Parameter<T>
{
    internal override bool HasForeignMemory => _weights.IsForeign || _gradient.IsForeign || _givens?.HasForeign == true;

    internal override bool Pin() => _weights.Pin() & _gradient.Pin() & (_givens?.Pin() ?? true);

    internal override TResult Fix<TResult>(Func<TResult> action)
    {
        fixed (T* weights = _weights.Unpinned, gradient = _gradient.Unpinned)
        {
            _weights.Fix(weights);
            _gradient.Fix(gradient);
            return _givens is null ? action() : _givens.Fix(action);
        }
    }

    internal override void Release()
    {
        _weights.Release();
        _gradient.Release();
        _givens?.Release();
    }

    internal override bool Overlaps(ReadOnlySpan<byte> bytes, MemoryUse use) => use switch
    {
        MemoryUse.Weights => MemoryMarshal.AsBytes(_weights.Span).Overlaps(bytes),
        MemoryUse.Gradient => MemoryMarshal.AsBytes(_gradient.Span).Overlaps(bytes),
        MemoryUse.States => StatesOverlap(bytes),
        _ => _givens?.Overlap(bytes) == true,
    };

    internal override void NoteMemory(MemoryMap map, MemoryUse use)
    {
        switch (use)
        {
            case MemoryUse.Weights:
                map.Add(_weights.Memory);
                break;
            case MemoryUse.Gradient:
                map.Add(_gradient.Memory);
                break;
            case MemoryUse.States:
                NoteStates(map);
                break;
            default:
                _givens?.NoteIn(map);
                break;
        }
    }

    internal override bool StatesOverlap(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; _laidOut is not null && i < WideStateCount; i++)
        {
            if (MemoryMarshal.AsBytes(_laidOut[i]).Overlaps(bytes))
            {
                return true;
            }
        }

        for (int i = 0; _narrow is not null && i < _narrow.Count; i++)
        {
            if (_narrow[i].Bytes.Overlaps(bytes) || MemoryMarshal.AsBytes(_narrow[i].Scales).Overlaps(bytes))
            {
                return true;
            }
        }

        return MemoryMarshal.AsBytes(ScalarStates.AsSpan()).Overlaps(bytes)
            || Set.Shared.Overlap(bytes)
            || _vectors?.Overlap(bytes) == true
            || _matrices?.Overlap(bytes) == true;
    }

    /// <summary>Notes the memory that <see cref="StatesOverlap"/> compares.</summary>
    private void NoteStates(MemoryMap map)
    {
        for (int i = 0; _laidOut is not null && i < WideStateCount; i++)
        {
            map.Add(MemoryMarshal.AsBytes(_laidOut[i]));
        }

        for (int i = 0; _narrow is not null && i < _narrow.Count; i++)
        {
            map.Add(_narrow[i].Bytes);
            map.Add(MemoryMarshal.AsBytes(_narrow[i].Scales));
        }

        map.Add(MemoryMarshal.AsBytes(ScalarStates.AsSpan()));
        Set.Shared.NoteIn(map);
        _vectors?.NoteIn(map);
        _matrices?.NoteIn(map);
    }
}
