namespace OptGen.Tests.Numbers;

/// <summary>Whether an optimizer survives a training, and gives in float what it gives in double.</summary>
/// <remarks>
/// <para>
/// The bar. A step in float is a step in double with roundings: each moves a number by at most half a unit in its last place. A walk in double whose stored numbers and computed
/// matrices are each moved by as much at random (a shaken walk) tells how far the rule carries that, whatever the reason: a difference of near numbers, a sign of nearly 0,
/// eigenvectors of nearly equal eigenvalues. To first order the float walk is off by Σcₖ·eₖ, |eₖ| ≤ 1, over its n roundings, so by no more than Σ|cₖ| ≤ √n·√Σcₖ²; a shaken walk, whose eₖ
/// are independent and even in [−1, 1], is off by √(Σcₖ²/3) in the mean of squares. So the bar is √(3n) times the greatest deviation of the shaken walks, with n the number of weights times steps times
/// <see cref="RoundingsOfAStep"/>. Roundings of a weight by itself need no walk: half a unit of the weight before and behind each step.
/// </para>
/// <para>
/// The range. A number that is kept for the next step, as √v is not but v is, has in float the range of a float: beyond it is ∞, and below its normal numbers 0. What a rule makes of a
/// ∞ or 0 where there should be a number is known from double, whose range ends too: gradients are moved so far that their squares leave it. In between lies what floats may do,
/// and to stand still, which an infinite denominator means; and so does the walk in double whose states are ∞ where a float overflows. This is only so where the walk in double says that something kept has left the range of floats, or a weight
/// itself has become subnormal; it excuses nothing that is computed on the way, and nothing that is not finite.
/// </para>
/// </remarks>
internal static class TrainingCheck
{
    /// <summary>No shipped rule rounds more often between what it reads and what it stores of a weight.</summary>
    private const int RoundingsOfAStep = 32;

    private const int ShakenWalks = 24;

    /// <summary>Gradients whose squares a float cannot hold lie beyond these.</summary>
    private const double GreatestRoot = 1.8e19;
    private const double LeastRoot = 1.1e-19;

    /// <summary>Brings such a gradient to where a double cannot hold the square.</summary>
    private const double BeyondDoubles = 1e170;

    /// <summary>Says what is wrong with a training.</summary>
    /// <returns>Nothing where all is well.</returns>
    public static string? Run(Func<Optimizer> create, TrainingInput input)
    {
        double[][] single = new TrainingWalk(create(), input).Run<float>();
        TrainingWalk walk = new(create(), input);
        double[][] expected = walk.Run<double>();
        if (FirstNotFinite(single) is { } step)
        {
            return $"{input}: in float not finite at step {step}";
        }

        if (FirstNotFinite(expected) is { } doubleStep)
        {
            return $"{input}: in double not finite at step {doubleStep}";
        }

        bool hasLeftFloats = walk.HasLeftFloats || single.Any(weights => weights.Any(w => w != 0 && Math.Abs(w) < TrainingWalk.SmallestNormal));
        double[][][] ends = hasLeftFloats ? [expected, BeyondRange(create(), input), BeyondRange(create(), input, 0), Overflowing(create(), input), StandingStill(input)] : [expected];
        double[][] spread = Rounded(expected, input);
        double factor = Math.Sqrt(3.0 * RoundingsOfAStep * TrainingWalk.Steps * input.Length);
        for (int seed = 1; ; seed++)
        {
            string? difference = Difference(single, ends, spread, factor, input);
            if (difference is null || seed > ShakenWalks)
            {
                return difference;
            }

            Spread(spread, expected, new TrainingWalk(create(), input) { Shaking = new Random(seed) }.Run<double>());
        }
    }

    private static double[][] BeyondRange(Optimizer optimizer, TrainingInput input, double factor = BeyondDoubles) => new TrainingWalk(optimizer, input)
    {
        Gradient = gradient => Math.Abs(gradient) switch
        {
            > GreatestRoot => gradient * factor,
            < LeastRoot => factor == 0 ? 0 : gradient / factor,
            _ => gradient,
        },
    }.Run<double>();

    private static double[][] Overflowing(Optimizer optimizer, TrainingInput input) => new TrainingWalk(optimizer, input) { OverflowsAsFloats = true }.Run<double>();

    private static double[][] StandingStill(TrainingInput input)
    {
        double[] weights = [.. Enumerable.Range(0, input.Length).Select(i => (double)(float)input.Weight(i))];
        return [.. Enumerable.Repeat(weights, TrainingWalk.Steps)];
    }

    /// <summary>What the rounding of each weight before and behind each step comes to.</summary>
    private static double[][] Rounded(double[][] way, TrainingInput input)
    {
        double[] before = StandingStill(input)[0];
        double[] sum = new double[before.Length];
        double[][] spread = new double[way.Length][];
        for (int t = 0; t < way.Length; t++)
        {
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += TrainingWalk.HalfUnit * (Math.Abs(way[t][i]) + Math.Abs(before[i]));
            }

            before = way[t];
            spread[t] = [.. sum];
        }

        return spread;
    }

    private static void Spread(double[][] spread, double[][] expected, double[][] shaken)
    {
        for (int t = 0; t < spread.Length; t++)
        {
            for (int i = 0; i < spread[t].Length; i++)
            {
                spread[t][i] = Math.Max(spread[t][i], Math.Abs(shaken[t][i] - expected[t][i]));
            }
        }
    }

    private static string? Difference(double[][] single, double[][][] ends, double[][] spread, double factor, TrainingInput input)
    {
        for (int t = 0; t < single.Length; t++)
        {
            for (int i = 0; i < single[t].Length; i++)
            {
                double[] possible = [.. ends.Select(way => way[t][i]).Where(double.IsFinite)];
                double bar = (factor * spread[t][i]) + TrainingWalk.SmallestNormal;
                if (!(single[t][i] >= possible.Min() - bar && single[t][i] <= possible.Max() + bar))
                {
                    return $"{input}: in float {single[t][i]:R} at step {t + 1}, element {i}; in double {string.Join(" or ", possible)}, within {bar:g3}";
                }
            }
        }

        return null;
    }

    private static int? FirstNotFinite(double[][] way)
    {
        int step = Array.FindIndex(way, weights => !weights.All(double.IsFinite));
        return step < 0 ? null : step + 1;
    }
}
