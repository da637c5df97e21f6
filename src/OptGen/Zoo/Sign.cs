using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>signSGD: every weight moves by the learning rate, against the sign of its gradient, w ← w − lr·sign(g).</summary>
/// <remarks>Bernstein et al., "signSGD: compressed optimisation for non-convex problems", 2018. No state.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("w *= 1 - lr*λ; w -= lr*sign(g)")]
public partial class SignSGD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>Signum: signSGD on the averaged gradient, m ← μ·m + (1−μ)·g and w ← w − lr·sign(m).</summary>
/// <remarks>
/// Bernstein et al., "signSGD: compressed optimisation for non-convex problems", 2018. One state, <c>m</c>: 4 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The momentum.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("w *= 1 - lr*λ; m = ema(m, g, μ); w -= lr*sign(m)")]
public partial class Signum(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true), Property("MomentumFactor")] double μ = 0.9,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>signSGD with error feedback: what the sign and the mean magnitude of a step leave out is added to the next one.</summary>
/// <remarks>
/// Karimireddy et al., "Error feedback fixes SignSGD and other gradient compression schemes", 2019. One state, the error <c>e</c>: 4 bytes a float
/// weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
[Optimizer("p = lr*g + e; d = mean(|p|)*sign(p); w -= d; e = p - d")]
public partial class EFSignSGD([Range(0, double.PositiveInfinity)] double lr = 1e-2);

/// <summary>Tiger: the sign of the averaged gradient with decoupled decay, m ← β·m + (1−β)·g and w ← (1 − lr·λ)·w − lr·sign(m).</summary>
/// <remarks>Su, "Tiger: a tight-fisted optimizer", 2023. One state, <c>m</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The smoothing of the gradient.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("w *= 1 - lr*λ; m = ema(m, g, β); w -= lr*sign(m)")]
public partial class Tiger(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.965,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 1e-2);

/// <summary>PowerSign: the gradient times e where it agrees in sign with its average, and over e where it does not.</summary>
/// <remarks>Bello et al., "Neural optimizer search with reinforcement learning", 2017. One state, <c>m</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The smoothing of the gradient.</param>
[Optimizer("m = ema(m, g, β); w -= lr*exp(sign(g)*sign(m))*g")]
public partial class PowerSign(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.9);

/// <summary>AddSign: the gradient times 2 where it agrees in sign with its average, and times 0 where it does not.</summary>
/// <remarks>Bello et al., "Neural optimizer search with reinforcement learning", 2017. One state, <c>m</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The smoothing of the gradient.</param>
[Optimizer("m = ema(m, g, β); w -= lr*(1 + sign(g)*sign(m))*g")]
public partial class AddSign(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.9);

/// <summary>Signs of the averaged gradient that are soft for small ones: most are beyond a quantile of the magnitudes, where the hyperbolic tangent is 1 − ε.</summary>
/// <remarks>
/// "SoftSignum", 2026. One state, <c>m</c>: 4 bytes a float weight, and 4 more for the magnitudes put aside. The slope is 1e38 at most, where the
/// quantile is zero: then the step is the sign.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The smoothing of the gradient.</param>
/// <param name="p">The share of the magnitudes that are below the point.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
/// <param name="ε">How far from 1 the hyperbolic tangent is there.</param>
[Optimizer("m = ema(m, g, β); τ = min(max(1, atanh(1-ε)/quantile(|m|, p)), 1e38); w *= 1 - lr*λ; w -= lr*tanh(τ*m)")]
public partial class SoftSignum(
    [Range(0, double.PositiveInfinity)] double lr = 1e-4,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.9,
    [Range(0, 1), Property("Share")] double p = 0.9,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.1,
    [Range(0, 1, MinimumIsExclusive = true, MaximumIsExclusive = true)] double ε = 1e-2);
