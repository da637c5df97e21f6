using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptGen.Kernels;

/// <summary>The memory that a kernel reads and writes for one parameter.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct Operands<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ref T _states;
    private readonly nint _stateStride;

    internal Operands(ref T weights, ref T gradient, ref T hessian, ref T evaluation, ref T states, nint stateStride)
    {
        Weights = ref weights;
        Gradient = ref gradient;
        Hessian = ref hessian;
        Evaluation = ref evaluation;
        _states = ref states;
        _stateStride = stateStride;
    }

    /// <summary>The first weight.</summary>
    public readonly ref T Weights;

    /// <summary>The first element of the gradient.</summary>
    public readonly ref readonly T Gradient;

    /// <summary>The first element of the diagonal of the Hessian; only where the rule reads it.</summary>
    public readonly ref readonly T Hessian;

    /// <summary>The first of the weights to evaluate with; only in the pass that computes them.</summary>
    public readonly ref T Evaluation;

    /// <summary>The first element of a state, by its place among the states of element shape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T State(int index) => ref Unsafe.Add(ref _states, index * _stateStride);
}
