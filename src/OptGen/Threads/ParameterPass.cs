using System.Numerics;
using OptGen.Kernels;

namespace OptGen.Threads;

/// <summary>A pass over one large parameter, cut into chunks.</summary>
internal sealed class ParameterPass<TKernel, T, TGradient> : Work
    where TKernel : struct, IKernel
    where T : unmanaged, IFloatingPointIeee754<T>
    where TGradient : struct, IGradientAccess
{
    private static ParameterPass<TKernel, T, TGradient>? s_spare;

    private TKernel _kernel;
    private Parameter<T>? _parameter;
    private StepSettings _settings;
    private nint _chunk;

    public static void Run(in TKernel kernel, Parameter<T> parameter, StepSettings settings)
    {
        ParameterPass<TKernel, T, TGradient> pass = Interlocked.Exchange(ref s_spare, null) ?? new();
        pass._kernel = kernel;
        pass._parameter = parameter;
        pass._settings = settings;
        pass._chunk = Chunks.LengthFor(parameter.Length);
        try
        {
            Crew.Run(pass, (int)((parameter.Length + pass._chunk - 1) / pass._chunk), settings.Threads, parameter.Length >= Crossover.Waking);
        }
        finally
        {
            pass._parameter = null;
            s_spare = pass;
        }
    }

    public override void Run(int item)
    {
        StepMemory memory = new(_settings);
        Operands<T> operands = _parameter!.Operands(in memory);
        nint start = item * _chunk;
        KernelRunner.Run<TKernel, T, TGradient>(in _kernel, in operands, start, nint.Min(start + _chunk, _parameter.Length));
    }
}
