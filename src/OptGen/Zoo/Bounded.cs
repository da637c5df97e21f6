using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>
/// AdaBound: Adam whose rates are held between bounds that close on one common rate, so that it ends as SGD. A schedule of the learning rate does
/// not scale the final rate, which the reference does; at a rate of 0 nothing moves.
/// </summary>
/// <remarks>
/// Luo et al., "Adaptive gradient methods with dynamic bound of learning rate", 2019. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="fl">The learning rate of every weight in the end.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="γ">How fast the bounds close.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    a = lr*√(1-β2^t)/(1-β1^t)/(√v + ε)
    lo = lr > 0 ? fl*(1 - 1/(γ*t + 1)) : 0
    hi = lr > 0 ? fl*(1 + 1/(γ*t)) : 0
    w -= clamp(a, lo, hi)*m
    """)]
public partial class AdaBound(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity), Property("FinalLearningRate")] double fl = 0.1,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("BoundSpeed")] double γ = 1e-3,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>AMSBound: AdaBound whose mean square never falls. At a rate of 0 nothing moves.</summary>
/// <remarks>
/// Luo et al., "Adaptive gradient methods with dynamic bound of learning rate", 2019. Three states, <c>m</c>, <c>v</c> and <c>x</c>: 12 bytes a
/// float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="fl">The learning rate of every weight in the end.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="γ">How fast the bounds close.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    x = max(x, v)
    a = lr*√(1-β2^t)/(1-β1^t)/(√x + ε)
    lo = lr > 0 ? fl*(1 - 1/(γ*t + 1)) : 0
    hi = lr > 0 ? fl*(1 + 1/(γ*t)) : 0
    w -= clamp(a, lo, hi)*m
    """)]
public partial class AMSBound(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity), Property("FinalLearningRate")] double fl = 0.1,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("BoundSpeed")] double γ = 1e-3,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>AdaMod: Adam whose rate is held below the average of its past rates.</summary>
/// <remarks>
/// Ding et al., "An adaptive and momental bound method for stochastic learning", 2019. Three states, <c>m</c>, <c>v</c> and <c>s</c>: 12 bytes a
/// float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="β3">The smoothing of the rates.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    a = lr*√(1-β2^t)/(1-β1^t)/(√v + ε)
    s = ema(s, a, β3)
    w -= min(a, s)*m
    """)]
public partial class AdaMod(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, 1, MaximumIsExclusive = true)] double β3 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);
