using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>
/// Schedule-free SGD: steps go to a fast sequence, gradients are taken between it and its average, and the average is what to evaluate with.
/// </summary>
/// <remarks>
/// Defazio et al., "The road less scheduled", 2024. One state, the fast sequence <c>z</c>: 4 bytes a float weight. While all learning rates have been
/// 0 the average has no weight, and nothing moves.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">Where between fast sequence and average gradients are taken.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
/// <param name="r">The power of the step number in the weights of the average.</param>
/// <param name="p">The power of the greatest rate in them.</param>
/// <param name="W">How many steps the rate takes to grow to its value.</param>
[Optimizer("""
    z₀ = w
    γ = lr*min(1, t/max(W, 1))
    x = max(x, γ)
    k = t^r*x^p
    S += k
    c = S > 0 ? k/S : 0
    d = g + λ*w
    w = lerp(w, z, c)
    w += γ*(β*(1-c) - 1)*d
    z -= γ*d
    eval = lerp(z, w, 1/β)
    """)]
public partial class ScheduleFreeSGD(
    [Range(0, double.PositiveInfinity)] double lr = 1,
    [Range(0, 1, MinimumIsExclusive = true)] double β = 0.9,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0,
    [Range(0, double.PositiveInfinity), Property("PolynomialPower")] double r = 0,
    [Range(0, double.PositiveInfinity), Property("RatePower")] double p = 2,
    [Range(0, double.PositiveInfinity), Property("WarmupSteps")] double W = 0);

/// <summary>
/// Schedule-free AdamW: Adam's steps, without its momentum, go to a fast sequence, gradients are taken between it and its average, and the average
/// is what to evaluate with.
/// </summary>
/// <remarks>
/// Defazio et al., "The road less scheduled", 2024. Two states, <c>z</c> and <c>v</c>: 8 bytes a float weight. While all learning rates have been 0
/// the average has no weight, and nothing moves.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">Where between fast sequence and average gradients are taken.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay, added to the step.</param>
/// <param name="r">The power of the step number in the weights of the average.</param>
/// <param name="p">The power of the greatest rate in them.</param>
/// <param name="W">How many steps the rate takes to grow to its value.</param>
[Optimizer("""
    z₀ = w
    γ = lr*min(1, t/max(W, 1))
    x = max(x, γ)
    k = t^r*x^p
    S += k
    c = S > 0 ? k/S : 0
    v = ema(v, g², β2)
    u = g/(√hat(v, β2) + ε) + λ*w
    w = lerp(w, z, c)
    w += γ*(β1*(1-c) - 1)*u
    z -= γ*u
    eval = lerp(z, w, 1/β1)
    """)]
public partial class ScheduleFreeAdamW(
    [Range(0, double.PositiveInfinity)] double lr = 2.5e-3,
    [Range(0, 1, MinimumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0,
    [Range(0, double.PositiveInfinity), Property("PolynomialPower")] double r = 0,
    [Range(0, double.PositiveInfinity), Property("RatePower")] double p = 2,
    [Range(0, double.PositiveInfinity), Property("WarmupSteps")] double W = 0);
