using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>Polynomials by Horner's rule with fused operations.</summary>
internal static class Polynomial
{
    /// <summary>A loop, for functions of doubles: what an unrolled chain gains is not worth the code that the JIT would have to compile.</summary>
    /// <param name="x">Where.</param>
    /// <param name="coefficients">The coefficients, that of the highest power first.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Of<TLane>(TLane x, ReadOnlySpan<double> coefficients)
        where TLane : struct, ILane<TLane, double>
    {
        ref double first = ref MemoryMarshal.GetReference(coefficients);
        TLane sum = TLane.Broadcast(in first, 0);
        for (int i = 1; i < coefficients.Length; i++)
        {
            sum = TLane.MultiplyAdd(sum, x, TLane.Broadcast(in first, i));
        }

        return sum;
    }
}
