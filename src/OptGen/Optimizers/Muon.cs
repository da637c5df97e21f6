using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>
/// Muon: the average gradient with Nesterov's look ahead, made orthogonal. For matrices; the longer the rows are outnumbered by columns, the longer the step.
/// </summary>
/// <remarks>
/// Jordan et al., "Muon: an optimizer for hidden layers in neural networks", 2024, with the authors' scale √max(1, rows/cols). The references compute
/// the iteration in bfloat16, this in the weights' type. One state, <c>b</c>: 4 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The smoothing of the gradient.</param>
/// <param name="λ">The weight decay.</param>
[Optimizer("""
    w *= 1 - lr*λ
    b = ema(b, g, μ)
    u = orth(ema(b, g, μ))
    w -= lr*√max(1, rows/cols)*u
    """)]
public partial class Muon(
    [Range(0, double.PositiveInfinity)] double lr = 0.02,
    [Range(0, 1, MaximumIsExclusive = true), Property("MomentumFactor")] double μ = 0.95,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>Muon whose steps are as long as AdamW's on the mean, so that learning rate and decay can be taken over from it.</summary>
/// <remarks>
/// Liu et al., "Muon is scalable for LLM training", 2025; PyTorch's <c>match_rms_adamw</c>. One state, <c>b</c>: 4 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The smoothing of the gradient.</param>
/// <param name="λ">The weight decay.</param>
[Optimizer("""
    w *= 1 - lr*λ
    b = ema(b, g, μ)
    u = orth(ema(b, g, μ))
    w -= lr*0.2*√max(rows, cols)*u
    """)]
public partial class MatchedMuon(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true), Property("MomentumFactor")] double μ = 0.95,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.1);

/// <summary>AdaMuon: Muon's step divided by the root of its own mean square, and brought to AdamW's length.</summary>
/// <remarks>
/// Si, Zhang and Shen, "AdaMuon: adaptive Muon optimizer", 2025. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the square.</param>
/// <param name="λ">The weight decay.</param>
/// <param name="ε">Added to root and norm, against division by zero.</param>
[Optimizer("""
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    o = orth(m)
    v = ema(v, o², β2)
    u = o/(√hat(v, β2) + ε)
    w -= lr*0.2*√numel*u/(‖u‖ + ε)
    """)]
public partial class AdaMuon(
    [Range(0, double.PositiveInfinity)] double lr = 0.02,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.95,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0,
    [Range(0, double.PositiveInfinity)] double ε = 1e-10);

/// <summary>NorMuon: Muon's step with each neuron's row divided by the root of its mean square.</summary>
/// <remarks>
/// Li et al., "NorMuon: making Muon more efficient and scalable", 2025. One state, <c>m</c>: 4 bytes a float weight, and one number for each row.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the square.</param>
/// <param name="λ">The weight decay.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("""
    m = ema(m, g, β1)
    o = orth(m)
    v = ema(v, row.mean(o²), β2)
    u = o/(√v + ε)
    w *= 1 - lr*λ
    w -= lr*0.2*√numel*u/‖u‖
    """)]
public partial class NorMuon(
    [Range(0, double.PositiveInfinity)] double lr = 0.02,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.95,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.95,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.1,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);
