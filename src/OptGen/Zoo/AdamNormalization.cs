using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>Yogi: Adam whose mean square moves by a fixed fraction of g², towards it, so that it cannot shoot up or collapse.</summary>
/// <remarks>
/// Zaheer et al., "Adaptive methods for nonconvex optimization", 2018; both states start at 10⁻⁶, as the reference does. Two states, <c>m</c> and
/// <c>v</c>: 8 bytes a float weight. A mean square that has become infinite stays so.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="i">What both averages start at.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    m₀ = i
    v₀ = i
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    v = isfinite(v) ? v - (1-β2)*(sign(v - g²)*g²) : v
    w -= lr/(1-β1^t)*m/(√v/√(1-β2^t) + ε)
    """)]
public partial class Yogi(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-3,
    [Range(0, double.PositiveInfinity), Property("InitialAccumulator")] double i = 1e-6,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>Partially adaptive AMSGrad: the root is replaced by a smaller power, between Adam and SGD.</summary>
/// <remarks>
/// Chen et al., "Closing the generalization gap of adaptive gradient methods in training deep neural networks", 2018. Three states, <c>m</c>,
/// <c>v</c> and <c>x</c>: 12 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="p">The power of the mean square; ½ is AMSGrad.</param>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); x = max(x, v); w -= lr*√(1-β2^t)/(1-β1^t)*m/(√x + ε)^(2*p)")]
public partial class PAdam(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, 0.5), Property("PartialPower")] double p = 0.125);

/// <summary>
/// ADOPT: Adam that divides by the root of the mean square before this gradient, and only then averages, which converges for any β2. The first step
/// only fills the mean square, and step t clips to (t−1)^k, as the authors do.
/// </summary>
/// <remarks>
/// Taniguchi et al., "ADOPT: modified Adam can converge with any β2 with the optimal rate", 2024. Two states, <c>m</c> and <c>v</c>: 8 bytes a
/// float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the scaled gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">The least value of the root.</param>
/// <param name="k">The power of the step number that scaled gradients are clipped to.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    if (t == 1) {
        v = g²
    } else {
        c = (t-1)^k
        w *= 1 - lr*λ
        m = (1-β1)*clamp(g/max(√v, ε), -c, c) + β1*m
        w -= lr*m
        v = ema(v, g², β2)
    }
    """)]
public partial class ADOPT(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.9999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-6,
    [Range(0, double.PositiveInfinity), Property("ClipPower")] double k = 0.25,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>Adam whose quotient is an arc tangent: bounded, and free of ε.</summary>
/// <remarks>
/// Everett et al., "Scaling exponents across parameterizations and optimizers", 2024; in lucidrains' form. Two states, <c>m</c> and <c>v</c>: 8
/// bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="a">The factor of the arc tangent.</param>
/// <param name="b">The factor of the root within it.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("w *= 1 - lr*λ; m = ema(m, g, β1); v = ema(v, g², β2); w -= lr*a*atan2(hat(m, β1), b*√hat(v, β2))")]
public partial class AdamAtan2(
    [Range(0, double.PositiveInfinity)] double lr = 1e-4,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.99,
    [Range(0, double.PositiveInfinity), Property("Scale")] double a = 1.27,
    [Range(0, double.PositiveInfinity), Property("RootScale")] double b = 1,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>ADOPT whose quotient is an arc tangent: bounded, and free of ε.</summary>
/// <remarks>Taniguchi et al., 2024; Everett et al., 2024; in lucidrains' form. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the scaled gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="a">The factor of the step.</param>
/// <param name="b">The factor of the root within the arc tangent.</param>
[Optimizer("if (t == 1) { v = g² } else { m = ema(m, atan2(g, b*√v), β1); w -= lr*a*m; v = ema(v, g², β2) }")]
public partial class ADOPTAtan2(
    [Range(0, double.PositiveInfinity)] double lr = 1e-4,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.99,
    [Range(0, double.PositiveInfinity), Property("Scale")] double a = 1.27,
    [Range(0, double.PositiveInfinity), Property("RootScale")] double b = 1);

/// <summary>LaProp: gradients are scaled by the root of their mean square first, and averaged then.</summary>
/// <remarks>
/// Ziyin, Wang and Ueda, "LaProp: separating momentum and adaptivity in Adam", 2020. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the scaled gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("w *= 1 - lr*λ; v = ema(v, g², β2); m = ema(m, g/(√hat(v, β2) + ε), β1); w -= lr*hat(m, β1)")]
public partial class LaProp(
    [Range(0, double.PositiveInfinity)] double lr = 4e-4,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-15,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>AdaX: Adam whose mean square grows without forgetting, v ← (1+β2)·v + β2·g².</summary>
/// <remarks>
/// Li et al., "AdaX: adaptive gradient descent with exponential long term memory", 2020, as the authors' code, ε beside the uncorrected root. What is
/// kept is v over (1+β2)^t − 1, which stays finite when that has grown without bound. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">How fast the mean square grows.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("c = (1+β2)^t - 1; m = ema(m, g, β1); v = ema(v, g², 1 - β2/c); w -= lr*m/(√v + ε/√c)")]
public partial class AdaX(
    [Range(0, double.PositiveInfinity)] double lr = 1.5e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true)] double β2 = 1e-4,
    [Range(0, double.PositiveInfinity)] double ε = 1e-12);

/// <summary>AdamD: Adam that corrects the mean square for its start and not the average, so that the first steps are small.</summary>
/// <remarks>St. John, "AdamD: improved bias-correction in Adam", 2021. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); w -= lr*√(1-β2^t)*m/(√v + ε)")]
public partial class AdamD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>
/// NosAdam: AMSGrad's guarantee by weights that favour the past, v ← b·v + (1−b)·g² with b growing by the hyperharmonic series. As the authors'
/// code: the average is corrected for its start.
/// </summary>
/// <remarks>
/// Huang et al., "Nostalgic Adam: weighting more of the past gradients when designing the adaptive learning rate", 2019. Two states, <c>m</c> and
/// <c>v</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="γ">The power with which the weights of newer squares fall.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("B += t^-γ; b = 1 - t^-γ/B; m = ema(m, g, β1); v = ema(v, g², b); w -= lr/(1-β1^t)*m/(√v + ε)")]
public partial class NosAdam(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, double.PositiveInfinity), Property("Nostalgia")] double γ = 0.1,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>Adam that divides by the softplus of the uncorrected root, which keeps small roots from making large steps.</summary>
/// <remarks>
/// Tong, Liang and Bi, "Calibrating the adaptive learning rate to improve convergence of Adam", 2019, as the authors' code without AMSGrad's maximum;
/// the paper does not correct the averages for their start. Two states, <c>m</c> and <c>v</c>: 8 bytes a
/// float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="β">How sharp the softplus is.</param>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); w -= lr*√(1-β2^t)/(1-β1^t)*m/softplus(√v, β)")]
public partial class SoftplusAdam(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("Sharpness")] double β = 50);

/// <summary>StableAdamW: AdamW whose learning rate is divided, for each parameter, by how far the gradient outgrows its mean square.</summary>
/// <remarks>
/// Wortsman et al., "Stable and low-precision training for large-scale vision-language models", 2023. Two states, <c>m</c> and <c>v</c>: 8 bytes a
/// float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    u = hat(v, β2)
    η = lr/max(1, rms(g/max(√u, ε)))
    w *= 1 - η*λ
    w -= η*hat(m, β1)/(√u + ε)
    """)]
public partial class StableAdamW(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.99,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 1e-2);
