using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>
/// Sophia-H: the averaged gradient over the averaged Hessian's diagonal, clipped. The estimate is read every tenth step from what was given by <see
/// cref="Parameter.SetHessian(Memory{float})"/>.
/// </summary>
/// <remarks>
/// Liu et al., "Sophia: a scalable stochastic second-order optimizer for language model pre-training", 2023; in kozistr's form. Two states,
/// <c>m</c> and <c>h</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the Hessian.</param>
/// <param name="p">What quotients are clipped to.</param>
/// <param name="every">Every how many steps the estimate is read, from the first on.</param>
/// <param name="ε">The least curvature.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    if ((t-1) % every == 0) { h = ema(h, hess, β2) }
    w -= lr*clamp(m/max(h, ε), -p, p)
    """)]
public partial class SophiaH(
    [Range(0, double.PositiveInfinity)] double lr = 0.06,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.96,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.99,
    [Range(0, double.PositiveInfinity), Property("Clip")] double p = 1e-2,
    [Range(1, double.PositiveInfinity), Property("HessianPeriod")] double every = 10,
    [Range(0, double.PositiveInfinity)] double ε = 1e-12,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>
/// Sophia-G: the averaged gradient over the averaged Gauss–Newton diagonal, clipped to 1. The estimate, the squared gradient of a batch with
/// sampled labels, is given by <see cref="Parameter.SetHessian(Memory{float})"/>.
/// </summary>
/// <remarks>
/// Liu et al., "Sophia: a scalable stochastic second-order optimizer for language model pre-training", 2023; as the authors' own. Two states,
/// <c>m</c> and <c>h</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the estimate.</param>
/// <param name="ρ">The factor of the curvature.</param>
/// <param name="batch">The size of the batch that the estimate is a mean over.</param>
/// <param name="every">Every how many steps the estimate is read, from the first on.</param>
/// <param name="ε">Added to the curvature, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    if ((t-1) % every == 0) { h = ema(h, hess, β2) }
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    w -= lr*sign(m)*min(|m|/(ρ*batch*h + ε), 1)
    """)]
public partial class SophiaG(
    [Range(0, double.PositiveInfinity)] double lr = 1e-4,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.965,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.99,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("CurvatureScale")] double ρ = 0.04,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("BatchSize")] double batch = 1,
    [Range(1, double.PositiveInfinity), Property("HessianPeriod")] double every = 10,
    [Range(0, double.PositiveInfinity)] double ε = 1e-15,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.1);

/// <summary>
/// AdaHessian: Adam over the mean square of the Hessian's diagonal, which is given by <see cref="Parameter.SetHessian(Memory{float})"/>; without
/// the paper's averaging over blocks.
/// </summary>
/// <remarks>
/// Yao et al., "ADAHESSIAN: an adaptive second order optimizer for machine learning", 2020. Two states, <c>m</c> and <c>v</c>: 8 bytes a float
/// weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the squared diagonal.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="k">The power of the Hessian; 1 is Newton's.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    v = ema(v, hess², β2)
    w -= lr/(1-β1^t)*m/((v/(1-β2^t))^(k/2) + ε)
    """)]
public partial class AdaHessian(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-16,
    [Range(0, 1), Property("HessianPower")] double k = 1,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);
