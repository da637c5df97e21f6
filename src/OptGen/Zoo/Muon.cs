using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>
/// AdaMuon: the signs of the average gradient, with Nesterov's look ahead, made orthogonal, divided by the root of their own mean square, and brought to
/// AdamW's length. As the authors' code.
/// </summary>
/// <remarks>
/// Si, Zhang and Shen, "AdaMuon: adaptive Muon optimizer", 2025; github.com/Chongjie-Si/AdaMuon, where both smoothings are one. Two states, <c>m</c> and
/// <c>v</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the square.</param>
/// <param name="λ">The weight decay.</param>
/// <param name="ε">Added to root and norm, against division by zero.</param>
[Optimizer("""
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    o = orth(sign(ema(m, g, β1)))
    v = ema(v, o², β2)
    u = o/(√v + ε)
    w -= lr*0.2*√numel/(‖u‖ + ε)*u
    """)]
public partial class AdaMuon(
    [Range(0, double.PositiveInfinity)] double lr = 0.02,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.95,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.95,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true)] double ε = 1e-8);

/// <summary>
/// NorMuon: Muon's step with each neuron's row divided by the root of its mean square, as long as it was before. As the authors' code, which has
/// Nesterov's look ahead and Muon's scale √max(1, rows/cols) in place of the paper's root mean square of 0.2.
/// </summary>
/// <remarks>
/// Li et al., "NorMuon: making Muon more efficient and scalable", 2025; github.com/zichongli5/NorMuon. One state, <c>m</c>: 4 bytes a float weight, and
/// one number for each row.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the square.</param>
/// <param name="λ">The weight decay.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("""
    m = ema(m, g, β1)
    o = orth(ema(m, g, β1))
    v = ema(v, row.mean(o²), β2)
    u = o/(√v + ε)
    n = ‖u‖
    w *= 1 - lr*λ
    w -= (n > 0 ? lr*√max(1, rows/cols)*‖o‖/n : 0)*u
    """)]
public partial class NorMuon(
    [Range(0, double.PositiveInfinity)] double lr = 0.02,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.95,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.95,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true)] double ε = 1e-10);
