namespace OptGen.Generator.Tests.Evaluation.Reductions;

/// <summary>
/// What reductions come to: the exact result, and how far from it a sum in double may be by the number of additions that a term goes
/// through.
/// </summary>
internal static class Reducing
{
    /// <summary>Half a unit in the last place of 1.</summary>
    private const double Rounding = 1.0 / (1L << 53);

    /// <summary>Additions beyond this magnitude may overflow in one order and not in another.</summary>
    private const double LargestMagnitude = double.MaxValue / 16;

    /// <summary>Where the result must lie.</summary>
    /// <param name="function">The reduction, as rules call it.</param>
    /// <param name="parts">The numbers, of each parameter.</param>
    /// <param name="isAlongColumns">Whether a term may go through as many additions as there are terms.</param>
    public static Interval Range(string function, IReadOnlyList<Terms> parts, bool isAlongColumns = false)
    {
        if (parts.Any(part => part.IsUncertain))
        {
            return Interval.Anywhere;
        }

        Reduction reduction = new(parts, isAlongColumns);
        double count = parts.Sum(part => (double)part.First.Length);
        return function switch
        {
            "sum" => reduction.Sum(x => x),
            "norm1" => reduction.Sum(Math.Abs),
            "mean" => reduction.Sum(x => x).Over(count),
            "norm" => reduction.Squares().Sqrt(),
            "rms" => reduction.Squares().Over(count).Sqrt(),
            "std" => reduction.Deviation(count),
            "dot" => reduction.Dot(),
            "cos" => reduction.Dot().Over(reduction.Squares().Sqrt(), reduction.SquaresOfSecond().Sqrt()),
            "max" => reduction.Extreme(double.NegativeInfinity, (a, b) => a > b),
            "min" => reduction.Extreme(double.PositiveInfinity, (a, b) => a < b),
            _ => throw new NotSupportedException($"The reduction '{function}' is not interpreted."),
        };
    }

    private readonly struct Reduction(IReadOnlyList<Terms> parts, bool isAlongColumns)
    {
        private readonly bool _isAlongColumns = isAlongColumns;

        public Interval Sum(Func<double, double> term)
        {
            PreciseSum sum = default;
            foreach (double x in parts.SelectMany(part => part.First))
            {
                sum.Add(term(x));
            }

            return Result(sum, isOfProducts: false);
        }

        public Interval Squares() => Products(part => part.First, part => part.First);

        public Interval SquaresOfSecond() => Products(part => part.Second!, part => part.Second!);

        public Interval Dot() => Products(part => part.First, part => part.Second!);

        public Interval Extreme(double ofNothing, Func<double, double, bool> isBeyond) =>
            Interval.Exactly(parts.SelectMany(part => part.First).Aggregate(ofNothing, (best, x) => double.IsNaN(best) || double.IsNaN(x) ? double.NaN : isBeyond(x, best) ? x : best));

        /// <summary>
        /// √(Σ(x − mean)²/(n − 1)). The deviations are elements, so the mean is rounded to the weights' type: where rounding leaves open to which
        /// of two neighbours, the root moves by no more than √n times their distance, and by what the deviations from either are rounded by: a unit of
        /// the type for each of the two.
        /// </summary>
        public Interval Deviation(double count)
        {
            Interval mean = Sum(x => x).Over(count);
            if (mean.IsAnywhere)
            {
                return mean;
            }

            Reduction deviations = new([.. parts.Select(part => part with { First = [.. part.First.Select(x => Deviation(part, x, mean.Low))] })], _isAlongColumns);
            Interval norm = deviations.Squares().Sqrt();
            double distance = parts.Max(part => Math.Abs(Rounded(part, mean.High) - Rounded(part, mean.Low)));
            if (distance > 0 && double.IsFinite(norm.High))
            {
                norm = norm.Widened((Math.Sqrt(count) * distance) + (2 * (parts.Any(part => part.IsSingle && !part.IsVector) ? Math.ScaleB(1, -24) : Rounding) * norm.High));
            }

            return count == 1 && norm.Low <= 0 ? Interval.NaN : norm.Squared().Over(count - 1).Sqrt();
        }

        private static double Rounded(Terms part, double value) => part.IsSingle && !part.IsVector ? (float)value : value;

        private static double Deviation(Terms part, double x, double mean) => Rounded(part, Rounded(part, x) - Rounded(part, mean));

        private Interval Products(Func<Terms, double[]> first, Func<Terms, double[]> second)
        {
            PreciseSum sum = default;
            foreach (Terms part in parts)
            {
                foreach ((double a, double b) in first(part).Zip(second(part)))
                {
                    sum.AddProduct(a, b);
                }
            }

            return Result(sum, isOfProducts: true);
        }

        private Interval Result(PreciseSum sum, bool isOfProducts)
        {
            if (!sum.IsCertainlyNaN && sum.Magnitude > LargestMagnitude)
            {
                return Interval.Anywhere;
            }

            // A product below the smallest normal double loses digits: at most one unit each, and so does what its rounding leaves.
            double underflow = isOfProducts && sum.Magnitude > 0 ? 2 * double.Epsilon * sum.Count : 0;
            double additions = sum.Count <= 1 && !isOfProducts ? 0 : Additions(sum.Count);
            return Interval.About(sum.Value, (additions * Rounding * sum.Magnitude) + underflow);
        }

        /// <summary>
        /// How many additions a term goes through: within one of sixteen places of a chunk of 4,096, unless their errors are carried along as
        /// those of doubles are; then four to join the places, and trees over chunks, rows and parameters. Columns and vectors are added up
        /// one by one.
        /// </summary>
        private double Additions(int count)
        {
            bool isOneByOne = _isAlongColumns || parts.Any(part => part.IsVector);
            bool isSingle = parts.Any(part => part.IsSingle);
            double withinPlace = isOneByOne ? count : isSingle ? Math.Min(256, (count / 16) + 1) : 1;
            double trees = 3 * (Math.Ceiling(Math.Log2(count + 1)) + 1);
            return withinPlace + 4 + trees + Math.Ceiling(Math.Log2(parts.Count + 1)) + 1;
        }
    }
}
