using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Memory;
using OptGen.Passes;
using OptGen.Threads;

namespace OptGen.Parameters;

/// <summary>The memory of all parameters of one type as a flat table, and the same cut into items of about equal length.</summary>
internal sealed partial class SegmentTable<T>
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

    /// <summary>Runs a pass over all parameters.</summary>
    public void Run<TKernel, TGradient>(in TKernel kernel, StepSettings settings)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        if (settings.Threads > 1 && Length >= Crossover.Table)
        {
            TablePass<TKernel, T, TGradient>.Run(in kernel, this, MergedItems.Length, settings);
            return;
        }

        if (_mergedCount > 0)
        {
            TableItem all = new(0, 0, _mergedCount - 1, _merged[_mergedCount - 1].Length);
            RunStretches<TKernel, TGradient>(in kernel, in all, settings);
        }
    }

    /// <summary>Runs one item of a pass.</summary>
    public void RunItem<TKernel, TGradient>(in TKernel kernel, int item, StepSettings settings)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess => RunStretches<TKernel, TGradient>(in kernel, in _mergedItems![item], settings);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunStretches<TKernel, TGradient>(in TKernel kernel, in TableItem range, StepSettings settings)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        StepMemory memory = new(settings);
        ref T none = ref Unsafe.NullRef<T>();
        for (int i = range.First; i <= range.Last; i++)
        {
            ref readonly Segment<T> segment = ref _merged[i];
            if (!segment.IsPlain)
            {
                RunAny<TKernel, TGradient>(in kernel, in segment, in memory, range.StartOf(i), range.EndOf(i, segment.Length));
                continue;
            }

            // In place: a copy of what has just been written would wait for the writes.
            ElementStates<T> states = segment.States;
            Operands<T> operands = new(ref segment.Weights, ref segment.Gradient, ref none, ref states.First, states.Stride, gradientScale: settings.GradientScale);
            KernelRunner.Run<TKernel, T, TGradient>(in kernel, in operands, range.StartOf(i), range.EndOf(i, segment.Length));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunAny<TKernel, TGradient>(in TKernel kernel, in Segment<T> segment, in StepMemory memory, nint start, nint end)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        Operands<T> operands = segment.Parameter.Operands(in memory);
        KernelRunner.Run<TKernel, T, TGradient>(in kernel, in operands, start, end);
    }

    /// <summary>Runs a reducing pass over all parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reduce<TKernel, TGradient>(in TKernel kernel, StepSettings settings)
        where TKernel : struct, IReducingKernel
        where TGradient : struct, IGradientAccess
    {
        if (settings.Threads > 1 && Length >= Crossover.Table)
        {
            TableReduction<TKernel, T, TGradient>.Run(in kernel, this, ParameterItems.Length, settings);
            return;
        }

        StepMemory memory = new(settings);
        ref T none = ref Unsafe.NullRef<T>();
        for (int i = 0; i < _parameters.Length; i++)
        {
            ref readonly Segment<T> segment = ref _parameters[i];
            if (!segment.IsPlain)
            {
                ReduceAny<TKernel, TGradient>(in kernel, in segment, in memory);
                continue;
            }

            ElementStates<T> states = segment.States;
            Operands<T> operands = new(ref segment.Weights, ref segment.Gradient, ref none, ref states.First, states.Stride, gradientScale: settings.GradientScale);
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

    /// <summary>Runs one item of a reducing pass.</summary>
    /// <param name="kernel">The pass.</param>
    /// <param name="item">The item.</param>
    /// <param name="settings">How to go over memory.</param>
    /// <param name="folded">Takes what each chunk comes to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ReduceItem<TKernel, TGradient>(in TKernel kernel, int item, StepSettings settings, double[] folded)
        where TKernel : struct, IReducingKernel
        where TGradient : struct, IGradientAccess
    {
        StepMemory memory = new(settings);
        TableItem range = _parameterItems![item];
        int results = TKernel.Reductions.Length;
        for (int i = range.First; i <= range.Last; i++)
        {
            ref readonly Segment<T> segment = ref _parameters[i];
            Operands<T> operands = segment.Operands(in memory);
            nint start = range.StartOf(i);
            int chunk = _firstChunks[i] + (int)(start / Chunks.Unit);
            ReductionRunner.FoldChunks<TKernel, T, TGradient>(
                in kernel, in operands, segment.Parameter.ElementStateCount, start, range.EndOf(i, segment.Length), folded.AsSpan(chunk * results));
        }
    }

    /// <summary>Puts together what the chunks have come to, for each parameter.</summary>
    public void Collect<TKernel>(double[] folded)
        where TKernel : struct, IReducingKernel
    {
        int results = TKernel.Reductions.Length;
        for (int i = 0; i < _parameters.Length; i++)
        {
            ReductionRunner.Collect<TKernel>(folded.AsSpan(_firstChunks[i] * results), _firstChunks[i + 1] - _firstChunks[i], _parameters[i].Parameter.ResultsOf<TKernel>());
        }
    }
}
