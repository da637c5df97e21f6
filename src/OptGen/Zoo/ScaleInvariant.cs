using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>
/// SGDP: momentum without its part along the weights, where the weights look scale-invariant: there it would only slow the rest down.
/// </summary>
/// <remarks>
/// Heo et al., "AdamP: slowing down the slowdown for momentum optimizers on scale-invariant weights", 2020. One state, <c>b</c>: 4 bytes a float
/// weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The momentum.</param>
/// <param name="δ">How near to a right angle to the gradient weights must be, to count as scale-invariant.</param>
/// <param name="wr">The share of the decay for such weights.</param>
/// <param name="ε">Added to norms, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ/(1−μ).</param>
[Optimizer("""
    b = μ*b + g
    u = b
    d = u
    ρ = 1
    if (ndim > 1) {
        x = w/(unit.norm(w) + ε)
        y = w/(‖w‖ + ε)
        pu = max(|unit.dot(g, w)|/(max(unit.norm(g), ε)*max(unit.norm(w), ε))) < δ/√cols
        pl = |dot(g, w)|/(max(‖g‖, ε)*max(‖w‖, ε)) < δ/√numel
        q = pu ? unit.dot(x, d)*x : pl ? dot(y, d)*y : 0
        ρ = pu or pl ? wr : 1
        d -= q
    }
    w *= 1 - lr*λ/(1-μ)*ρ
    w -= lr*d
    """)]
public partial class SGDP(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true), Property("MomentumFactor")] double μ = 0.9,
    [Range(0, double.PositiveInfinity), Property("Threshold")] double δ = 0.1,
    [Range(0, 1), Property("DecayRatio")] double wr = 0.1,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>
/// AdamP: Adam without the part of its step along the weights, where the weights look scale-invariant: there it would only slow the rest down.
/// </summary>
/// <remarks>
/// Heo et al., "AdamP: slowing down the slowdown for momentum optimizers on scale-invariant weights", 2020. Two states, <c>m</c> and <c>v</c>: 8
/// bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="δ">How near to a right angle to the gradient weights must be, to count as scale-invariant.</param>
/// <param name="wr">The share of the decay for such weights.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    u = m/(√v/√(1-β2^t) + ε)
    d = u
    ρ = 1
    if (ndim > 1) {
        x = w/(unit.norm(w) + ε)
        y = w/(‖w‖ + ε)
        pu = max(|unit.dot(g, w)|/(max(unit.norm(g), ε)*max(unit.norm(w), ε))) < δ/√cols
        pl = |dot(g, w)|/(max(‖g‖, ε)*max(‖w‖, ε)) < δ/√numel
        q = pu ? unit.dot(x, d)*x : pl ? dot(y, d)*y : 0
        ρ = pu or pl ? wr : 1
        d -= q
    }
    w *= 1 - lr*λ*ρ
    w -= lr/(1-β1^t)*d
    """)]
public partial class AdamP(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("Threshold")] double δ = 0.1,
    [Range(0, 1), Property("DecayRatio")] double wr = 0.1,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);
