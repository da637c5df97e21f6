using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Lanes;
using OptGen.Memory;
using OptGen.Narrow;

namespace OptGen.Parameters;

/// <summary>A stretch of weights, gradient and states: one parameter, or several that lie side by side.</summary>
internal struct Segment<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The first parameter.</summary>
    public readonly Parameter<T> Parameter;

    /// <summary>How many elements there are.</summary>
    public nint Length;

    /// <summary>The narrow states; null where there are none.</summary>
    public readonly NarrowStates? Narrow;

    // Null where the memory is no array or a kernel needs more than weights, gradient and states.
    private readonly T[]? _weights;
    private readonly nint _weightStart;
    private readonly T[]? _gradient;
    private readonly nint _gradientStart;
    private readonly ElementStates<T> _states;

    /// <summary>A parameter whose memory is no array, or of which kernels need more than weights, gradient and states.</summary>
    public Segment(Parameter<T> parameter, ElementStates<T> states)
    {
        Parameter = parameter;
        Length = parameter.Length;
        _states = states;
    }

    /// <summary>A parameter whose weights and gradient are parts of arrays.</summary>
    public Segment(Parameter<T> parameter, ElementStates<T> states, NarrowStates? narrow, ArraySegment<T> weights, ArraySegment<T> gradient)
        : this(parameter, states)
    {
        Narrow = narrow;
        _weights = weights.Array;
        _weightStart = weights.Offset;
        _gradient = gradient.Array;
        _gradientStart = gradient.Offset;
    }

    /// <summary>Whether weights and gradient are parts of arrays, and kernels need nothing besides them and the states.</summary>
    public readonly bool IsPlain => _weights is not null;

    /// <summary>The first weight of a plain stretch.</summary>
    public readonly ref T Weights => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_weights!), _weightStart);

    /// <summary>The first element of the gradient of a plain stretch.</summary>
    public readonly ref T Gradient => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_gradient!), _gradientStart);

    public readonly ElementStates<T> States => _states;

    /// <summary>What the random bits of the step at hand follow from, but for state and element; 0 where no state is narrow.</summary>
    public readonly ulong StepKey => Narrow is null ? 0 : Parameter.StepKey;

    /// <summary>Asks for the beginning of the memory of a plain stretch.</summary>
    public readonly void Prefetch()
    {
        if (IsPlain)
        {
            CacheLines.Prefetch(in Weights, 0);
            CacheLines.Prefetch(in Gradient, 0);
        }

        Narrow?.Prefetch();
    }

    /// <summary>Whether another stretch begins where this one ends, in all of its memory.</summary>
    public readonly bool Adjoins(in Segment<T> next) =>
        _weights is not null && Narrow is null && next.Narrow is null && next._weights == _weights && next._weightStart == _weightStart + Length
        && next._gradient == _gradient && next._gradientStart == _gradientStart + Length
        && next._states.Follow(_states, (int)Length);
}
