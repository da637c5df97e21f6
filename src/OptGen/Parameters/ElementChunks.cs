using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Passes;

namespace OptGen.Parameters;

/// <summary>A pass over elements.</summary>
internal readonly struct ElementChunks<TKernel, T, TGradient>(in TKernel kernel) : IChunks<T>
    where TKernel : struct, IKernel
    where T : unmanaged, IFloatingPointIeee754<T>
    where TGradient : struct, IGradientAccess
{
    private readonly TKernel _kernel = kernel;

    public static StepMeasures Measures => MeasuredKernel<TKernel>.Measures;

    public void Run(Parameter<T> parameter, in Operands<T> operands, nint start, nint end) =>
        KernelRunner.Run<TKernel, T, TGradient>(in _kernel, in operands, start, end);
}
