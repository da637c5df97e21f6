using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>
/// AdaBelief: Adam over the variance of the gradient about its average. The deviation is from the new average, as in the paper and timm.
/// </summary>
/// <remarks>
/// Zhuang et al., "AdaBelief optimizer: adapting stepsizes by the belief in observed gradients", 2020. Two states, <c>m</c> and <c>s</c>: 8 bytes a
/// float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the squared deviation.</param>
/// <param name="ε">Added to the variance, at each step, and to the root.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("w *= 1 - lr*λ; m = ema(m, g, β1); s = ema(s, (g-m)², β2) + ε; w -= lr/(1-β1^t)*m / (√s/√(1-β2^t) + ε)")]
public partial class AdaBelief(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-16,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>AdaMomentum: Adam over the mean square of the averaged gradient instead of the gradient's own.</summary>
/// <remarks>
/// Wang et al., "Rethinking Adam: a twofold exponential moving average approach", 2021. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the square of the average.</param>
/// <param name="ε">Added to the mean square at each step.</param>
[Optimizer("m = ema(m, g, β1); v = ema(v, m², β2) + ε; w -= lr*hat(m, β1)/√hat(v, β2)")]
public partial class AdaMomentum(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-16);

/// <summary>EAdam: Adam whose ε is added to the mean square at each step and so adds up.</summary>
/// <remarks>Yuan and Gao, "EAdam optimizer: how ε impact Adam", 2020. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the mean square at each step.</param>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2) + ε; w -= lr*hat(m, β1)/√hat(v, β2)")]
public partial class EAdam(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>ACProp: the gradient over the root of the variance of the steps before, so that numerator and denominator are independent.</summary>
/// <remarks>
/// Zhuang et al., "Momentum centering and asynchronous update for adaptive gradient methods", 2021; the deviation is from the old average. Two
/// states, <c>m</c> and <c>s</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the squared deviation.</param>
/// <param name="ε">Added to the variance, at each step, and to the root.</param>
[Optimizer("w -= lr*g/(√(t == 1 ? 1 : s/(1 - β2^(t-1))) + ε); s = ema(s, (g-m)², β2) + ε; m = ema(m, g, β1)")]
public partial class ACProp(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-16);
