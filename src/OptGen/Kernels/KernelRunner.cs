using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using OptGen.Lanes;
using OptGen.Narrow;

namespace OptGen.Kernels;

/// <summary>Runs a kernel by the widest lanes that the processor has, and what is left by narrower ones.</summary>
internal static class KernelRunner
{
    /// <summary>x86 has 16 vector registers before AVX-512; it and Arm have 32.</summary>
    private static int VectorRegisters => Sse.IsSupported && !Avx512F.VL.IsSupported ? 16 : 32;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, nint start, nint end)
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        if (operands.IsEncoded && !(TKernel.NarrowRead.IsEmpty && TKernel.NarrowWritten.IsEmpty))
        {
            NarrowRunner.Run<TKernel, T, TGradient>(in kernel, in operands, start, end);
            return;
        }

        nint index = start;
        bool unroll = 2 * TKernel.Registers <= VectorRegisters;
        if (Vector512.IsHardwareAccelerated)
        {
            if (unroll && end - index >= 2 * Vector512<T>.Count)
            {
                index = Unsafe.AsRef(in kernel).Run<PairLane<Lane512<T>, T>, T, TGradient>(in operands, index, end);
            }

            if (end - index >= Vector512<T>.Count)
            {
                index = Unsafe.AsRef(in kernel).Run<Lane512<T>, T, TGradient>(in operands, index, end);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            if (!Vector512.IsHardwareAccelerated && unroll && end - index >= 2 * Vector256<T>.Count)
            {
                index = Unsafe.AsRef(in kernel).Run<PairLane<Lane256<T>, T>, T, TGradient>(in operands, index, end);
            }

            if (end - index >= Vector256<T>.Count)
            {
                index = Unsafe.AsRef(in kernel).Run<Lane256<T>, T, TGradient>(in operands, index, end);
            }
        }

        if (Vector128.IsHardwareAccelerated)
        {
            if (!Vector256.IsHardwareAccelerated && unroll && end - index >= 2 * Vector128<T>.Count)
            {
                index = Unsafe.AsRef(in kernel).Run<PairLane<Lane128<T>, T>, T, TGradient>(in operands, index, end);
            }

            if (end - index >= Vector128<T>.Count)
            {
                index = Unsafe.AsRef(in kernel).Run<Lane128<T>, T, TGradient>(in operands, index, end);
            }
        }

        if (index < end)
        {
            Unsafe.AsRef(in kernel).Run<Lane1<T>, T, TGradient>(in operands, index, end);
        }
    }

    /// <summary>Runs the kernel row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunByRows<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, int rows, nint columns)
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        for (int row = 0; row < rows; row++)
        {
            Operands<T> atRow = operands.AtRow(row, row * columns);
            Run<TKernel, T, TGradient>(in kernel, in atRow, row * columns, (row + 1) * columns);
        }
    }

    /// <summary>Runs the kernel part by part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunByParts<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, in Parts parts)
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        int end;
        for (int start = 0; start < parts.Length; start = end)
        {
            end = parts.End(start);
            Operands<T> atPart = operands.AtPart(start, in parts);
            Run<TKernel, T, TGradient>(in kernel, in atPart, start, end);
        }
    }
}
