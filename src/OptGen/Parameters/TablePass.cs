using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Passes;
using OptGen.Threads;

namespace OptGen.Parameters;

/// <summary>A pass over all parameters, cut into items.</summary>
internal sealed class TablePass<TKernel, T, TGradient> : Work
    where TKernel : struct, IKernel
    where T : unmanaged, IFloatingPointIeee754<T>
    where TGradient : struct, IGradientAccess
{
    private static TablePass<TKernel, T, TGradient>? s_spare;

    private TKernel _kernel;
    private SegmentTable<T>? _table;
    private StepSettings _settings;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(in TKernel kernel, SegmentTable<T> table, int items, StepSettings settings)
    {
        TablePass<TKernel, T, TGradient> pass = Interlocked.Exchange(ref s_spare, null) ?? new();
        pass._kernel = kernel;
        pass._table = table;
        pass._settings = settings;
        try
        {
            Crew.Run(pass, items, settings.Threads, table.Length >= Crossover.Waking);
        }
        finally
        {
            pass._table = null;
            s_spare = pass;
        }
    }

    public override void Run(int item) => _table!.RunItem<TKernel, TGradient>(in _kernel, item, _settings);
}
