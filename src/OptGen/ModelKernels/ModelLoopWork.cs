using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;
using OptGen.Threads;

namespace OptGen.ModelKernels;

/// <summary>Rows of a loop as work for threads.</summary>
internal sealed unsafe class ModelLoopWork<TLoop, T> : Work
    where TLoop : struct, IModelLoop<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [ThreadStatic]
    private static ModelLoopWork<TLoop, T>? t_work;

    private TLoop _loop;
    private ModelMemory<T>? _memory;
    private nint _chunk;
    private nint _rows;
    private nint _sums;
    private double* _partial;

    /// <param name="loop">The loop.</param>
    /// <param name="memory">The memory of the call.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="chunk">How many of them are an item; fewer at the end of a group.</param>
    /// <param name="group">How many rows are a group.</param>
    /// <param name="sums">How many numbers each item is added up to.</param>
    /// <param name="partial">Room for them.</param>
    /// <param name="threads">How many threads may take part.</param>
    public static void Run(in TLoop loop, ModelMemory<T> memory, nint rows, nint chunk, nint group, nint sums, Elements<T> partial, int threads)
    {
        ModelLoopWork<TLoop, T> work = t_work ?? new();
        t_work = null;
        (work._loop, work._memory, work._chunk, work._rows, work._sums) = (loop, memory, chunk, group, sums);
        work._partial = (double*)partial.First;
        nint chunks = (group + chunk - 1) / chunk;
        Crew.Run(work, (int)(rows / group * chunks), threads, isLarge: false);
        t_work = work;
    }

    public override void Run(int item)
    {
        nint chunks = (_rows + _chunk - 1) / _chunk;
        nint first = (item / chunks * _rows) + (item % chunks * _chunk);
        nint end = nint.Min(first + _chunk, (item / chunks * _rows) + _rows);
        double nothing = 0;
        RunRows(in _loop, _memory!, first, end, ref _sums == 0 ? ref nothing : ref _partial[item * _sums]);
    }

    /// <summary>Runs rows by lanes of sixteen elements, whatever registers there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunRows(in TLoop loop, ModelMemory<T> memory, nint first, nint end, ref double sums)
    {
        if (typeof(T) == typeof(float))
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Unsafe.AsRef(in loop).Run<Lane512<T>>(memory, first, end, ref sums);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Unsafe.AsRef(in loop).Run<PairLane<Lane256<T>, T>>(memory, first, end, ref sums);
            }
            else
            {
                Unsafe.AsRef(in loop).Run<PairLane<PairLane<Lane128<T>, T>, T>>(memory, first, end, ref sums);
            }
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            Unsafe.AsRef(in loop).Run<PairLane<Lane512<T>, T>>(memory, first, end, ref sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Unsafe.AsRef(in loop).Run<PairLane<PairLane<Lane256<T>, T>, T>>(memory, first, end, ref sums);
        }
        else
        {
            Unsafe.AsRef(in loop).Run<PairLane<PairLane<PairLane<Lane128<T>, T>, T>, T>>(memory, first, end, ref sums);
        }
    }
}
