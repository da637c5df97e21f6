using System.Runtime.CompilerServices;
using OptGen.Parameters;
using OptGen.Passes;

namespace OptGen.CompilerServices;

public readonly ref partial struct ParameterStep
{
    /// <summary>Runs a pass over the parameter's memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TKernel>(in TKernel kernel)
        where TKernel : struct, IKernel
    {
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

    /// <summary>Runs a pass over the parameter's memory row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void RunByRows<TKernel>(in TKernel kernel)
        where TKernel : struct, IKernel
    {
        switch (_memory.Settings.Reading(TKernel.GradientUse))
        {
            case GradientReading.Plain:
                RunByRows<TKernel, PlainGradient>(in kernel);
                break;
            case GradientReading.Scaled:
                RunByRows<TKernel, ScaledGradient>(in kernel);
                break;
            default:
                RunByRows<TKernel, ClearedGradient>(in kernel);
                break;
        }
    }

    /// <summary>Runs a pass over the parameter's memory block by block.</summary>
    /// <param name="kernel">The pass.</param>
    /// <param name="isByRows">Whether to go row by row too.</param>
    /// <param name="blocks">The sizes of blocks to go by, one bit for each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void RunByBlocks<TKernel>(in TKernel kernel, bool isByRows = false, int blocks = 0)
        where TKernel : struct, IKernel
    {
        switch (_memory.Settings.Reading(TKernel.GradientUse))
        {
            case GradientReading.Plain:
                RunByBlocks<TKernel, PlainGradient>(in kernel, isByRows, blocks);
                break;
            case GradientReading.Scaled:
                RunByBlocks<TKernel, ScaledGradient>(in kernel, isByRows, blocks);
                break;
            default:
                RunByBlocks<TKernel, ClearedGradient>(in kernel, isByRows, blocks);
                break;
        }
    }

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
    private void Run<TKernel, TGradient>(in TKernel kernel)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        if (_parameter is Parameter<float> single)
        {
            single.Run<TKernel, TGradient>(in kernel, in _memory);
        }
        else
        {
            Unsafe.As<Parameter<double>>(_parameter).Run<TKernel, TGradient>(in kernel, in _memory);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunByRows<TKernel, TGradient>(in TKernel kernel)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        if (_parameter is Parameter<float> single)
        {
            single.RunByRows<TKernel, TGradient>(in kernel, in _memory);
        }
        else
        {
            Unsafe.As<Parameter<double>>(_parameter).RunByRows<TKernel, TGradient>(in kernel, in _memory);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunByBlocks<TKernel, TGradient>(in TKernel kernel, bool isByRows, int blocks)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        if (_parameter is Parameter<float> single)
        {
            single.RunByBlocks<TKernel, TGradient>(in kernel, in _memory, isByRows, blocks);
        }
        else
        {
            Unsafe.As<Parameter<double>>(_parameter).RunByBlocks<TKernel, TGradient>(in kernel, in _memory, isByRows, blocks);
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
