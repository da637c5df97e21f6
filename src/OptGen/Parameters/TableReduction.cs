using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Passes;
using OptGen.Threads;

namespace OptGen.Parameters;

/// <summary>A reducing pass over all parameters, cut into items.</summary>
internal sealed class TableReduction<TKernel, T, TGradient> : Work
    where TKernel : struct, IReducingKernel
    where T : unmanaged, IFloatingPointIeee754<T>
    where TGradient : struct, IGradientAccess
{
    private static TableReduction<TKernel, T, TGradient>? s_spare;

    private TKernel _kernel;
    private SegmentTable<T>? _table;
    private StepSettings _settings;
    private double[] _folded = [];

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(in TKernel kernel, SegmentTable<T> table, int items, StepSettings settings)
    {
        TableReduction<TKernel, T, TGradient> pass = Interlocked.Exchange(ref s_spare, null) ?? new();
        int results = table.ChunkCount * TKernel.Reductions.Length;
        if (pass._folded.Length < results)
        {
            pass._folded = new double[results];
        }

        pass._kernel = kernel;
        pass._table = table;
        pass._settings = settings;
        try
        {
            Crew.Run(pass, items, settings.Threads, table.Length >= Crossover.Waking);
            table.Collect<TKernel>(pass._folded);
        }
        finally
        {
            pass._table = null;
            s_spare = pass;
        }
    }

    public override void Run(int item) => _table!.ReduceItem<TKernel, TGradient>(in _kernel, item, _settings, _folded);
}
