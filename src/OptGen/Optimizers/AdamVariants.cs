using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>Yogi: Adam whose mean square moves by a fixed fraction of g², towards it, so that it cannot shoot up or collapse.</summary>
/// <remarks>
/// Zaheer et al., "Adaptive methods for nonconvex optimization", 2018; both states start at 10⁻⁶, as the reference does. Two states, <c>m</c> and
/// <c>v</c>: 8 bytes a float weight.
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
    v -= (1-β2)*(sign(v - g²)*g²)
    w -= lr/(1-β1^t)*m/(√v/√(1-β2^t) + ε)
    """)]
public partial class Yogi(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-3,
    [Range(0, double.PositiveInfinity), Property("InitialAccumulator")] double i = 1e-6,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>diffGrad: Adam whose step is between a half and the whole, the smaller the less the gradient changes.</summary>
/// <remarks>
/// Dubey et al., "diffGrad: an optimization method for convolutional neural networks", 2019. Three states, <c>m</c>, <c>v</c> and the previous
/// gradient: 12 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); w -= lr*√(1-β2^t)/(1-β1^t)*sigmoid(|prev(g) - g|)*m/(√v + ε)")]
public partial class DiffGrad(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

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

/// <summary>Quasi-hyperbolic Adam: gradient and square are each mixed with their averages.</summary>
/// <remarks>
/// Ma and Yarats, "Quasi-hyperbolic momentum and Adam for deep learning", 2018. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ν1">The share of the averaged gradient.</param>
/// <param name="ν2">The share of the averaged square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    w -= lr*((1-ν1)*g + ν1*hat(m, β1))/(√((1-ν2)*g² + ν2*hat(v, β2)) + ε)
    """)]
public partial class QHAdam(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.995,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, 1), Property("AverageShare")] double ν1 = 0.7,
    [Range(0, 1), Property("SquareShare")] double ν2 = 1,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>
/// Adan: Adam with Nesterov's acceleration written through the change of the gradient. The decay divides the weights by 1 + lr·λ after the step, as
/// the authors do.
/// </summary>
/// <remarks>
/// Xie et al., "Adan: adaptive Nesterov momentum algorithm for faster optimizing deep models", 2022. Four states, <c>m</c>, <c>n</c>, <c>v</c> and
/// the previous gradient: 16 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the change.</param>
/// <param name="β3">The smoothing of the square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step divides the weights by 1 + lr·λ.</param>
[Optimizer("""
    d = g - prev(g, g)
    m = ema(m, g, β1)
    n = ema(n, d, β2)
    v = ema(v, (g + β2*d)², β3)
    q = √v/√(1-β3^t) + ε
    w -= lr/(1-β1^t)*m/q
    w -= lr*β2/(1-β2^t)*n/q
    w /= 1 + lr*λ
    """)]
