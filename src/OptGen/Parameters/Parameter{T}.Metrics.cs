using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;
using OptGen.Passes;
using OptGen.Threads;

namespace OptGen.Parameters;

internal sealed partial class Parameter<T>
{
    private SegmentTable<T>? _alone;
    private T[]? _weightsBefore;

    /// <summary>The parameter as a table of its own, which threads can share.</summary>
    private SegmentTable<T> Alone => _alone ??= new SegmentTable<T>([this]);

    internal override void MeasureGradient(StepSettings settings) =>
        Alone.Measure(default(UntouchedChunks<T>), new StepMemory(settings with { Measures = StepMeasures.Gradient }));

    internal override void MeasureWeights(StepSettings settings) => Alone.Measure(
        default(UntouchedChunks<T>), new StepMemory(settings with { Measures = KeptWeights is null ? StepMeasures.Weights : StepMeasures.Weights | StepMeasures.Update }));

    /// <summary>Runs a pass over some chunks and measures each one.</summary>
    /// <param name="chunks">The pass.</param>
    /// <param name="operands">The parameter's memory.</param>
    /// <param name="measures">What to measure.</param>
    /// <param name="first">The first element of the first chunk.</param>
    /// <param name="last">One past the last element of the last chunk.</param>
    /// <param name="folded">Takes what each chunk comes to.</param>
    [SkipLocalsInit]
    public void RunChunks<TChunks>(in TChunks chunks, in Operands<T> operands, StepMeasures measures, nint first, nint last, Span<double> folded)
        where TChunks : struct, IChunks<T>
    {
        Span<T> room = stackalloc T[Chunks.Unit];
        nint start = first;
        do
        {
            nint end = nint.Min(start + Chunks.Unit, last);
            ref T before = ref BeginChunk(measures & TChunks.Measures, in operands, start, end, room);
            Unsafe.AsRef(in chunks).Run(this, in operands, start, end, folded);
            EndChunk(measures & TChunks.Measures, in operands, ref before, start, end);
            start = end;
            folded = folded[TChunks.Results..];
        }
        while (start < last);
    }

    /// <summary>Measures what a pass is about to change, and keeps it.</summary>
    /// <returns>Where the first of the old weights is.</returns>
    private ref T BeginChunk(StepMeasures measures, in Operands<T> operands, nint start, nint end, Span<T> room)
    {
        if ((measures & StepMeasures.Gradient) != 0)
        {
            Norms.MeasureGradient(in operands, start, end);
        }

        ref T weights = ref Unsafe.Add(ref operands.Weights, start);
        if ((measures & StepMeasures.Update) == 0)
        {
            return ref weights;
        }

        if (KeptWeights is int kept)
        {
            return ref Unsafe.Add(ref operands.State(kept), start);
        }

        MemoryMarshal.CreateReadOnlySpan(ref weights, (int)(end - start)).CopyTo(room);
        return ref MemoryMarshal.GetReference(room);
    }

    private void EndChunk(StepMeasures measures, in Operands<T> operands, ref T before, nint start, nint end)
    {
        if ((measures & StepMeasures.Weights) != 0)
        {
            Norms.MeasureWeights(in operands, ref before, start, end);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunMeasuredByParts<TKernel, TGradient>(in TKernel kernel, in StepMemory memory, bool isByRows, int blocks)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        StepMeasures measures = memory.Settings.Measures & MeasuredKernel<TKernel>.Measures;
        Norms.Begin(measures);
        PartChunks<TKernel, T, TGradient> chunks = new(in kernel, isByRows, blocks);
        Operands<T> operands = DecodedOperands<TKernel>(in memory);
        RunChunks(in chunks, in operands, measures, 0, Length, default);
        EncodeWritten<TKernel>();
    }

    /// <summary>Runs a pass that reduces by rows or blocks, whose sums are not those of chunks: what it changes is measured before and after it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReduceMeasuredByParts<TKernel, TGradient>(in TKernel kernel, StepSettings settings, bool isByRows, int blocks)
        where TKernel : struct, IReducingKernel
        where TGradient : struct, IGradientAccess
    {
        StepMeasures measures = settings.Measures & MeasuredKernel<TKernel>.Measures;
        StepMemory memory = new(settings with { Measures = StepMeasures.None });
        Operands<T> operands = Operands(in memory);
        Norms.Begin(measures);
        T[] room = (measures & StepMeasures.Update) == 0 ? [] : _weightsBefore ??= new T[Length];
        UntouchedChunks<T> untouched = default;
        if ((measures & StepMeasures.Gradient) != 0)
        {
            RunChunks(in untouched, in operands, StepMeasures.Gradient, 0, Length, default);
        }

        ref T before = ref BeginChunk(measures & ~StepMeasures.Gradient, in operands, 0, Length, room);
        Reduce<TKernel, TGradient>(in kernel, in memory, isByRows, blocks);
        for (nint start = 0; start < Length; start += Chunks.Unit)
        {
            EndChunk(measures, in operands, ref Unsafe.Add(ref before, start), start, nint.Min(start + Chunks.Unit, Length));
        }
    }
}
