using System.Runtime.CompilerServices;
using OptGen.Parameters;
using OptGen.Passes;

namespace OptGen.CompilerServices;

public readonly ref partial struct ParameterStep
{
    /// <summary>Runs a pass over the parameter's memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TKernel>(in TKernel kernel)
        where TKernel : struct, IKernel => Run(in kernel, isByRows: false, blocks: 0);

    /// <summary>Runs a pass over the parameter's memory row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RunByRows<TKernel>(in TKernel kernel)
        where TKernel : struct, IKernel => Run(in kernel, isByRows: true, blocks: 0);

    /// <summary>Runs a pass over the parameter's memory block by block.</summary>
    /// <param name="kernel">The pass.</param>
    /// <param name="isByRows">Whether to go row by row too.</param>
    /// <param name="blocks">The sizes of blocks to go by, one bit for each.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RunByBlocks<TKernel>(in TKernel kernel, bool isByRows = false, int blocks = 0)
        where TKernel : struct, IKernel => Run(in kernel, isByRows, blocks);

    /// <summary>Runs a pass that reduces over the parameter's memory.</summary>
    /// <param name="kernel">The pass.</param>
    /// <param name="isByRows">Whether to go row by row.</param>
    /// <param name="blocks">The sizes of blocks to go by, one bit for each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reduce<TKernel>(in TKernel kernel, bool isByRows = false, int blocks = 0)
        where TKernel : struct, IReducingKernel
    {
        switch (_memory.Settings.Reading(TKernel.GradientUse))
        {
            case GradientReading.Plain:
                Reduce<TKernel, PlainGradient>(in kernel, isByRows, blocks);
                break;
            case GradientReading.Scaled:
                Reduce<TKernel, ScaledGradient>(in kernel, isByRows, blocks);
                break;
            default:
                Reduce<TKernel, ClearedGradient>(in kernel, isByRows, blocks);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<TKernel>(in TKernel kernel, bool isByRows, int blocks)
        where TKernel : struct, IKernel
    {
        switch (_memory.Settings.Reading(TKernel.GradientUse))
        {
            case GradientReading.Plain:
                Run<TKernel, PlainGradient>(in kernel, isByRows, blocks);
                break;
            case GradientReading.Scaled:
                Run<TKernel, ScaledGradient>(in kernel, isByRows, blocks);
                break;
            default:
                Run<TKernel, ClearedGradient>(in kernel, isByRows, blocks);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<TKernel, TGradient>(in TKernel kernel, bool isByRows, int blocks)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        if (_parameter is Parameter<float> single)
        {
            single.Run<TKernel, TGradient>(in kernel, in _memory, isByRows, blocks);
        }
        else
        {
            Unsafe.As<Parameter<double>>(_parameter).Run<TKernel, TGradient>(in kernel, in _memory, isByRows, blocks);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Reduce<TKernel, TGradient>(in TKernel kernel, bool isByRows, int blocks)
        where TKernel : struct, IReducingKernel
        where TGradient : struct, IGradientAccess
    {
        if (_parameter is Parameter<float> single)
        {
            single.Reduce<TKernel, TGradient>(in kernel, in _memory, isByRows, blocks);
        }
        else
        {
            Unsafe.As<Parameter<double>>(_parameter).Reduce<TKernel, TGradient>(in kernel, in _memory, isByRows, blocks);
        }
    }
}
