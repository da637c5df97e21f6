using System.Runtime.CompilerServices;

namespace OptGen.Kernels;

/// <summary>Parameters that are at the same step and share what a kernel has been given.</summary>
public readonly ref struct StepRange
{
    private readonly StepBatch _batch;
    private readonly int _start;
    private readonly int _end;

    internal StepRange(scoped in StepBatch batch, int start, int end)
    {
        _batch = batch;
        _start = start;
        _end = end;
    }

    /// <summary>The number of this step for these parameters, 1 at their first: <c>t</c>.</summary>
    public long Number => _batch[_start].Number;

    /// <summary>The first of the parameters.</summary>
    public ParameterStep First => _batch[_start];

    private bool IsWhole => _start == 0 && _end == _batch.Count && _batch.IsWhole;

    /// <summary>Runs a pass over the parameters' memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TKernel>(in TKernel kernel)
        where TKernel : struct, IKernel
    {
        if (!IsWhole)
        {
            for (int i = _start; i < _end; i++)
            {
                _batch[i].Run(in kernel);
            }

            return;
        }

        StepSettings settings = _batch.Memory.Settings;
        switch (settings.Reading(TKernel.GradientUse))
        {
            case GradientReading.Plain:
                Run<TKernel, PlainGradient>(in kernel, settings);
                break;
            case GradientReading.Scaled:
                Run<TKernel, ScaledGradient>(in kernel, settings);
                break;
            default:
                Run<TKernel, ClearedGradient>(in kernel, settings);
                break;
        }
    }

    /// <summary>Runs a pass that reduces over the memory of each parameter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reduce<TKernel>(in TKernel kernel)
        where TKernel : struct, IReducingKernel
    {
        if (!IsWhole)
        {
            for (int i = _start; i < _end; i++)
            {
                _batch[i].Reduce(in kernel);
            }

            return;
        }

        StepSettings settings = _batch.Memory.Settings;
        switch (settings.Reading(TKernel.GradientUse))
        {
            case GradientReading.Plain:
                Reduce<TKernel, PlainGradient>(in kernel, settings);
                break;
            case GradientReading.Scaled:
                Reduce<TKernel, ScaledGradient>(in kernel, settings);
                break;
            default:
                Reduce<TKernel, ClearedGradient>(in kernel, settings);
                break;
        }
    }

    private void Run<TKernel, TGradient>(in TKernel kernel, StepSettings settings)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        MemoryTables tables = _batch.Optimizer.Tables;
        tables.Singles?.Run<TKernel, TGradient>(in kernel, settings);
        tables.Doubles?.Run<TKernel, TGradient>(in kernel, settings);
    }

    private void Reduce<TKernel, TGradient>(in TKernel kernel, StepSettings settings)
        where TKernel : struct, IReducingKernel
        where TGradient : struct, IGradientAccess
    {
        MemoryTables tables = _batch.Optimizer.Tables;
        tables.Singles?.Reduce<TKernel, TGradient>(in kernel, settings);
        tables.Doubles?.Reduce<TKernel, TGradient>(in kernel, settings);
    }
}
