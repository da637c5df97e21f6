using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Passes;

namespace OptGen.Parameters;

/// <summary>A pass over elements.</summary>
internal readonly struct ElementChunks<TKernel, T, TGradient> : IChunks<T>
    where TKernel : struct, IKernel
    where T : unmanaged, IFloatingPointIeee754<T>
    where TGradient : struct, IGradientAccess
{
    private readonly TKernel _kernel;

    public static StepMeasures Measures => MeasuredKernel<TKernel>.Measures;

    public static bool MayMerge => true;

    /// <summary>The pass of a kernel where it is: a copy of what has just been written would wait for the writes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly ElementChunks<TKernel, T, TGradient> Of(ref readonly TKernel kernel) =>
        ref Unsafe.As<TKernel, ElementChunks<TKernel, T, TGradient>>(ref Unsafe.AsRef(in kernel));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(Parameter<T> parameter, in Operands<T> operands, nint start, nint end, Span<double> folded) =>
        KernelRunner.Run<TKernel, T, TGradient>(in _kernel, in operands, start, end);
}
