using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>
/// Lookahead, to stack upon another optimizer: every few steps, slow weights go part of the way to the fast ones, which then go on from there.
/// </summary>
/// <remarks>
/// Zhang et al., "Lookahead optimizer: k steps forward, 1 step back", 2019. One state beside the other's, the slow weights <c>slow</c>: 4 bytes a
/// float weight. <c>[Optimizer&lt;Lookahead, RAdam&gt;]</c>.
/// </remarks>
/// <param name="every">Every how many steps the slow weights move.</param>
/// <param name="pull">How much of the way they go.</param>
[Optimizer("slow₀ = w; w += base(g); if (t % every == 0) { slow = lerp(slow, w, pull); w = slow }")]
public partial class Lookahead(
    [Range(1, double.PositiveInfinity), Property("LookaheadPeriod")] double every = 5,
    [Range(0, 1), Property("SlowStep")] double pull = 0.5);

/// <summary>
/// An exponential average of the weights that warms up, to stack upon another optimizer; the average is what to evaluate with. It forgets fast at first, so that
/// it is of use in short runs, too.
/// </summary>
/// <remarks>
/// Polyak and Juditsky, "Acceleration of stochastic approximation by averaging", 1992; the smoothing of step t is at most (1 + t)/(10 + t), as in TensorFlow's
/// <c>ExponentialMovingAverage</c> with <c>num_updates</c>, 2016. One state beside the other's, <c>average</c>: 4 bytes a float weight.
/// </remarks>
/// <param name="keep">The smoothing of the weights, once it is warm.</param>
/// <param name="warm">How slowly the smoothing warms up: at step t it is at most (1 + t)/(warm + t). With 1, there is no warm-up.</param>
[Optimizer("average₀ = w; w += base(g); average = ema(average, w, min(keep, (1 + t)/(warm + t))); eval = average")]
public partial class WeightAverage(
    [Range(0, 1, MaximumIsExclusive = true), Property("AverageSmoothing")] double keep = 0.999,
    [Range(1, double.PositiveInfinity), Property("AverageWarmup")] double warm = 10);

/// <summary>
/// An exponential average of the weights as PyTorch keeps it, to stack upon another optimizer: it begins with the weights after the first step. The average is what to
/// evaluate with.
/// </summary>
/// <remarks>
/// Polyak and Juditsky, "Acceleration of stochastic approximation by averaging", 1992, as PyTorch's <c>AveragedModel</c> with <c>get_ema_multi_avg_fn</c> keeps it when
/// updated after each step. It has no warm-up: until about 3/(1 - keep) steps are made, the average is mostly the beginning, and worse than the weights. In shorter
/// runs use <see cref="WeightAverage"/>, or a smaller <c>keep</c>. One state beside the other's, <c>average</c>: 4 bytes a float weight.
/// </remarks>
/// <param name="keep">The smoothing of the weights.</param>
[Optimizer("average₀ = w; w += base(g); average = t == 1 ? w : ema(average, w, keep); eval = average")]
public partial class EMA(
    [Range(0, 1, MaximumIsExclusive = true), Property("AverageSmoothing")] double keep = 0.999);

/// <summary>The mean of the weights after each step from some step on, to stack upon another optimizer; the mean is what to evaluate with.</summary>
/// <remarks>
/// Polyak and Juditsky, "Acceleration of stochastic approximation by averaging", 1992. One state beside the other's, <c>average</c>: 4 bytes a float weight.
/// </remarks>
/// <param name="from">The step from which on weights are averaged.</param>
[Optimizer("average₀ = w; w += base(g); if (t >= from) { count += 1; average += (w - average)/count }; eval = count > 0 ? average : w")]
public partial class PolyakAverage(
    [Range(1, double.PositiveInfinity), Property("AverageStart")] double from = 1);

/// <summary>
/// Stochastic weight averaging, to stack upon another optimizer: from some step on, the mean of the weights of every so many steps is what to
/// evaluate with.
/// </summary>
/// <remarks>
/// Izmailov et al., "Averaging weights leads to wider optima and better generalization", 2018. One state beside the other's, <c>average</c>: 4
/// bytes a float weight.
/// </remarks>
/// <param name="from">The step from which on weights are averaged.</param>
/// <param name="every">Every how many steps.</param>
[Optimizer("average₀ = w; w += base(g); if (t >= from and (t - from) % every == 0) { count += 1; average += (w - average)/count }; eval = count > 0 ? average : w")]
public partial class SWA(
    [Range(1, double.PositiveInfinity), Property("AverageStart")] double from = 1000,
    [Range(1, double.PositiveInfinity), Property("AveragePeriod")] double every = 100);

/// <summary>
/// Schedule-free averaging, to stack upon another optimizer: it moves a fast sequence, gradients are taken between that and its average, and the
/// average is what to evaluate with.
/// </summary>
/// <remarks>
/// Defazio et al., "The road less scheduled", 2024. One state beside the other's, the fast sequence <c>fast</c>: 4 bytes a float weight. For
/// optimizers without decay of the weights. While all learning rates have been 0 the average has no weight, and nothing moves.
/// </remarks>
/// <param name="lr">The learning rate, also the other's.</param>
/// <param name="blend">Where between fast sequence and average gradients are taken.</param>
/// <param name="power">The power of the greatest rate in the weights of the average.</param>
[Optimizer("""
    fast₀ = w
    x = lerp(fast, w, 1/blend)
    fast += base(g)
    top = max(top, lr)
    total += top^power
    x = lerp(x, fast, total > 0 ? top^power/total : 0)
    w = lerp(fast, x, blend)
    eval = lerp(fast, w, 1/blend)
    """)]
public partial class ScheduleFree(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MinimumIsExclusive = true), Property("Interpolation")] double blend = 0.9,
    [Range(0, double.PositiveInfinity), Property("RatePower")] double power = 2);
