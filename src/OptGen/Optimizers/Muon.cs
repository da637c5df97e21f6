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