public partial class Adan(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.98,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.92,
    [Range(0, 1, MaximumIsExclusive = true)] double β3 = 0.99,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>
/// AdEMAMix: Adam with a second, much slower average of the gradient. As the authors do, only the fast average is corrected for its start; without
/// their warm-up.
/// </summary>
/// <remarks>
/// Pagliardini, Ablin and Grangier, "The AdEMAMix optimizer: better, faster, older", 2024. Three states, <c>m</c>, <c>s</c> and <c>v</c>: 12 bytes
/// a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="β3">The smoothing of the slow average.</param>
/// <param name="α">The weight of the slow average.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    s = ema(s, g, β3)
    v = ema(v, g², β2)
    w -= lr*(hat(m, β1) + α*s)/(√hat(v, β2) + ε)
    """)]
public partial class AdEMAMix(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, 1, MaximumIsExclusive = true)] double β3 = 0.9999,
    [Range(0, double.PositiveInfinity), Property("SlowWeight")] double α = 5,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

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

/// <summary>Grams: the magnitude of Adam's step with the sign of the gradient.</summary>
/// <remarks>
/// Cao et al., "Grams: gradient descent with adaptive momentum scaling", 2024; ε beside the uncorrected root, as the authors have it. Two states,
/// <c>m</c> and <c>v</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step takes lr·λ of the moved weights.</param>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); w -= lr*√(1-β2^t)/(1-β1^t)*sign(g)*|m|/(√v + ε); w *= 1 - lr*λ")]
public partial class Grams(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-6,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

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
/// Li et al., "AdaX: adaptive gradient descent with exponential long term memory", 2020. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">How fast the mean square grows.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("m = ema(m, g, β1); v = (1+β2)*v + β2*g²; w -= lr*m/(√(v/((1+β2)^t - 1)) + ε)")]
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

/// <summary>NosAdam: AMSGrad's guarantee by weights that favour the past, v ← b·v + (1−b)·g² with b growing by the hyperharmonic series.</summary>
/// <remarks>
/// Huang et al., "Nostalgic Adam: weighting more of the past gradients when designing the adaptive learning rate", 2019. Two states, <c>m</c> and
/// <c>v</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="γ">The power with which the weights of newer squares fall.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("B += t^-γ; b = 1 - t^-γ/B; m = ema(m, g, β1); v = ema(v, g², b); w -= lr*m/(√v + ε)")]
public partial class NosAdam(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, double.PositiveInfinity), Property("Nostalgia")] double γ = 0.1,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>Adam that divides by the softplus of the root, which keeps small roots from making large steps.</summary>
/// <remarks>
/// Tong, Liang and Bi, "Calibrating the adaptive learning rate to improve convergence of Adam", 2019. Two states, <c>m</c> and <c>v</c>: 8 bytes a
/// float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="β">How sharp the softplus is.</param>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); w -= lr*m/softplus(√v, β)")]
public partial class SoftplusAdam(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("Sharpness")] double β = 50);

/// <summary>AngularGrad: Adam whose step grows with the cosine of the angle between this gradient and the last.</summary>
/// <remarks>
/// Roy et al., "AngularGrad: a new optimization technique for angular convergence of convolutional neural networks", 2021, in its cosine form.
/// Three states, <c>m</c>, <c>v</c> and the previous gradient: 12 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("""
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    a = (prev(g) - g)/(1 + prev(g)*g)
    w -= lr*√(1-β2^t)/(1-β1^t)*(0.5*tanh(rsqrt(1 + a²)) + 0.5)*m/(√v + ε)
    """)]
public partial class AngularGrad(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>AGD: Adam over the mean square of the change of the averaged gradient; steps are those of SGD where that is small.</summary>
/// <remarks>
/// Yue et al., "AGD: an auto-switchable optimizer using stepwise gradient difference for preconditioning matrix", 2023. Two states, <c>m</c> and
/// <c>b</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the squared change.</param>
/// <param name="δ">The root below which the step is that of SGD.</param>
[Optimizer("""
    p = t == 1 ? 0 : m/(1 - β1^(t-1))
    m = ema(m, g, β1)
    b = ema(b, (hat(m, β1) - p)², β2)
    w -= lr*√(1-β2^t)/(1-β1^t)*m/max(√b, δ*√(1-β2^t))
    """)]
public partial class AGD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("SwitchThreshold")] double δ = 1e-5);

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

/// <summary>Adam that steps twice forward and once back along its last step, which converges on games.</summary>
/// <remarks>
/// Daskalakis et al., "Training GANs with optimism", 2017. Three states, <c>m</c>, <c>v</c> and the previous quotient: 12 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); u = hat(m, β1)/(√hat(v, β2) + ε); w -= lr*(2*u - prev(u, u))")]
public partial class OptimisticAdam(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>Adam over the gradient raised to a power, its sign kept.</summary>
/// <remarks>
/// Wang et al., "GradPower: powering gradients for faster language model pre-training", 2025. Two states, <c>m</c> and <c>v</c>: 8 bytes a float
/// weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="p">The power of the gradient.</param>
[Optimizer("q = copysign(|g|^p, g); m = ema(m, q, β1); v = ema(v, q², β2); w -= lr*hat(m, β1)/(√hat(v, β2) + ε)")]
public partial class GradientPowerAdam(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("Power")] double p = 1.2);
