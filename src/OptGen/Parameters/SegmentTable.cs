using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Memory;
using OptGen.Passes;
using OptGen.Threads;

namespace OptGen.Parameters;

/// <summary>The memory of all parameters of one type as a flat table, and the same cut into items of about equal length.</summary>
internal sealed class SegmentTable<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Segment<T>[] _parameters;
    private readonly Segment<T>[] _merged;
    private readonly int _mergedCount;

    /// <summary>The place of the first chunk of each parameter among those of all.</summary>
    private readonly int[] _firstChunks;

    private TableItem[]? _parameterItems;
    private TableItem[]? _mergedItems;

    // Plain arrays and loops: each method of a collection of these would be compiled anew in the first step.
    public SegmentTable(Parameter<T>[] parameters)
    {
        _parameters = new Segment<T>[parameters.Length];
        _merged = new Segment<T>[parameters.Length];
        _firstChunks = new int[parameters.Length + 1];
        for (int i = 0; i < parameters.Length; i++)
        {
            Segment<T> segment = parameters[i].ToSegment();
            _parameters[i] = segment;
            Length += segment.Length;
            _firstChunks[i + 1] = _firstChunks[i] + ReductionRunner.ChunkCount((int)segment.Length);
            if (_mergedCount > 0 && _merged[_mergedCount - 1].Adjoins(in segment))
            {
                _merged[_mergedCount - 1].Length += segment.Length;
            }
            else
            {
                _merged[_mergedCount++] = segment;
            }
        }
    }

    /// <summary>How many elements there are.</summary>
    public long Length { get; }

    public int ChunkCount => _firstChunks[^1];

    private TableItem[] MergedItems => _mergedItems ??= TableItem.Cut(_merged, _mergedCount, Chunks.LengthFor(Length));

    private TableItem[] ParameterItems => _parameterItems ??= TableItem.Cut(_parameters, _parameters.Length, Chunks.LengthFor(Length));

    /// <summary>How many items there are.</summary>
    public int ItemsFor<TChunks>()
        where TChunks : struct, IChunks<T> => (TChunks.MayMerge ? MergedItems : ParameterItems).Length;

    /// <summary>Runs a pass over all parameters.</summary>
    public void Run<TKernel, TGradient>(in TKernel kernel, in StepMemory memory)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        ref readonly ElementChunks<TKernel, T, TGradient> chunks = ref ElementChunks<TKernel, T, TGradient>.Of(in kernel);
        if (memory.Settings.Measures != StepMeasures.None)
        {
            Measure(in chunks, in memory);
        }
        else if (memory.Settings.Threads > 1 && Length >= Crossover.Table)
        {
            TableWork<ElementChunks<TKernel, T, TGradient>, T>.Run(in chunks, this, in memory);
        }
        else if (_mergedCount > 0)
        {
            TableItem all = new(0, 0, _mergedCount - 1, _merged[_mergedCount - 1].Length);
            RunStretches(in chunks, _merged, in all, in memory, null);
        }
    }

    /// <summary>Runs a reducing pass over all parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reduce<TKernel, TGradient>(in TKernel kernel, in StepMemory memory)
        where TKernel : struct, IReducingKernel
        where TGradient : struct, IGradientAccess
    {
        ref readonly ReducedChunks<TKernel, T, TGradient> chunks = ref ReducedChunks<TKernel, T, TGradient>.Of(in kernel);
        if (memory.Settings.Measures != StepMeasures.None)
        {
            Measure(in chunks, in memory);
            return;
        }

        if (memory.Settings.Threads > 1 && Length >= Crossover.Table)
        {
            TableWork<ReducedChunks<TKernel, T, TGradient>, T>.Run(in chunks, this, in memory);
            return;
        }

        // Without what each chunk comes to: most parameters are one chunk.
        ref T none = ref Unsafe.NullRef<T>();
        for (int i = 0; i < _parameters.Length; i++)
        {
            ref readonly Segment<T> segment = ref _parameters[i];
            if (!segment.IsPlain || memory.IsGiven)
            {
                ReduceAny<TKernel, TGradient>(in kernel, in segment, in memory);
                continue;
            }

            ElementStates<T> states = segment.States;
            Operands<T> operands = new(ref segment.Weights, ref segment.Gradient, ref none, ref states.First, states.Stride, gradientScale: memory.Settings.GradientScale, narrow: segment.Narrow, stepKey: segment.StepKey);
            ReductionRunner.Run<TKernel, T, TGradient>(in kernel, in operands, segment.Parameter.ElementStateCount, segment.Length, segment.Parameter.ResultsOf<TKernel>());
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReduceAny<TKernel, TGradient>(in TKernel kernel, in Segment<T> segment, in StepMemory memory)
        where TKernel : struct, IReducingKernel
        where TGradient : struct, IGradientAccess
    {
        Operands<T> operands = segment.Parameter.Operands(in memory);
        ReductionRunner.Run<TKernel, T, TGradient>(in kernel, in operands, segment.Parameter.ElementStateCount, segment.Length, segment.Parameter.ResultsOf<TKernel>());
    }

    /// <summary>Does something with all parameters and measures them, each by itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Measure<TChunks>(in TChunks chunks, in StepMemory memory)
        where TChunks : struct, IChunks<T>
    {
        foreach (ref readonly Segment<T> segment in _parameters.AsSpan())
        {
            segment.Parameter.Norms.Begin(memory.Settings.Measures & TChunks.Measures);
        }

        MeasuredChunks<TChunks, T> measured = new(in chunks, memory.Settings.Measures);
        TableWork<MeasuredChunks<TChunks, T>, T>.Run(in measured, this, in memory);
    }

    /// <summary>Does one item of something.</summary>
    /// <param name="chunks">What is done.</param>
    /// <param name="item">The item.</param>
    /// <param name="memory">The memory, and how to go over it.</param>
    /// <param name="folded">Takes what each chunk comes to.</param>
    public void RunItem<TChunks>(in TChunks chunks, int item, in StepMemory memory, double[] folded)
        where TChunks : struct, IChunks<T>
    {
        if (TChunks.MayMerge)
        {
            RunStretches(in chunks, _merged, in _mergedItems![item], in memory, folded);
        }
        else
        {
            RunStretches(in chunks, _parameters, in _parameterItems![item], in memory, folded);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunStretches<TChunks>(in TChunks chunks, Segment<T>[] segments, in TableItem range, in StepMemory memory, double[]? folded)
        where TChunks : struct, IChunks<T>
    {
        ref T none = ref Unsafe.NullRef<T>();
        for (int i = range.First; i <= range.Last; i++)
        {
            ref readonly Segment<T> segment = ref segments[i];
            nint start = range.StartOf(i);
            nint end = range.EndOf(i, segment.Length);
            Span<double> results = TChunks.Results == 0 ? default : folded.AsSpan((_firstChunks[i] + (int)(start / Chunks.Unit)) * TChunks.Results);
            if (!segment.IsPlain || memory.IsGiven)
            {
                RunAny(in chunks, in segment, in memory, start, end, results);
                continue;
            }

            if (segment.Narrow is not null)
            {
                PrefetchAfter(segments, i, range.Last);
            }

            // In place: a copy of what has just been written would wait for the writes.
            ElementStates<T> states = segment.States;
            Operands<T> operands = new(ref segment.Weights, ref segment.Gradient, ref none, ref states.First, states.Stride, gradientScale: memory.Settings.GradientScale, narrow: segment.Narrow, stepKey: segment.StepKey);
            Unsafe.AsRef(in chunks).Run(segment.Parameter, in operands, start, end, results);
        }
    }

    /// <summary>Asks for memory of the next stretches: the way to narrow states leads over objects, which a small parameter would wait for one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchAfter(Segment<T>[] segments, int index, int last)
    {
        if (index + 2 <= last)
        {
            segments[index + 2].Narrow?.PrefetchPlaces();
        }

        if (index < last)
        {
            segments[index + 1].Prefetch();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunAny<TChunks>(in TChunks chunks, in Segment<T> segment, in StepMemory memory, nint start, nint end, Span<double> results)
        where TChunks : struct, IChunks<T>
    {
        Operands<T> operands = segment.Parameter.Operands(in memory);
        Unsafe.AsRef(in chunks).Run(segment.Parameter, in operands, start, end, results);
    }

    /// <summary>Puts together what the chunks have come to, for each parameter.</summary>
    public void Collect<TChunks>(double[] folded)
        where TChunks : struct, IChunks<T>
    {
        for (int i = 0; TChunks.Results > 0 && i < _parameters.Length; i++)
        {
            TChunks.Collect(_parameters[i].Parameter, folded.AsSpan(_firstChunks[i] * TChunks.Results), _firstChunks[i + 1] - _firstChunks[i]);
        }
    }
}
