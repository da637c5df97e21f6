using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Passes;

namespace OptGen.Parameters;

/// <summary>A pass that reduces, whose chunks are put together as without measuring.</summary>
internal readonly struct ReducedChunks<TKernel, T, TGradient>(in TKernel kernel) : IChunks<T>
    where TKernel : struct, IReducingKernel
    where T : unmanaged, IFloatingPointIeee754<T>
    where TGradient : struct, IGradientAccess
{
    private readonly TKernel _kernel = kernel;

    public static StepMeasures Measures => MeasuredKernel<TKernel>.Measures;

    public static int Results => TKernel.Reductions.Length;

    public void Run(Parameter<T> parameter, in Operands<T> operands, nint start, nint end) => ReductionRunner.FoldChunks<TKernel, T, TGradient>(
        in _kernel, in operands, parameter.ElementStateCount, start, end, parameter.Norms.FoldedAt(start, TKernel.Reductions.Length));
}
