using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Passes;

namespace OptGen.Parameters;

/// <summary>A pass by rows, blocks or both: each chunk is cut where these end.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="isByRows">Whether to go row by row.</param>
/// <param name="blocks">The sizes of blocks to go by, one bit for each.</param>
internal readonly struct PartChunks<TKernel, T, TGradient>(in TKernel kernel, bool isByRows, int blocks) : IChunks<T>
    where TKernel : struct, IKernel
    where T : unmanaged, IFloatingPointIeee754<T>
    where TGradient : struct, IGradientAccess
{
    private readonly TKernel _kernel = kernel;

    public static StepMeasures Measures => MeasuredKernel<TKernel>.Measures;

    public void Run(Parameter<T> parameter, in Operands<T> operands, nint start, nint end, Span<double> folded)
    {
        Parts parts = new(parameter.Vectors!, parameter.Length, isByRows, blocks);
        nint partEnd;
        for (; start < end; start = partEnd)
        {
            partEnd = nint.Min(parts.End((int)start), end);
            Operands<T> atPart = operands.AtPart((int)start, in parts);
            KernelRunner.Run<TKernel, T, TGradient>(in _kernel, in atPart, start, partEnd);
        }
    }
}
