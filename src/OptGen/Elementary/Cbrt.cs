using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The cubic root.</content>
public static partial class Functions
{
    /// <summary>∛x.</summary>
    public readonly struct Cbrt : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            TLane root = Roots.Inverse(TLane.Abs(x), out TLane m, out TLane shifted, out TLane n);
            TLane result = TLane.CopySign(Binary.Scale(m * (root * root), shifted), x);
            return Logarithm.AnySpecial(n) ? Roots.OrSpecial(x, result) : result;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // As of the logarithm, subnormal numbers are made normal first: by 2⁵⁴, whose root is 2¹⁸.
            TLane magnitude = TLane.Abs(x);
            TLane isSubnormal = magnitude < TLane.Splat(2.2250738585072014e-308);
            TLane root = Roots.Inverse(TLane.Select(isSubnormal, magnitude * TLane.Splat(18014398509481984.0), magnitude), out TLane m, out TLane shifted, out _);

            // One step of Newton's from 2⁻²⁹, its residual in two doubles.
            TLane square = root * root;
            TLane y = m * square;
            TLane y2 = DoubleDouble.Product(y, y, out TLane y2Low);
            TLane y3 = DoubleDouble.Product(y2, y, out TLane y3Low);
            TLane residual = (m - y3) - TLane.MultiplyAdd(y2Low, y, y3Low);
            TLane result = TLane.MultiplyAdd(residual * square, TLane.Splat(1.0 / 3), y);
            result = Binary.Scale(result, shifted - (isSubnormal & TLane.Splat(18.0)));
            return Roots.OrSpecial(x, TLane.CopySign(result, x));
        }
    }
}
