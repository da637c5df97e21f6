using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

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

/// <summary>Quasi-hyperbolic Adam: gradient and square are each mixed with their averages.</summary>
/// <remarks>
/// Ma and Yarats, "Quasi-hyperbolic momentum and Adam for deep learning", 2018. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight. With ν2 =
/// 1 the square of this gradient does not count, be it infinite.
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
    w -= lr*((1-ν1)*g + ν1*hat(m, β1))/(√((√(1-ν2)*g)² + ν2*hat(v, β2)) + ε)
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

/// <summary>
/// AngularGrad: Adam whose step is between half and nine tenths as long, by the cosine of the angle between two gradients in a row. As the authors' code:
/// the angles of a step take the place of those kept only if some of a parameter's have grown, and fewer than have not. Angles begin at 0, so that where
/// gradients are dense none are ever kept, and this is Adam at half the rate.
/// </summary>
/// <remarks>
/// Roy et al., "AngularGrad: a new optimization technique for angular convergence of convolutional neural networks", 2021, in its cosine form;
/// github.com/mhaut/AngularGrad. Five states, <c>m</c>, <c>v</c>, the previous gradient, the angle <c>s</c> and its cosine <c>c</c>: 20 bytes a float
/// weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("""
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    a = |(prev(g) - g)/(1 + prev(g)*g)|
    n = sum(atan(a) > s)
    if (0 < n < numel - n) {
        s = atan(a)
        c = rsqrt(1 + a²)
    }
    w -= lr*√(1-β2^t)/(1-β1^t)*(0.5*tanh(c) + 0.5)*m/(√v + ε)
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
