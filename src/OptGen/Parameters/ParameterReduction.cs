using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Passes;
using OptGen.Threads;

namespace OptGen.Parameters;

/// <summary>A reducing pass over one large parameter, cut into groups of the chunks whose results are put together.</summary>
internal sealed unsafe class ParameterReduction<TKernel, T, TGradient> : Work
    where TKernel : struct, IReducingKernel
    where T : unmanaged, IFloatingPointIeee754<T>
    where TGradient : struct, IGradientAccess
{
    private static ParameterReduction<TKernel, T, TGradient>? s_spare;

    private TKernel _kernel;
    private Parameter<T>? _parameter;
    private StepSettings _settings;

    // Memory of the caller's, pinned while the pass runs; null where it is the parameter's own.
    private byte* _weights;
    private byte* _gradient;
    private double[] _folded = [];
    private nint _length;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(in TKernel kernel, Parameter<T> parameter, in StepMemory memory)
    {
        ParameterReduction<TKernel, T, TGradient> pass = Interlocked.Exchange(ref s_spare, null) ?? new();
        int chunks = ReductionRunner.ChunkCount(parameter.Length);
        if (pass._folded.Length < chunks * TKernel.Reductions.Length)
        {
            pass._folded = new double[chunks * TKernel.Reductions.Length];
        }

        pass._kernel = kernel;
        pass._parameter = parameter;
        pass._settings = memory.Settings;
        pass._length = Chunks.LengthFor(parameter.Length);
        try
        {
            // A reference to nothing pins nothing.
            fixed (byte* weights = &memory.Weights, gradient = &memory.Gradient)
            {
                pass._weights = weights;
                pass._gradient = gradient;
                Crew.Run(pass, (int)((parameter.Length + pass._length - 1) / pass._length), memory.Settings.Threads, parameter.Length >= Crossover.Waking);
            }

            ReductionRunner.Collect<TKernel>(pass._folded, chunks, parameter.ResultsOf<TKernel>());
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
        nint start = item * _length;
        int results = TKernel.Reductions.Length;
        ReductionRunner.FoldChunks<TKernel, T, TGradient>(
            in _kernel, in operands, _parameter.ElementStateCount, start, nint.Min(start + _length, _parameter.Length), _folded.AsSpan((int)(start / Chunks.Unit) * results));
    }
}
