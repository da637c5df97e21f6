using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.Passes;
using OptGen.Threads;

namespace OptGen.Parameters;

/// <summary>Something done with all chunks of a table of memory, cut into items.</summary>
internal sealed unsafe class TableWork<TChunks, T> : Work
    where TChunks : struct, IChunks<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static TableWork<TChunks, T>? s_spare;

    private TChunks _chunks;
    private SegmentTable<T>? _table;
    private StepSettings _settings;

    // Memory of the caller's, pinned while the work is done; null where it is the parameters' own.
    private byte* _weights;
    private byte* _gradient;
    private double[] _folded = [];

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(in TChunks chunks, SegmentTable<T> table, in StepMemory memory)
    {
        TableWork<TChunks, T> work = Interlocked.Exchange(ref s_spare, null) ?? new();
        if (work._folded.Length < table.ChunkCount * TChunks.Results)
        {
            work._folded = new double[table.ChunkCount * TChunks.Results];
        }

        work._chunks = chunks;
        work._table = table;
        work._settings = memory.Settings;
        try
        {
            // A reference to nothing pins nothing.
            fixed (byte* weights = &memory.Weights, gradient = &memory.Gradient)
            {
                work._weights = weights;
                work._gradient = gradient;
                Crew.Run(work, table.ItemsFor<TChunks>(), table.Length >= Crossover.Table ? memory.Settings.Threads : 1, table.Length >= Crossover.Waking);
            }

            table.Collect<TChunks>(work._folded);
        }
        finally
        {
            work._table = null;
            s_spare = work;
        }
    }

    public override void Run(int item)
    {
        StepMemory memory = _weights is null ? new(_settings) : new(ref *_weights, ref *_gradient, _settings);
        _table!.RunItem(in _chunks, item, in memory, _folded);
    }
}
