using System.Numerics;
using OptGen.Kernels;

namespace OptGen.Threads;

/// <summary>A reducing pass over one large parameter, cut into groups of the chunks whose results are put together.</summary>
internal sealed class ParameterReduction<TKernel, T, TGradient> : Work
    where TKernel : struct, IReducingKernel
    where T : unmanaged, IFloatingPointIeee754<T>
    where TGradient : struct, IGradientAccess
{
    private static ParameterReduction<TKernel, T, TGradient>? s_spare;

    private TKernel _kernel;
    private Parameter<T>? _parameter;
    private StepSettings _settings;
    private double[] _folded = [];
    private nint _length;

    public static void Run(in TKernel kernel, Parameter<T> parameter, StepSettings settings)
    {
        ParameterReduction<TKernel, T, TGradient> pass = Interlocked.Exchange(ref s_spare, null) ?? new();
        int chunks = ReductionRunner.ChunkCount(parameter.Length);
        if (pass._folded.Length < chunks * TKernel.Reductions.Length)
        {
            pass._folded = new double[chunks * TKernel.Reductions.Length];
        }

        pass._kernel = kernel;
        pass._parameter = parameter;
        pass._settings = settings;
        pass._length = Chunks.LengthFor(parameter.Length);
        try
        {
            Crew.Run(pass, (int)((parameter.Length + pass._length - 1) / pass._length), settings.Threads, parameter.Length >= Crossover.Waking);
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
        StepMemory memory = new(_settings);
        Operands<T> operands = _parameter!.Operands(in memory);
        nint start = item * _length;
        int results = TKernel.Reductions.Length;
        ReductionRunner.FoldChunks<TKernel, T, TGradient>(
            in _kernel, in operands, _parameter.ElementStateCount, start, nint.Min(start + _length, _parameter.Length), _folded.AsSpan((int)(start / Chunks.Unit) * results));
    }
}
