using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Passes;
using OptGen.Threads;

namespace OptGen.Parameters;

internal sealed partial class SegmentTable<T>
{
    /// <summary>Runs a pass over all parameters and measures them, each by itself.</summary>
    public void RunMeasured<TChunks>(in TChunks chunks, StepSettings settings)
        where TChunks : struct, IChunks<T>
    {
        foreach (ref readonly Segment<T> segment in _parameters.AsSpan())
        {
            segment.Parameter.Norms.Begin(settings.Measures & TChunks.Measures, TChunks.Results);
        }

        if (settings.Threads > 1 && Length >= Crossover.Table)
        {
            MeasuredPass<TChunks, T>.Run(in chunks, this, ParameterItems.Length, settings);
            return;
        }

        StepMemory memory = new(settings);
        foreach (ref readonly Segment<T> segment in _parameters.AsSpan())
        {
            Operands<T> operands = segment.Parameter.Operands(in memory);
            segment.Parameter.RunChunks(in chunks, in operands, settings.Measures, 0, segment.Length);
        }
    }

    /// <summary>Runs one item of such a pass.</summary>
    public void RunMeasuredItem<TChunks>(in TChunks chunks, int item, StepSettings settings)
        where TChunks : struct, IChunks<T>
    {
        StepMemory memory = new(settings);
        TableItem range = _parameterItems![item];
        for (int i = range.First; i <= range.Last; i++)
        {
            ref readonly Segment<T> segment = ref _parameters[i];
            Operands<T> operands = segment.Parameter.Operands(in memory);
            segment.Parameter.RunChunks(in chunks, in operands, settings.Measures, range.StartOf(i), range.EndOf(i, segment.Length));
        }
    }

    /// <summary>Runs a pass over all parameters and measures them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void RunMeasured<TKernel, TGradient>(in TKernel kernel, StepSettings settings)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess => RunMeasured(new ElementChunks<TKernel, T, TGradient>(in kernel), settings);

    /// <summary>Runs a reducing pass over all parameters and measures them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void ReduceMeasured<TKernel, TGradient>(in TKernel kernel, StepSettings settings)
        where TKernel : struct, IReducingKernel
        where TGradient : struct, IGradientAccess
    {
        RunMeasured(new ReducedChunks<TKernel, T, TGradient>(in kernel), settings);
        foreach (ref readonly Segment<T> segment in _parameters.AsSpan())
        {
            ParameterNorms norms = segment.Parameter.Norms;
            ReductionRunner.Collect<TKernel>(norms.Folded, norms.ChunkCount, segment.Parameter.ResultsOf<TKernel>());
        }
    }
}
