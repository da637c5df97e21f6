using System.Runtime.CompilerServices;
using OptGen.Parameters;
using OptGen.Passes;

namespace OptGen.CompilerServices;

public readonly ref partial struct StepBatch
{
    /// <summary>Whether a range is all parameters of the optimizer, with their own memory.</summary>
    private bool IsWhole(StepRange range) => range.Start == 0 && range.End == _set.All.Length && !_memory.IsGiven;

    /// <summary>Runs a pass over the memory of parameters that are at the same step.</summary>
    /// <param name="kernel">The pass.</param>
    /// <param name="range">The parameters.</param>
    public void Run<TKernel>(in TKernel kernel, StepRange range)
        where TKernel : struct, IKernel
    {
        if (!IsWhole(range))
        {
            RunEach(in kernel, range);
            return;
        }

        switch (_memory.Settings.Reading(TKernel.GradientUse))
        {
            case GradientReading.Plain:
                Run<TKernel, PlainGradient>(in kernel);
                break;
            case GradientReading.Scaled:
                Run<TKernel, ScaledGradient>(in kernel);
                break;
            default:
                Run<TKernel, ClearedGradient>(in kernel);
                break;
        }
    }

    /// <summary>Runs a pass that reduces over the memory of parameters that are at the same step.</summary>
    /// <param name="kernel">The pass.</param>
    /// <param name="range">The parameters.</param>
    public void Reduce<TKernel>(in TKernel kernel, StepRange range)
        where TKernel : struct, IReducingKernel
    {
        if (!IsWhole(range))
        {
            ReduceEach(in kernel, range);
            return;
        }

        switch (_memory.Settings.Reading(TKernel.GradientUse))
        {
            case GradientReading.Plain:
                Reduce<TKernel, PlainGradient>(in kernel);
                break;
            case GradientReading.Scaled:
                Reduce<TKernel, ScaledGradient>(in kernel);
                break;
            default:
                Reduce<TKernel, ClearedGradient>(in kernel);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunEach<TKernel>(in TKernel kernel, StepRange range)
        where TKernel : struct, IKernel
    {
        for (int i = range.Start; i < range.End; i++)
        {
            this[i].Run(in kernel);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Run<TKernel, TGradient>(in TKernel kernel)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        MemoryTables tables = _set.Tables;
        if (tables.HasSingles)
        {
            RunSingles<TKernel, TGradient>(tables, in kernel, in _memory);
        }

        if (tables.HasDoubles)
        {
            RunDoubles<TKernel, TGradient>(tables, in kernel, in _memory);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunSingles<TKernel, TGradient>(MemoryTables tables, in TKernel kernel, in StepMemory memory)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess => tables.Singles!.Run<TKernel, TGradient>(in kernel, in memory);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunDoubles<TKernel, TGradient>(MemoryTables tables, in TKernel kernel, in StepMemory memory)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess => tables.Doubles!.Run<TKernel, TGradient>(in kernel, in memory);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReduceEach<TKernel>(in TKernel kernel, StepRange range)
        where TKernel : struct, IReducingKernel
    {
        for (int i = range.Start; i < range.End; i++)
        {
            this[i].Reduce(in kernel);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Reduce<TKernel, TGradient>(in TKernel kernel)
        where TKernel : struct, IReducingKernel
        where TGradient : struct, IGradientAccess
    {
        MemoryTables tables = _set.Tables;
        if (tables.HasSingles)
        {
            ReduceSingles<TKernel, TGradient>(tables, in kernel, in _memory);
        }

        if (tables.HasDoubles)
        {
            ReduceDoubles<TKernel, TGradient>(tables, in kernel, in _memory);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReduceSingles<TKernel, TGradient>(MemoryTables tables, in TKernel kernel, in StepMemory memory)
        where TKernel : struct, IReducingKernel
        where TGradient : struct, IGradientAccess => tables.Singles!.Reduce<TKernel, TGradient>(in kernel, in memory);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReduceDoubles<TKernel, TGradient>(MemoryTables tables, in TKernel kernel, in StepMemory memory)
        where TKernel : struct, IReducingKernel
        where TGradient : struct, IGradientAccess => tables.Doubles!.Reduce<TKernel, TGradient>(in kernel, in memory);
}
