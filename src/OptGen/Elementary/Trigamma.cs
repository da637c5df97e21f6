using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The trigamma function.</content>
public static partial class Functions
{
    /// <summary>ψ′(x), the second derivative of ln Γ(x); ∞ at 0 and negative integers, NaN at −∞.</summary>
    /// <remarks>
    /// From 6 on the asymptotic series, whose rest is a polynomial as well, and below from there by ψ′(x) = ψ′(x + 1) + 1/x². Of negative numbers by reflection,
    /// ψ′(−y) = π²/sin² πy − ψ′(1 + y) (M. Abramowitz, I. Stegun, "Handbook of mathematical functions", 1964, 6.4.6, 6.4.7 and 6.4.12).
    /// </remarks>
    public readonly struct Trigamma : IUnaryFunction
    {
        private const int Shifts = 6;

        /// <summary>x³·(ψ′(x) − 1/x − 1/(2x²)) in 1/x² for x ≥ 6: minimax, with an error of 2⁻⁴⁹·⁴ of itself, below 2⁻⁵⁶ of ψ′(x).</summary>
        private static ReadOnlySpan<double> Rest =>
        [
            -3.426582921628988, 1.0300184084483814, -0.2501985860369078, 0.07572179866425419, -0.0333330905406749, 0.023809522992838505, -0.033333333332281945,
            0.16666666666666644,
        ];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double> =>
            Value(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double> =>
            Value(x);

        /// <summary>Too much code to stand in a kernel twice.</summary>
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static TLane Value<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            TLane zero = TLane.Splat(0.0);
            TLane isNegative = x < zero;
            TLane magnitude = TLane.Abs(x);
            TLane isNear = magnitude < TLane.Splat(Shifts);
            TLane argument = DoubleDouble.Sum(magnitude, isNear & TLane.Splat(Shifts), out TLane argumentLow);
            TLane reciprocal = DoubleDouble.Quotient(TLane.Splat(1.0), zero, argument, argumentLow, out TLane low);
            TLane square = reciprocal * reciprocal;
            TLane rest = TLane.MultiplyAdd(Polynomial.Of(square, Rest), square * reciprocal, square * TLane.Splat(0.5));
            TLane result = DoubleDouble.FastSum(reciprocal, rest, out TLane restLow);
            low += restLow;

            // From the smallest term to the greatest, which is that of x itself; of negative x, ψ′(1 + y) is wanted, without that term.
            TLane term = zero;
            for (int k = Shifts - 1; k >= 0; k--)
            {
                argument = DoubleDouble.Sum(magnitude, TLane.Splat(k), out argumentLow);
                term = InverseSquare(argument, argumentLow, out TLane termLow);
                TLane isAdded = k == 0 ? isNear ^ isNegative : isNear;
                TLane isSubtracted = isAdded & isNegative & TLane.Splat(k == 0);
                result = DoubleDouble.Sum(result, isAdded & TLane.Select(isSubtracted, -term, term), out TLane sumLow);
                low += sumLow + (isAdded & TLane.Select(isSubtracted, -termLow, termLow));
            }

            result = TLane.Any(isNegative) ? TLane.Select(isNegative, Reflected(magnitude, result, low), result + low) : result + low;

            // What is infinite has no low part.
            TLane infinity = TLane.Splat(double.PositiveInfinity);
            result = TLane.Select(TLane.Equal(term, infinity), infinity, result);
            return TLane.Select(TLane.Equal(x, infinity), zero, result);
        }

        /// <summary>1/a².</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLane InverseSquare<TLane>(TLane a, TLane aLow, out TLane low)
            where TLane : struct, ILane<TLane, double>
        {
            TLane reciprocal = DoubleDouble.Quotient(TLane.Splat(1.0), TLane.Splat(0.0), a, aLow, out TLane reciprocalLow);
            TLane square = DoubleDouble.Product(reciprocal, reciprocal, out low);
            low = TLane.MultiplyAdd(reciprocal + reciprocal, reciprocalLow, low);
            return square;
        }

        /// <summary>π²/sin² πy − ψ′(1 + y).</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static TLane Reflected<TLane>(TLane y, TLane next, TLane nextLow)
            where TLane : struct, ILane<TLane, double>
        {
            TLane r = HalfTurns.Rest(y);
            TLane sine = HalfTurns.Sine(r, out TLane sineLow);
            TLane square = InverseSquare(sine, sineLow, out TLane squareLow);
            TLane result = DoubleDouble.Sum(square, -next, out TLane low);
            return TLane.Select(TLane.Equal(r, TLane.Splat(0.0)), TLane.Splat(double.PositiveInfinity), result + (low + (squareLow - nextLow)));
        }
    }
}
