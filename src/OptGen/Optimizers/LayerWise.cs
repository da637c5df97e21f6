using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>
/// LARS: momentum whose rate for each parameter is in proportion to the ratio of the norms of its weights and gradient. The decay stands in the
/// ratio too, as in the paper.
/// </summary>
/// <remarks>You, Gitman and Ginsburg, "Large batch training of convolutional networks", 2017. One state, <c>b</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The momentum.</param>
/// <param name="η">The factor of the ratio.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
/// <param name="ε">Added to the norm, against division by zero.</param>
[Optimizer("""
    a = ‖w‖
    n = ‖g‖
    r = a > 0 and n > 0 ? η*a/(n + λ*a + ε) : 1
    d = r*(g + λ*w)
    b = μ*b + d
    u = b
    w -= lr*u
    """)]
public partial class LARS(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, double.PositiveInfinity), Property("MomentumFactor")] double μ = 0.9,
    [Range(0, double.PositiveInfinity), Property("TrustCoefficient")] double η = 1e-3,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 1e-4,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>LAMB: AdamW's step, made as long as the norm of the weights. As timm: corrected averages, and no limit to the norm.</summary>
/// <remarks>
/// You et al., "Large batch optimization for deep learning: training BERT in 76 minutes", 2019. Two states, <c>m</c> and <c>v</c>: 8 bytes a float
/// weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay, added to the step before it is scaled.</param>
[Optimizer("""
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    u = hat(m, β1)/(√hat(v, β2) + ε) + λ*w
    a = ‖w‖
    n = ‖u‖
    w -= lr*(a > 0 and n > 0 ? a/n : 1)*u
    """)]
public partial class LAMB(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-6,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 1e-2);
