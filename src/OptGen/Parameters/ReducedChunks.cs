using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Passes;

namespace OptGen.Parameters;

/// <summary>A pass that reduces.</summary>
internal readonly struct ReducedChunks<TKernel, T, TGradient> : IChunks<T>
    where TKernel : struct, IReducingKernel
    where T : unmanaged, IFloatingPointIeee754<T>
    where TGradient : struct, IGradientAccess
{
    private readonly TKernel _kernel;

    public static StepMeasures Measures => MeasuredKernel<TKernel>.Measures;

    public static int Results => TKernel.Reductions.Length;

    /// <summary>The pass of a kernel where it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly ReducedChunks<TKernel, T, TGradient> Of(ref readonly TKernel kernel) =>
        ref Unsafe.As<TKernel, ReducedChunks<TKernel, T, TGradient>>(ref Unsafe.AsRef(in kernel));

    public void Run(Parameter<T> parameter, in Operands<T> operands, nint start, nint end, Span<double> folded) =>
        ReductionRunner.FoldChunks<TKernel, T, TGradient>(in _kernel, in operands, parameter.ElementStateCount, start, end, folded);

    public static void Collect(Parameter<T> parameter, ReadOnlySpan<double> folded, int chunks) =>
        ReductionRunner.Collect<TKernel>(folded, chunks, parameter.ResultsOf<TKernel>());
}
