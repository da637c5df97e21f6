using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Passes;

namespace OptGen.Parameters;

/// <summary>A pass that can be run chunk by chunk, so that each is measured while it is in the nearest cache.</summary>
internal interface IChunks<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>What can be measured beside the pass.</summary>
    static abstract StepMeasures Measures { get; }

    /// <summary>How many numbers the pass makes of each chunk.</summary>
    static virtual int Results => 0;

    /// <summary>Runs the pass over one chunk.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="operands">Its memory.</param>
    /// <param name="start">The first element.</param>
    /// <param name="end">One past the last element.</param>
    void Run(Parameter<T> parameter, in Operands<T> operands, nint start, nint end);
}

/// <summary>What can be measured beside the pass of a kernel.</summary>
internal static class MeasuredKernel<TKernel>
    where TKernel : struct, IPass
{
    public static StepMeasures Measures =>
        (TKernel.GradientUse == GradientUse.LastRead ? StepMeasures.Gradient : StepMeasures.None)
        | (TKernel.LeavesWeights ? StepMeasures.None : StepMeasures.Weights | StepMeasures.Update);
}
