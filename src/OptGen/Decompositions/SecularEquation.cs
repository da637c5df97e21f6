using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;
using OptGen.Matrices;

namespace OptGen.Decompositions;

/// <summary>
/// The eigenvalues of D + ρ·z·zᵀ: the roots of f(λ) = 1/ρ + Σ z_j²/(d_j − λ), one behind each pole. Steps by rational interpolation with the two poles beside the root
/// (Li, Solving Secular Equations Stably and Efficiently, LAPACK Working Note 89, 1994), kept between bounds.
/// </summary>
internal static class SecularEquation
{
    /// <summary>What is behind the last pole: so far away that its term is 0.</summary>
    public const double NoPole = 1e200;

    /// <summary>Five are enough nearly always; bisection ends the rest.</summary>
    private const int MostSteps = 120;

    /// <summary>From here on every second step halves the bounds.</summary>
    private const int PatientSteps = 20;

    /// <summary>Finds one root.</summary>
    /// <param name="root">Which one, from 0.</param>
    /// <param name="count">How many poles there are.</param>
    /// <param name="poles">d, ascending; padded to a multiple of eight by <see cref="NoPole"/>.</param>
    /// <param name="squares">z_j², none of them 0; padded by zeros.</param>
    /// <param name="rho">ρ, above 0.</param>
    /// <param name="distances">Takes d_j − λ for each j, each with all of its digits; as long as <paramref name="poles"/>.</param>
    /// <returns>The root.</returns>
    public static double Solve(int root, int count, ReadOnlySpan<double> poles, ReadOnlySpan<double> squares, double rho, Span<double> distances)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return Solve<Lane512<double>>(root, count, poles, squares, rho, distances);
        }

        return Vector256.IsHardwareAccelerated
            ? Solve<PairLane<Lane256<double>, double>>(root, count, poles, squares, rho, distances)
            : Solve<PairLane<PairLane<Lane128<double>, double>, double>>(root, count, poles, squares, rho, distances);
    }

    /// <summary>
    /// products[j] *= (d_j − λ) / (d_j − d_i) for the root λ behind the pole d_i; for the pole itself, without the divisor. After all roots they are −ẑ_j²: the z for which the roots
    /// are exact (Gu and Eisenstat, A Stable and Efficient Algorithm for the Rank-One Modification of the Symmetric Eigenproblem, 1994).
    /// </summary>
    public static void Refine(ReadOnlySpan<double> distances, ReadOnlySpan<double> poles, double pole, Span<double> products)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Refine<Lane512<double>>(distances, poles, pole, products);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Refine<Lane256<double>>(distances, poles, pole, products);
        }
        else
        {
            Refine<Lane128<double>>(distances, poles, pole, products);
        }
    }

    /// <summary>row = z / row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Divide(ReadOnlySpan<double> z, Span<double> row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = z[i] / row[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Refine<TLane>(ReadOnlySpan<double> distances, ReadOnlySpan<double> poles, double pole, Span<double> products)
        where TLane : struct, ILane<TLane, double>
    {
        ref double distance = ref MemoryMarshal.GetReference(distances);
        ref double other = ref MemoryMarshal.GetReference(poles);
        ref double product = ref MemoryMarshal.GetReference(products);
        TLane from = TLane.Splat(pole);
        TLane one = TLane.Splat(1.0);
        for (nint j = 0; j < products.Length; j += TLane.Count)
        {
            TLane difference = TLane.Load(ref other, j) - from;
            difference = TLane.Select(TLane.Equal(difference, default), one, difference);
            TLane.Store(TLane.Load(ref product, j) * (TLane.Load(ref distance, j) / difference), ref product, j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Solve<TLane>(int root, int count, ReadOnlySpan<double> poles, ReadOnlySpan<double> squares, double rho, Span<double> distances)
        where TLane : struct, ILane<TLane, double>
    {
        bool isLast = root == count - 1;
        Terms terms = new(poles, squares, distances, isLast ? root : root + 1);

        // The poles beside the interpolated root; the last root has both of them before it.
        int first = isLast ? root - 1 : root;
        double gap = count == 1 ? 0 : poles[first + 1] - poles[first];
        double origin = poles[root];
        double lower = 0;
        double upper = isLast ? rho * Sum(squares) : gap;
        double shift = 0.5 * upper;
        if (count == 1)
        {
            terms.Evaluate<TLane>(origin, upper);
            return origin + upper;
        }

        terms.Evaluate<TLane>(origin, shift);
        double middle = (1 / rho) + terms.Before + terms.After;
        double rest = middle - (squares[first] / distances[first]) - (squares[first + 1] / distances[first + 1]);
        bool isFromBelow = isLast || middle >= 0;
        if (isFromBelow)
        {
            (lower, upper) = isLast && middle < 0 ? (shift, upper) : (lower, shift);
        }
        else
        {
            // The origin is the nearer pole, the one above.
            origin = poles[root + 1];
            (lower, upper) = (-shift, 0);
        }

        shift = isLast ? GuessOfLast(gap, squares[first], squares[first + 1], rest) : Guess(gap, squares[first], squares[first + 1], rest, isFromBelow);
        double before = double.PositiveInfinity;
        bool isMiddleWay = false;
        for (int step = 0; ; step++)
        {
            if (!(shift > lower && shift < upper))
            {
                shift = 0.5 * (lower + upper);
            }

            terms.Evaluate<TLane>(origin, shift);
            double value = (1 / rho) + terms.Before + terms.After;
            double slope = terms.SlopeBefore + terms.SlopeAfter;
            double magnitude = Math.Abs(terms.Before) + Math.Abs(terms.After);
            if (Math.Abs(value) <= 0.5 * Precision.Double * ((16 * magnitude) + (2 / rho) + (Math.Abs(shift) * slope)))
            {
                break;
            }

            (lower, upper) = value < 0 ? (shift, upper) : (lower, shift);
            if (step == MostSteps || upper - lower <= 2 * Precision.Double * Math.Max(Math.Abs(lower), Math.Abs(upper)))
            {
                break;
            }

            // The interpolation that keeps the weight of the nearer pole is the faster one, unless the others weigh more.
            isMiddleWay ^= Math.Abs(value) > 0.1 * before;
            before = Math.Abs(value);
            double d0 = distances[first];
            double d1 = distances[first + 1];
            double c = isLast || isMiddleWay ? value - (d0 * terms.SlopeBefore) - (d1 * terms.SlopeAfter)
                : isFromBelow ? value - (d1 * slope) + (gap * (squares[first] / d0 / d0))
                : value - (d0 * slope) - (gap * (squares[first + 1] / d1 / d1));
            double move = isLast ? StepOfLast(c, d0, d1, value, slope) : Step(c, d0, d1, value, slope);
            if (!(value * move < 0))
            {
                move = -value / slope;
            }

            bool isBisected = step > PatientSteps && step % 2 == 0;
            shift = isBisected ? double.NaN : shift + move;
        }

        return origin + shift;
    }

    /// <summary>The root if all terms but those of two poles were constant.</summary>
    private static double Guess(double gap, double square0, double square1, double rest, bool isFromBelow)
    {
        double a = isFromBelow ? (rest * gap) + square0 + square1 : (rest * gap) - square0 - square1;
        double b = isFromBelow ? square0 * gap : square1 * gap;
        if (isFromBelow)
        {
            double root = Math.Sqrt(Math.Abs((a * a) - (4 * b * rest)));
            return a > 0 ? 2 * b / (a + root) : (a - root) / (2 * rest);
        }

        double other = Math.Sqrt(Math.Abs((a * a) + (4 * b * rest)));
        return a < 0 ? 2 * b / (a - other) : -(a + other) / (2 * rest);
    }

    private static double GuessOfLast(double gap, double square0, double square1, double rest)
    {
        double a = square0 + square1 - (rest * gap);
        double b = square1 * gap;
        double root = Math.Sqrt((a * a) + (4 * b * rest));
        return a < 0 ? 2 * b / (root - a) : (a + root) / (2 * rest);
    }

    private static double Step(double c, double d0, double d1, double value, double slope)
    {
        double a = ((d0 + d1) * value) - (d0 * d1 * slope);
        double b = d0 * d1 * value;
        double root = Math.Sqrt(Math.Abs((a * a) - (4 * b * c)));
        return c == 0 ? b / a : a <= 0 ? (a - root) / (2 * c) : 2 * b / (a + root);
    }

    private static double StepOfLast(double c, double d0, double d1, double value, double slope)
    {
        c = Math.Abs(c);
        double a = ((d0 + d1) * value) - (d0 * d1 * slope);
        double b = d0 * d1 * value;
        double root = Math.Sqrt(Math.Abs((a * a) - (4 * b * c)));
        return a >= 0 ? (a + root) / (2 * c) : 2 * b / (a - root);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum(ReadOnlySpan<double> squares)
    {
        double sum = 0;
        foreach (double square in squares)
        {
            sum += square;
        }

        return sum;
    }

    /// <summary>The terms of f, and of its derivative, before a pole and from it on.</summary>
    private ref struct Terms(ReadOnlySpan<double> poles, ReadOnlySpan<double> squares, Span<double> distances, int split)
    {
        private readonly ReadOnlySpan<double> _poles = poles;
        private readonly ReadOnlySpan<double> _squares = squares;
        private readonly Span<double> _distances = distances;

        public double Before { get; private set; }

        public double After { get; private set; }

        public double SlopeBefore { get; private set; }

        public double SlopeAfter { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Evaluate<TLane>(double origin, double shift)
            where TLane : struct, ILane<TLane, double>
        {
            ref double pole = ref MemoryMarshal.GetReference(_poles);
            ref double square = ref MemoryMarshal.GetReference(_squares);
            ref double distance = ref MemoryMarshal.GetReference(_distances);
            TLane from = TLane.Splat(origin);
            TLane by = TLane.Splat(shift);
            TLane one = TLane.Splat(1.0);
            TLane sum = default;
            TLane slope = default;
            TLane before = default;
            TLane slopeBefore = default;
            nint end = _poles.Length;
            for (nint j = 0; j < end; j += PaddedRows.Lane)
            {
                TLane difference = TLane.Load(ref pole, j) - from - by;
                TLane.Store(difference, ref distance, j);
                TLane inverse = one / difference;
                TLane term = TLane.Load(ref square, j) * inverse;
                TLane steep = term * inverse;
                if (j <= split && split < j + PaddedRows.Lane)
                {
                    TLane isBefore = TLane.Places(j) < TLane.Splat(split);
                    before = sum + (term & isBefore);
                    slopeBefore = slope + (steep & isBefore);
                    sum = term & ~isBefore;
                    slope = steep & ~isBefore;
                    continue;
                }

                sum += term;
                slope += steep;
            }

            // All of them are before a pole behind the last lane.
            bool isAllBefore = split >= end;
            Before = PaddedRows.Fold(isAllBefore ? sum : before);
            SlopeBefore = PaddedRows.Fold(isAllBefore ? slope : slopeBefore);
            After = isAllBefore ? 0 : PaddedRows.Fold(sum);
            SlopeAfter = isAllBefore ? 0 : PaddedRows.Fold(slope);
        }
    }
}
