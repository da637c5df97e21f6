using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>A straight line up to a value, which is then kept.</summary>
/// <remarks><c>LinearLR</c> of PyTorch at epoch <c>t − 1</c>. Before another schedule: <see cref="Schedule.Warmup"/>.</remarks>
/// <param name="peak">The value from step <c>steps + 1</c> on.</param>
/// <param name="steps">How many steps the rise takes.</param>
/// <param name="from">What part of the value the first step takes.</param>
[Schedule("peak*(from + (1 - from)*min(t - 1, steps)/steps)")]
public partial class LinearWarmup(
    [Property("PeakRate")] double peak,
    [Range(1, double.PositiveInfinity)] double steps,
    [Range(0, 1)] double from = 0);

/// <summary>Warm-up, stable, decay: a straight line up from zero, a value kept for long, a straight line down.</summary>
/// <remarks>
/// Hu et al., "MiniCPM: unveiling the potential of small language models", 2024. <c>LinearLR</c>, <c>ConstantLR</c> and <c>LinearLR</c> in a <c>SequentialLR</c> of
/// PyTorch at epoch <c>t − 1</c>.
/// </remarks>
/// <param name="peak">The value that is kept.</param>
/// <param name="rise">How many steps the rise takes.</param>
/// <param name="stable">For how many steps the value is kept.</param>
/// <param name="decay">How many steps the decay takes.</param>
/// <param name="final">The value after it.</param>
[Schedule("""
    u = t - 1
    down = u > rise + stable ? min((u - rise - stable)/decay, 1) : 0
    u < rise ? peak*u/rise : peak + (final - peak)*down
    """)]
public partial class WarmupStableDecay(
    [Property("PeakRate")] double peak,
    [Property("RiseSteps"), Range(0, double.PositiveInfinity)] double rise,
    [Property("StableSteps"), Range(0, double.PositiveInfinity)] double stable,
    [Property("DecaySteps"), Range(1, double.PositiveInfinity)] double decay,
    [Property("FinalRate")] double final = 0);
