using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The digamma function.</content>
public static partial class Functions
{
    /// <summary>ψ(x), the derivative of ln Γ(x); −∞ at 0 and ∞ at −0, NaN at negative integers and −∞.</summary>
    /// <remarks>
    /// From 1 to 2 a polynomial beside the zero (W. J. Cody, A. J. Strecok, H. C. Thacher, "Chebyshev approximations for the psi function", 1973), from there by
    /// ψ(x + 1) = ψ(x) + 1/x below 3, and by the asymptotic series beyond, whose rest is a polynomial as well. Of negative numbers by reflection,
    /// ψ(−y) = ψ(y) + 1/y + π·cot πy (M. Abramowitz, I. Stegun, "Handbook of mathematical functions", 1964, 6.3.5, 6.3.7 and 6.3.18).
    /// </remarks>
    public readonly struct Digamma : IUnaryFunction
    {
        /// <summary>The zero above 0.</summary>
        private const double Zero = 1.4616321449683622;

        private const double ZeroLow = 9.549995429965697e-17;

        /// <summary>The zero less 1.</summary>
        private const double ZeroLessOne = 0.46163214496836236;

        private const double ZeroLessOneLow = -1.5522348162858677e-17;

        /// <summary>ψ(x)/(x − zero) in x − zero for x from 1 to 2: minimax, with an error of 2⁻⁵⁶ of itself.</summary>
        private static ReadOnlySpan<double> Near =>
        [
            -0.00017656456255392235, 0.000402113892387761, -0.0004009575241046665, 0.00042011219466915834, -0.0006975392742608911, 0.0011018086633190131,
            -0.0015900580656683222, 0.002301415512118844, -0.0033673714723629487, 0.004927151627849385, -0.007204810445558138, 0.010538768960805453,
            -0.015424746522784156, 0.02259764904400707, -0.033161127287116635, 0.04880428814873569, -0.0721995612378085, 0.10782405069138813,
            -0.16394270544260248, 0.25849976095565075, -0.4427631689835915, 0.9676722454476212,
        ];

        /// <summary>x²·(ln x − 1/(2x) − ψ(x)) in 1/x² for x ≥ 3: minimax, with an error of 2⁻⁵⁰·⁵ of itself, below 2⁻⁵⁷ of ψ(x).</summary>
        private static ReadOnlySpan<double> Rest =>
        [
            -22.45113697968562, 17.969374288131746, -6.893974172171441, 1.7740038607800888, -0.3769228959528022, 0.08079760642162626, -0.021025218118907875,
            0.007574576189875492, -0.004166654224989721, 0.003968253899708791, -0.00833333333318443, 0.08333333333333327,
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

        /// <summary>Of floats, too: a shorter way would have too few digits near the zeros. Too much code to stand in a kernel twice.</summary>
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static TLane Value<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            TLane zero = TLane.Splat(0.0);
            TLane one = TLane.Splat(1.0);
            TLane isNegative = x < zero;
            TLane magnitude = TLane.Select(isNegative, -x, x);
            TLane isBelow = magnitude < one;
            TLane isAbove = magnitude >= TLane.Splat(2.0);

            // By the zero of ψ(x + 1), ψ(x) or ψ(x − 1), and the terms that are between.
            TLane before = magnitude - one;
            TLane u = TLane.Select(isAbove, before, magnitude) - TLane.Select(isBelow, TLane.Splat(ZeroLessOne), TLane.Splat(Zero));
            TLane near = (u - TLane.Select(isBelow, TLane.Splat(ZeroLessOneLow), TLane.Splat(ZeroLow))) * Polynomial.Of(u, Near);
            TLane reciprocal = DoubleDouble.Quotient(one, zero, magnitude, zero, out TLane reciprocalLow);
            TLane previous = DoubleDouble.Quotient(one, zero, before, zero, out TLane previousLow);
            TLane term = TLane.Select(isBelow, -reciprocal, isAbove & previous);
            TLane termLow = TLane.Select(isBelow, -reciprocalLow, isAbove & previousLow);

            // ln x − 1/(2x) − rest/x².
            TLane isFar = magnitude >= TLane.Splat(3.0);
            TLane log = Logarithm.Of(magnitude, out TLane logLow);
            TLane square = reciprocal * reciprocal;
            TLane rest = TLane.MultiplyAddNegated(reciprocal, TLane.Splat(0.5), -(square * Polynomial.Of(square, Rest)));
            term = TLane.Select(isFar, log, term);
            TLane result = DoubleDouble.Sum(term, TLane.Select(isFar, rest, near), out TLane low);
            low += TLane.Select(isFar, logLow, termLow);
            if (TLane.Any(isNegative))
            {
                // Below 1, the term has just been subtracted.
                TLane added = DoubleDouble.Sum(result, reciprocal, out TLane addedLow);
                addedLow += low + reciprocalLow;
                result = TLane.Select(isNegative, Reflected(magnitude, TLane.Select(isBelow, near, added), ~isBelow & addedLow), result + low);
            }
            else
            {
                result += low;
            }

            // 1/0 and ln ∞ have no low parts.
            result = TLane.Select(magnitude < TLane.Splat(1e-300), -one / x, result);
            result = TLane.Select(TLane.Equal(x, TLane.Splat(double.PositiveInfinity)), x, result);
            return Domain.OrNaN(x, result);
        }

        /// <summary>ψ(1 + y) + π·cot πy; NaN at integers.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static TLane Reflected<TLane>(TLane y, TLane next, TLane nextLow)
            where TLane : struct, ILane<TLane, double>
        {
            TLane r = HalfTurns.Rest(y);
            TLane cotangent = HalfTurns.Cotangent(r, out TLane cotangentLow);
            TLane sum = DoubleDouble.Sum(next, cotangent, out TLane low);
            return TLane.Select(TLane.Equal(r, TLane.Splat(0.0)), TLane.Splat(double.NaN), sum + (low + (nextLow + cotangentLow)));
        }
    }
}
