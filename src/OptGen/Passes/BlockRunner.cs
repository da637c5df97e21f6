using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Codes;
using OptGen.CompilerServices;
using OptGen.Narrow;

namespace OptGen.Passes;

/// <summary>
/// Runs kernels that decode and encode states in eight bits in registers. A block's scale is known before its first store: the kernel bounds what it will make of the
/// block. Blocks whose bounds are not finite, or whose codes have another form than the kernel reads, are decoded before and encoded after, one by one.
/// </summary>
internal static unsafe class BlockRunner
{
    /// <summary>Elements that are bounded before the kernel goes over them, so few that their gradient is still in the nearest cache.</summary>
    private const int RunLength = Interval.Count * Block8Codes.BlockLength;

    /// <summary>As many narrow states as most rules have.</summary>
    private const int FewStates = 4;

    /// <summary>Runs a kernel between two elements, the first a multiple of the length of blocks, the last another one or the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, nint start, nint end)
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        if (end - start <= RunLength && operands.Narrow!.Count <= FewStates)
        {
            RunOnce<TKernel, T, TGradient>(in kernel, in operands, new BlockPlace(start, (int)(end - start)));
        }
        else
        {
            RunLong<TKernel, T, TGradient>(in kernel, in operands, start, end);
        }
    }

    /// <summary>Runs a kernel over a small parameter, most often one of many: with memory whose size is known, and that needs no clearing because nothing is measured ahead.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void RunOnce<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, BlockPlace blocks)
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        float* scales = stackalloc float[(Operands<T>.ScalesPerState * FewStates) + (Interval.Count * Operands<T>.Places)];
        Interval* bounds = stackalloc Interval[FewStates];
        uint refused = Bound(in kernel, in operands, blocks, new Span<Interval>(bounds, FewStates), scales);

        // Not before: a copy of what has just been written waits for the writes.
        Operands<T> bounded = new(in operands, ref *(T*)scales, blocks.Start, 0, false);
        RunBounded<TKernel, T, TGradient>(in kernel, in bounded, blocks, scales, refused);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void RunLong<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, nint start, nint end)
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        int states = operands.Narrow!.Count;
        int scaleCount = Operands<T>.ScalesPerState * states;
        float* scales = stackalloc float[scaleCount + (Interval.Count * Operands<T>.Places)];
        new Span<float>(scales + scaleCount, Interval.Count * Operands<T>.Places).Clear();
        Interval* memory = stackalloc Interval[states];
        Span<Interval> bounds = new(memory, states);
        bool isMeasured = false;
        for (nint place = start; place < end; place += RunLength)
        {
            // Only whole runs are measured ahead: what is left over is gone over by narrower lanes.
            bool measures = place + (2 * RunLength) <= end;
            Operands<T> bounded = new(in operands, ref *(T*)scales, place, measures ? RunLength : 0, isMeasured);
            isMeasured = measures && TKernel.GradientUse != GradientUse.None;
            BlockPlace blocks = new(place, (int)nint.Min(RunLength, end - place));
            uint refused = Bound(in kernel, in bounded, blocks, bounds, scales);
            RunBounded<TKernel, T, TGradient>(in kernel, in bounded, blocks, scales, refused);
        }
    }

    /// <summary>Runs a kernel over up to eight blocks whose scales are found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunBounded<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, BlockPlace blocks, float* scales, uint refused)
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        if (refused == 0)
        {
            KernelRunner.RunLanes<TKernel, T, TGradient>(in kernel, in operands, blocks.Start, blocks.Start + blocks.Count);
        }
        else
        {
            RunSome<TKernel, T, TGradient>(in kernel, in operands, blocks, refused);
        }

        SetScales<TKernel>(operands.Narrow!, operands.Element(blocks.Start), blocks.Count, scales, refused);
    }

    /// <summary>Whether a state's codes have a sign in any case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSigned<TKernel>(int state)
        where TKernel : struct, IKernel
    {
        foreach (int signed in TKernel.NarrowSigned)
        {
            if (signed == state)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds the scales with which a kernel goes over blocks.</summary>
    /// <returns>A bit for each block that has none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bound<TKernel, T>(in TKernel kernel, in Operands<T> operands, BlockPlace blocks, Span<Interval> bounds, float* scales)
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector256<float> accepted = Vector256<float>.AllBitsSet;
        foreach (int state in TKernel.NarrowRead)
        {
            // What has been written by hand or in another way may have the other form; 0 has both.
            Vector256<float> found = Vector256.Load(operands.Narrow!.ScalesFrom(state, operands.Element(blocks.Start)));
            found = IsSigned<TKernel>(state) ? -found : found;
            accepted &= Vector256.GreaterThanOrEqual(found, Vector256<float>.Zero);
            (found * 2).Store(scales + (state * Operands<T>.ScalesPerState));
        }

        Unsafe.AsRef(in kernel).Bound(in operands, blocks, bounds);
        foreach (int state in TKernel.NarrowWritten)
        {
            // NaN where nothing is known.
            bool isSigned = IsSigned<TKernel>(state);
            Vector256<float> greatest = bounds[state].Magnitude.Value;
            accepted &= Vector256.GreaterThanOrEqual(isSigned ? greatest : bounds[state].Low.Value, Vector256<float>.Zero);
            Block8Codes.HalfInverses(greatest, isSigned).Store(scales + (state * Operands<T>.ScalesPerState) + Interval.Count);
        }

        int count = (blocks.Count + Block8Codes.BlockLength - 1) / Block8Codes.BlockLength;
        return ~accepted.ExtractMostSignificantBits() & ((1u << count) - 1);
    }

    /// <summary>Runs a kernel over blocks of which some have no scales.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunSome<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, BlockPlace blocks, uint refused)
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        for (int block = 0; block * Block8Codes.BlockLength < blocks.Count; block++)
        {
            nint place = blocks.Start + (block * Block8Codes.BlockLength);
            nint end = nint.Min(place + Block8Codes.BlockLength, blocks.Start + blocks.Count);
            if ((refused >> block & 1) != 0)
            {
                NarrowRunner.Run<TKernel, T, DecodedStates<TGradient>>(in kernel, in operands, place, end);
            }
            else
            {
                KernelRunner.RunLanes<TKernel, T, TGradient>(in kernel, in operands, place, end);
            }
        }
    }

    /// <summary>Gives blocks the scales that the kernel has encoded them with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetScales<TKernel>(NarrowStates states, nint element, int elements, float* scales, uint refused)
        where TKernel : struct, IKernel
    {
        int count = (elements + Block8Codes.BlockLength - 1) / Block8Codes.BlockLength;
        foreach (int state in TKernel.NarrowWritten)
        {
            Vector256<float> found = Block8Codes.Scales(Vector256.Load(scales + (state * Operands<float>.ScalesPerState) + Interval.Count), IsSigned<TKernel>(state));
            float* target = states.ScalesFrom(state, element);
            if (refused == 0 && count == Interval.Count)
            {
                found.Store(target);
                continue;
            }

            for (int block = 0; block < count; block++)
            {
                target[block] = (refused >> block & 1) == 0 ? found.GetElement(block) : target[block];
            }
        }
    }
}
