using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>RAdam: Adam that steps without the mean square while too few gradients make its variance large. As PyTorch's RAdam.</summary>
/// <remarks>
/// Liu et al., "On the variance of the adaptive learning rate and beyond", 2019. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("""
    g += λ*w
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    q = 2/(1-β2) - 1
    p = q - 2*t*β2^t/(1-β2^t)
    r = √((p-4)*(p-2)*q/((q-4)*(q-2)*p))
    w -= p > 5 ? lr*r*√(1-β2^t)/(1-β1^t)*m/(√v + ε) : lr/(1-β1^t)*m
    """)]
public partial class RAdam(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>RAdam that decays the weights themselves, not the gradient. As PyTorch's RAdam with decoupled_weight_decay.</summary>
/// <remarks>Liu et al., 2019; Loshchilov and Hutter, 2017. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    q = 2/(1-β2) - 1
    p = q - 2*t*β2^t/(1-β2^t)
    r = √((p-4)*(p-2)*q/((q-4)*(q-2)*p))
    w -= p > 5 ? lr*r*√(1-β2^t)/(1-β1^t)*m/(√v + ε) : lr/(1-β1^t)*m
    """)]
public partial class RAdamW(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 1e-2);
