using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;
using OptGen.Memory;
using OptGen.Passes;
using OptGen.Threads;

namespace OptGen.Parameters;

internal sealed partial class Parameter<T>
{
    /// <summary>Runs a pass: over all elements in any order, row by row, block by block, or both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TKernel, TGradient>(in TKernel kernel, in StepMemory memory, bool isByRows, int blocks)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        if (isByRows || blocks > 0)
        {
            RunByParts<TKernel, TGradient>(in kernel, in memory, isByRows, blocks);
            return;
        }

        if (memory.Settings.Measures != StepMeasures.None || IsShared(in memory))
        {
            Alone.Run<TKernel, TGradient>(in kernel, in memory);
            return;
        }

        Operands<T> operands = Operands(in memory);
        if (memory.HasRows)
        {
            RunOverRows<TKernel, TGradient>(in kernel, in operands, memory.Rows);
            return;
        }

        KernelRunner.Run<TKernel, T, TGradient>(in kernel, in operands, 0, Length);
    }

    /// <summary>Whether threads share passes over the parameter, as over a table of it alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsShared(in StepMemory memory) => memory.Settings.Threads > 1 && Length >= Crossover.OneParameter;

    /// <summary>Runs a pass over some rows, neighbours at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunOverRows<TKernel, TGradient>(in TKernel kernel, in Operands<T> operands, ReadOnlySpan<int> rows)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        int end;
        for (int start = 0; start < rows.Length; start = end)
        {
            end = start + 1;
            while (end < rows.Length && rows[end] == rows[end - 1] + 1)
            {
                end++;
            }

            Operands<T> atRows = operands.AtRows((nint)rows[start] * Columns, (nint)start * Columns);
            KernelRunner.Run<TKernel, T, TGradient>(in kernel, in atRows, 0, (nint)(end - start) * Columns);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunByParts<TKernel, TGradient>(in TKernel kernel, in StepMemory memory, bool isByRows, int blocks)
        where TKernel : struct, IKernel
        where TGradient : struct, IGradientAccess
    {
        if (memory.Settings.Measures != StepMeasures.None)
        {
            RunMeasuredByParts<TKernel, TGradient>(in kernel, in memory, isByRows, blocks);
            return;
        }

        Operands<T> operands = DecodedOperands<TKernel>(in memory);
        if (blocks > 0)
        {
            KernelRunner.RunByParts<TKernel, T, TGradient>(in kernel, in operands, new Parts(_vectors!, Length, isByRows, blocks));
        }
        else
        {
            KernelRunner.RunByRows<TKernel, T, TGradient>(in kernel, in operands, Rows, Columns);
        }

        EncodeWritten<TKernel>();
    }

    /// <summary>Runs a pass that reduces.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reduce<TKernel, TGradient>(in TKernel kernel, in StepMemory memory, bool isByRows, int blocks)
        where TKernel : struct, IReducingKernel
        where TGradient : struct, IGradientAccess
    {
        bool isMeasured = memory.Settings.Measures != StepMeasures.None;
        if (blocks == 0 && !isByRows)
        {
            if (isMeasured || IsShared(in memory))
            {
                Alone.Reduce<TKernel, TGradient>(in kernel, in memory);
                return;
            }

            Operands<T> flat = Operands(in memory);
            ReductionRunner.Run<TKernel, T, TGradient>(in kernel, in flat, ElementStateCount, Length, ResultsOf<TKernel>());
            return;
        }

        if (isMeasured)
        {
            ReduceMeasuredByParts<TKernel, TGradient>(in kernel, memory.Settings, isByRows, blocks);
            return;
        }

        Operands<T> operands = DecodedOperands<TKernel>(in memory);
        if (blocks > 0)
        {
            ReductionRunner.RunByParts<TKernel, T, TGradient>(in kernel, in operands, ElementStateCount, new Parts(_vectors!, Length, isByRows, blocks), Reductions);
        }
        else
        {
            ReductionRunner.RunByRows<TKernel, T, TGradient>(in kernel, in operands, ElementStateCount, _vectors!, Rows, Columns, Reductions);
        }

        EncodeWritten<TKernel>();
    }

    /// <summary>Runs a pass over the matrices of another size.</summary>
    public void RunInSpace<TKernel>(in TKernel kernel, int space)
        where TKernel : struct, IKernel
    {
        Operands<T> operands = OperandsOf(space);
        (int rows, int columns) = _matrices!.Size(space);
        KernelRunner.Run<TKernel, T, PlainGradient>(in kernel, in operands, 0, (nint)rows * columns);
    }

    /// <summary>Runs a pass over the matrices of another size row by row.</summary>
    public void RunInSpaceByRows<TKernel>(in TKernel kernel, int space)
        where TKernel : struct, IKernel
    {
        Operands<T> operands = OperandsOf(space);
        (int rows, int columns) = _matrices!.Size(space);
        KernelRunner.RunByRows<TKernel, T, PlainGradient>(in kernel, in operands, rows, columns);
    }

    /// <summary>Runs a pass that reduces the matrices of another size.</summary>
    public void ReduceSpace<TKernel>(in TKernel kernel, bool isByRows, int space)
        where TKernel : struct, IReducingKernel
    {
        Operands<T> operands = OperandsOf(space);
        (int rows, int columns) = _matrices!.Size(space);
        if (isByRows)
        {
            ReductionRunner.RunByRows<TKernel, T, PlainGradient>(in kernel, in operands, _matrices.Count(space), _vectors!, rows, columns, Reductions);
        }
        else
        {
            ReductionRunner.Run<TKernel, T, PlainGradient>(in kernel, in operands, _matrices.Count(space), (nint)rows * columns, Reductions);
        }
    }

    /// <summary>The memory that a pass goes over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Operands<T> Operands(scoped in StepMemory memory)
    {
        ref T weights = ref memory.IsGiven ? ref Unsafe.As<byte, T>(ref memory.Weights) : ref MemoryMarshal.GetReference(_weights.Span);
        ref T gradient = ref memory.IsGiven ? ref Unsafe.As<byte, T>(ref Unsafe.AsRef(in memory.Gradient)) : ref MemoryMarshal.GetReference(_gradient.Span);
        ElementStates<T> states = ElementStates;
        return new Operands<T>(
            ref weights,
            ref gradient,
            ref Unsafe.As<byte, T>(ref memory.Evaluation),
            ref states.First,
            states.Stride,
            _vectors,
            gradientScale: memory.Settings.GradientScale,
            narrow: _narrow,
            stepKey: StepKey,
            givens: _givens);
    }

    /// <summary>The memory of the matrices of another size: these alone, for there are no weights and gradients of that size.</summary>
    private Operands<T> OperandsOf(int space)
    {
        ElementStates<T> matrices = _matrices!.Of(space);
        ref T none = ref Unsafe.NullRef<T>();
        return new Operands<T>(ref none, ref none, ref none, ref matrices.First, matrices.Stride, _vectors, givens: _givens);
    }

    /// <summary>The parameter's place in a table of memory.</summary>
    public Segment<T> ToSegment()
    {
        bool areArrays = MemoryMarshal.TryGetArray<T>(_weights.Memory, out ArraySegment<T> weights) & MemoryMarshal.TryGetArray<T>(_gradient.Memory, out ArraySegment<T> gradient);
        return areArrays && _givens is null && _vectors is null ? new Segment<T>(this, ElementStates, _narrow, weights, gradient) : new Segment<T>(this, ElementStates);
    }
}
