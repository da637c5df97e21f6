using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using OptGen.CompilerServices;

namespace OptGen.Passes;

/// <summary>Runs a kernel by the widest lanes that the processor has, and what is left by narrower ones.</summary>
internal static class KernelRunner
{
    /// <summary>x86 has 16 vector registers before AVX-512; it and Arm have 32.</summary>
    private static int VectorRegisters => Sse.IsSupported && !Avx512F.VL.IsSupported ? 16 : 32;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, nint start, nint end)
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        if (TKernel.IsBounded && operands.IsEncoded)
        {
            BlockRunner.Run<TKernel, T, TGradient>(in kernel, in operands, start, end);
        }
        else if (operands.IsEncoded && !(TKernel.NarrowRead.IsEmpty && TKernel.NarrowWritten.IsEmpty))
        {
            NarrowRunner.Run<TKernel, T, TGradient>(in kernel, in operands, start, end);
        }
        else
        {
            RunLanes<TKernel, T, TGradient>(in kernel, in operands, start, end);
        }
    }

    /// <summary>Runs a kernel over memory as it finds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunLanes<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, nint start, nint end)
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RunBy<Lane512<T>, TKernel, T, TGradient>(in kernel, in operands, start, end);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RunBy<Lane256<T>, TKernel, T, TGradient>(in kernel, in operands, start, end);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RunBy<Lane128<T>, TKernel, T, TGradient>(in kernel, in operands, start, end);
        }
        else
        {
            RunRest<TKernel, T, TGradient>(in kernel, in operands, start, end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunBy<TLane, TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, nint index, nint end)
        where TLane : struct, ILane<TLane, T>
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        if (2 * TKernel.Registers <= VectorRegisters && end - index >= 2 * TLane.Count)
        {
            index = Unsafe.AsRef(in kernel).Run<PairLane<TLane, T>, T, TGradient>(in operands, index, end);
        }

        if (end - index >= TLane.Count)
        {
            index = Unsafe.AsRef(in kernel).Run<TLane, T, TGradient>(in operands, index, end);
        }

        if (index < end)
        {
            RunRest<TKernel, T, TGradient>(in kernel, in operands, index, end);
        }
    }

    /// <summary>Runs the kernel over less than a lane; by itself, so that the narrower lanes are loaded and compiled where something is left over.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunRest<TKernel, T, TGradient>(in TKernel kernel, in Operands<T> operands, nint index, nint end)
        where TKernel : struct, IKernel
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        if (Vector256.IsHardwareAccelerated && end - index >= Lane256<T>.Count)
        {
            index = Unsafe.AsRef(in kernel).Run<Lane256<T>, T, TGradient>(in operands, index, end);
        }

        if (Vector128.IsHardwareAccelerated && end - index >= Lane128<T>.Count)
        {
            index = Unsafe.AsRef(in kernel).Run<Lane128<T>, T, TGradient>(in operands, index, end);
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
