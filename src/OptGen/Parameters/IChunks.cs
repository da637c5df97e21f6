using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Passes;

namespace OptGen.Parameters;

/// <summary>What is done with some chunks of a parameter's memory: the one unit of work that threads share or that is measured, whether a pass runs or reduces.</summary>
internal interface IChunks<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>What can be measured beside it.</summary>
    static abstract StepMeasures Measures { get; }

    /// <summary>How many numbers it makes of each chunk.</summary>
    static virtual int Results => 0;

    /// <summary>Whether parameters that lie side by side are as good as one.</summary>
    static virtual bool MayMerge => false;

    /// <summary>Does it with some chunks.</summary>
    /// <param name="parameter">The parameter; the first one where several are as good as one.</param>
    /// <param name="operands">Its memory.</param>
    /// <param name="start">The first element.</param>
    /// <param name="end">One past the last element.</param>
    /// <param name="folded">Takes what each chunk comes to.</param>
    void Run(Parameter<T> parameter, in Operands<T> operands, nint start, nint end, Span<double> folded);

    /// <summary>Puts together what all chunks of a parameter have come to.</summary>
    static virtual void Collect(Parameter<T> parameter, ReadOnlySpan<double> folded, int chunks)
    {
    }
}

/// <summary>What can be measured beside the pass of a kernel.</summary>
internal static class MeasuredKernel<TKernel>
    where TKernel : struct, IPass
{
    public static StepMeasures Measures =>
        (TKernel.GradientUse == GradientUse.LastRead ? StepMeasures.Gradient : StepMeasures.None)
        | (TKernel.LeavesWeights ? StepMeasures.None : StepMeasures.Weights | StepMeasures.Update);
}
