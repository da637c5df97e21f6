using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.ModelKernels;
using OptGen.Threads;

namespace OptGen.CompilerServices;

/// <summary>Runs the loops of models, by threads where that pays. Rows are added up in chunks whose size follows from lengths alone, and these in their order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ModelLoops
{
    /// <summary>Elements of a chunk.</summary>
    private const int Chunk = 4096;

    /// <summary>Runs a loop that adds nothing up across rows.</summary>
    /// <param name="kernel">The loop.</param>
    /// <param name="memory">The memory of the call.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="length">How many elements a row has.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TLoop, T>(in TLoop kernel, ModelMemory<T> memory, nint rows, nint length)
        where TLoop : struct, IModelLoop<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (memory.Threads < 2 || rows < 2 || (double)rows * length < Crossover.Table)
        {
            double nothing = 0;
            ModelLoopWork<TLoop, T>.RunRows(in kernel, memory, 0, rows, ref nothing);
            return;
        }

        nint chunk = nint.Max(ChunkOf(length), (rows / (Crew.MostItems / 2)) + 1);
        ModelLoopWork<TLoop, T>.Run(in kernel, memory, rows, chunk, rows, 0, default, memory.Threads);
    }

    /// <summary>How many rows are added up at once.</summary>
    public static nint ChunkOf(nint length) => nint.Max(1, Chunk / nint.Max(length, 1));

    /// <summary>How many chunks there are.</summary>
    public static nint Chunks(nint rows, nint length) => (rows + ChunkOf(length) - 1) / ChunkOf(length);

    /// <summary>Runs a loop that adds up across rows.</summary>
    /// <param name="kernel">The loop.</param>
    /// <param name="memory">The memory of the call.</param>
    /// <param name="batches">How many groups of rows are added up apart from each other.</param>
    /// <param name="rows">How many rows each group has.</param>
    /// <param name="length">How many elements a row has.</param>
    /// <param name="kinds">What becomes of each sixteen numbers: s, the greatest (g) or the least (l).</param>
    /// <param name="sums">How many numbers the rows are added up to; of a group, those at the place of its first chunk.</param>
    /// <param name="partial">Room for them, for each chunk of each group.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<TLoop, T>(in TLoop kernel, ModelMemory<T> memory, nint batches, nint rows, nint length, SumParts kinds, nint sums, Elements<T> partial)
        where TLoop : struct, IModelLoop<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        nint chunks = Chunks(rows, length);
        unsafe
        {
            double* all = (double*)partial.First;
            for (nint i = 0; i < batches * chunks; i++)
            {
                kinds.Begin(all + (i * sums), sums);
            }

            bool isShared = memory.Threads > 1 && batches * chunks > 1 && batches * chunks < Crew.MostItems && (double)batches * rows * length >= Crossover.Table;
            if (isShared)
            {
                ModelLoopWork<TLoop, T>.Run(in kernel, memory, batches * rows, ChunkOf(length), rows, sums, partial, memory.Threads);
            }
            else
            {
                for (nint batch = 0; batch < batches; batch++)
                {
                    for (nint chunk = 0; chunk < chunks; chunk++)
                    {
                        nint first = chunk * ChunkOf(length);
                        ModelLoopWork<TLoop, T>.RunRows(
                            in kernel, memory, (batch * rows) + first, (batch * rows) + nint.Min(rows, first + ChunkOf(length)), ref all[((batch * chunks) + chunk) * sums]);
                    }
                }
            }

            for (nint batch = 0; batch < batches; batch++)
            {
                double* whole = all + (batch * chunks * sums);
                for (nint chunk = 1; chunk < chunks; chunk++)
                {
                    kinds.Join(whole, whole + (chunk * sums), sums);
                }
            }
        }
    }

    /// <summary>One number that the rows were added up to.</summary>
    public static unsafe double Total<T>(Elements<T> partial, nint place)
        where T : unmanaged, IFloatingPointIeee754<T> => ((double*)partial.First)[place];

    /// <summary>Stores numbers that the rows were added up to, one for each place within a row.</summary>
    /// <param name="partial">What the rows were added up to.</param>
    /// <param name="place">The first number, among those of a group.</param>
    /// <param name="errors">How far behind a number its error is.</param>
    /// <param name="apart">How far the numbers of groups are apart.</param>
    /// <param name="batches">How many groups there are.</param>
    /// <param name="length">How many numbers there are for each.</param>
    /// <param name="target">Takes them, without gaps.</param>
    /// <param name="adds">Whether they are added to what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void StoreColumns<T>(Elements<T> partial, nint place, nint errors, nint apart, nint batches, nint length, Elements<T> target, bool adds)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (nint batch = 0; batch < batches; batch++)
        {
            double* sums = (double*)partial.First + (batch * apart) + place;
            T* row = target.First + (batch * length);
            for (nint i = 0; i < length; i++)
            {
                T sum = T.CreateTruncating(errors == 0 ? sums[i] : sums[i] + sums[i + errors]);
                row[i] = adds ? row[i] + sum : sum;
            }
        }
    }
}
