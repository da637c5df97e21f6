using System.Numerics;
using OptGen.Passes;
using OptGen.Threads;

namespace OptGen.Parameters;

/// <summary>A measured pass over all parameters, cut into items.</summary>
internal sealed class MeasuredPass<TChunks, T> : Work
    where TChunks : struct, IChunks<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static MeasuredPass<TChunks, T>? s_spare;

    private TChunks _chunks;
    private SegmentTable<T>? _table;
    private StepSettings _settings;

    public static void Run(in TChunks chunks, SegmentTable<T> table, int items, StepSettings settings)
    {
        MeasuredPass<TChunks, T> pass = Interlocked.Exchange(ref s_spare, null) ?? new();
        pass._chunks = chunks;
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

    public override void Run(int item) => _table!.RunMeasuredItem(in _chunks, item, _settings);
}
