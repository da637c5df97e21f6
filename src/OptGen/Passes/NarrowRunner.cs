using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Narrow;
using OptGen.Threads;

namespace OptGen.Passes;

/// <summary>Runs kernels over parameters with narrow states, which are decoded before and encoded after a piece of the work; the kernels see no difference.</summary>
internal static unsafe class NarrowRunner
{
    private const int CacheLine = 64;
    private const int Page = 4096;

    /// <summary>From the place of one decoded state in its page to that of the next, in bytes, as between other states: whatever lies at equal places holds each other up.</summary>
    private const int Stagger = 17 * CacheLine;

    /// <summary>Numbers from one decoded state to the next.</summary>
    private const int Stride = NarrowStates.RunLength + (Stagger / sizeof(float));

    /// <summary>Runs a kernel between two elements, the first a multiple of the length of blocks, the last another one or the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Run<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, nint start, nint end)
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        NarrowStates states = operands.Narrow!;
        ReadOnlySpan<int> read = TKernel.NarrowRead;
        ReadOnlySpan<int> written = TKernel.NarrowWritten;
        byte* memory = stackalloc byte[(states.Count * Stride * sizeof(float)) + Page + CacheLine];
        float* values = Beside((nint)Unsafe.AsPointer(ref operands.Weights), memory);
        for (nint place = start; place < end; place += NarrowStates.RunLength)
        {
            nint count = nint.Min(NarrowStates.RunLength, end - place);
            states.Decode(read, place, count, values, Stride);
            Operands<T> piece = operands.Decoded(ref Unsafe.AsRef<T>(values), Stride, place);
            KernelRunner.RunLanes<TKernel, T, TGradient>(in kernel, in piece, 0, count);
            states.Encode(written, place, count, values, Stride, operands.StepKey, TKernel.NarrowSigned);
        }
    }

    /// <summary>Runs a reducing kernel over one of the chunks whose results are put together.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">The parameter's memory.</param>
    /// <param name="states">How many states of element shape there are.</param>
    /// <param name="start">The first element of the chunk.</param>
    /// <param name="end">One past its last element.</param>
    /// <param name="kinds">The reductions.</param>
    /// <param name="sums">Takes what the places of a lane have come to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void RunChunk<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, int states, nint start, nint end, ReadOnlySpan<ReductionKind> kinds, LaneSums sums)
        where TKernel : struct, IReducingKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        NarrowStates narrow = operands.Narrow!;
        byte* memory = stackalloc byte[(narrow.Count * Chunks.Unit * sizeof(float)) + CacheLine];
        float* values = Aligned(memory);
        narrow.Decode(TKernel.NarrowRead, start, end - start, values, Chunks.Unit);
        Operands<T> piece = operands.Decoded(ref Unsafe.AsRef<T>(values), Chunks.Unit, start);
        ReductionRunner.RunChunk<TKernel, T, TGradient>(in kernel, in piece, states, 0, end - start, kinds, sums);
        narrow.Encode(TKernel.NarrowWritten, start, end - start, values, Chunks.Unit, operands.StepKey, TKernel.NarrowSigned);
    }

    /// <summary>Memory from a cache line on whose place in its page comes after those of weights and gradients that the library has placed.</summary>
    private static float* Beside(nint weights, byte* memory)
    {
        byte* aligned = (byte*)Aligned(memory);
        return (float*)(aligned + ((weights + (2 * Stagger) - (nint)aligned) & (Page - CacheLine)));
    }

    private static float* Aligned(byte* memory) => (float*)(((nint)memory + CacheLine - 1) / CacheLine * CacheLine);
}
