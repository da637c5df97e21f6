using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Passes;
using OptGen.Threads;

namespace OptGen.Parameters;

/// <summary>A pass over one large parameter, cut into chunks.</summary>
internal sealed unsafe class ParameterPass<TKernel, T, TGradient> : Work
    where TKernel : struct, IKernel
    where T : unmanaged, IFloatingPointIeee754<T>
    where TGradient : struct, IGradientAccess
{
    private static ParameterPass<TKernel, T, TGradient>? s_spare;

    private TKernel _kernel;
    private Parameter<T>? _parameter;
    private StepSettings _settings;

    // Memory of the caller's, pinned while the pass runs; null where it is the parameter's own.
    private byte* _weights;
    private byte* _gradient;
    private nint _chunk;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(in TKernel kernel, Parameter<T> parameter, in StepMemory memory)
    {
        ParameterPass<TKernel, T, TGradient> pass = Interlocked.Exchange(ref s_spare, null) ?? new();
        pass._kernel = kernel;
        pass._parameter = parameter;
        pass._settings = memory.Settings;
        pass._chunk = Chunks.LengthFor(parameter.Length);
        try
        {
            // A reference to nothing pins nothing.
            fixed (byte* weights = &memory.Weights, gradient = &memory.Gradient)
            {
                pass._weights = weights;
                pass._gradient = gradient;
                Crew.Run(pass, (int)((parameter.Length + pass._chunk - 1) / pass._chunk), memory.Settings.Threads, parameter.Length >= Crossover.Waking);
            }
        }
        finally
        {
            pass._parameter = null;
            s_spare = pass;
        }
    }

    public override void Run(int item)
    {
        StepMemory memory = _weights is null ? new(_settings) : new(ref *_weights, ref *_gradient, _settings);
        Operands<T> operands = _parameter!.Operands(in memory);
        nint start = item * _chunk;
        KernelRunner.Run<TKernel, T, TGradient>(in _kernel, in operands, start, nint.Min(start + _chunk, _parameter.Length));
    }
}
