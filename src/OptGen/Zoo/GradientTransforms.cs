using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>Adds the gradient of ½·decay·w² to the gradient, to stack upon another optimizer: weight decay as PyTorch's <c>weight_decay</c> outside of AdamW.</summary>
/// <remarks>Hoerl and Kennard, "Ridge regression: biased estimation for nonorthogonal problems", 1970. No state of its own.</remarks>
/// <param name="decay">The weight decay.</param>
[Optimizer("g += decay*w; w += base(g)")]
public partial class CoupledWeightDecay([Range(0, double.PositiveInfinity), Property("CoupledDecay")] double decay = 1e-4);

/// <summary>Adds the gradient of λ1·|w| to the gradient, to stack upon another optimizer. Weights get near 0, but not to it: see <see cref="ProximalL1"/>.</summary>
/// <remarks>Tibshirani, "Regression shrinkage and selection via the lasso", 1996; its subgradient is 0 at 0. No state of its own.</remarks>
/// <param name="λ1">The factor of the sum of magnitudes.</param>
[Optimizer("g += ∂(λ1*|w|); w += base(g)")]
public partial class L1Penalty([Range(0, double.PositiveInfinity), Property("L1")] double λ1 = 1e-5);

/// <summary>Adds the gradient of λ1·|w| + λ2·w² to the gradient, to stack upon another optimizer.</summary>
/// <remarks>Zou and Hastie, "Regularization and variable selection via the elastic net", 2005, as they write the penalty: without a factor ½. No state of its own.</remarks>
/// <param name="λ1">The factor of the sum of magnitudes.</param>
/// <param name="λ2">The factor of the sum of squares; the gradient has twice of it.</param>
[Optimizer("g += ∂(λ1*|w| + λ2*w²); w += base(g)")]
public partial class ElasticNet(
    [Range(0, double.PositiveInfinity), Property("L1")] double λ1 = 1e-5,
    [Range(0, double.PositiveInfinity), Property("L2")] double λ2 = 1e-4);

/// <summary>Clips each element of the gradient, to stack upon another optimizer.</summary>
/// <remarks>Mikolov, "Statistical language models based on neural networks", 2012. No state of its own.</remarks>
/// <param name="limit">The greatest magnitude.</param>
[Optimizer("w += base(clamp(g, -limit, limit))")]
public partial class ClipByValue([Range(0, double.PositiveInfinity), Property("Limit")] double limit = 1);

/// <summary>Clips the norm of each parameter's gradient, to stack upon another optimizer.</summary>
/// <remarks>
/// Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2012, for each parameter. No state of its own. A gradient
/// that is no longer than the limit is left alone.
/// </remarks>
/// <param name="limit">The greatest norm.</param>
[Optimizer("n = ‖g‖; w += base(g*(n <= limit ? 1 : min(1, limit/(n + 1e-12))))")]
public partial class ClipByNorm([Range(0, double.PositiveInfinity), Property("Limit")] double limit = 1);

/// <summary>Clips the norm of the gradient of all parameters, to stack upon another optimizer. As PyTorch's clip_grad_norm_.</summary>
/// <remarks>
/// Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2012. No state of its own. A gradient that is no longer
/// than the limit is left alone.
/// </remarks>
/// <param name="limit">The greatest norm.</param>
[Optimizer("n = all.norm(g); w += base(g*(n <= limit ? 1 : min(1, limit/(n + 1e-6))))")]
public partial class ClipByGlobalNorm([Range(0, double.PositiveInfinity), Property("Limit")] double limit = 1);

/// <summary>Clips the gradient of each unit to a share of the norm of its weights, to stack upon another optimizer.</summary>
/// <remarks>Brock et al., "High-performance large-scale image recognition without normalization", 2021. No state of its own.</remarks>
/// <param name="share">The greatest ratio of the norms.</param>
/// <param name="least">The least norm that weights are taken to have.</param>
[Optimizer("""
    limit = share*max(unit.norm(w), least)
    n = unit.norm(g)
    w += base(n > limit ? g*(limit/max(n, 1e-6)) : g)
    """)]
public partial class AdaptiveGradientClipping(
    [Range(0, double.PositiveInfinity), Property("Share")] double share = 1e-2,
    [Range(0, double.PositiveInfinity), Property("LeastNorm")] double least = 1e-3);

/// <summary>Subtracts from the gradient of each unit its mean, to stack upon another optimizer; vectors pass.</summary>
/// <remarks>Yong et al., "Gradient centralization: a new optimization technique for deep neural networks", 2020. No state of its own.</remarks>
[Optimizer("if (ndim > 1) { g -= unit.mean(g) }; w += base(g)")]
public partial class GradientCentralization;

/// <summary>Divides each parameter's gradient by its standard deviation, to stack upon another optimizer.</summary>
/// <remarks>
/// As Ranger21 does: Wright and Demeure, 2021. No state of its own. Parameters of one or two elements pass as they are, as in Ranger21.
/// </remarks>
/// <param name="guard">Added to the deviation, against division by zero.</param>
[Optimizer("w += base(numel > 2 ? g/(std(g) + guard) : g)")]
public partial class GradientNormalization([Range(0, double.PositiveInfinity), Property("Guard")] double guard = 1e-8);

/// <summary>Adds the amplified average of the gradient to it, to stack upon another optimizer, which speeds up late generalisation.</summary>
/// <remarks>
/// Lee et al., "Grokfast: accelerated grokking by amplifying slow gradients", 2024. One state beside the other's, <c>slow</c>: 4 bytes a float
/// weight.
/// </remarks>
/// <param name="keep">The smoothing of the gradient.</param>
/// <param name="amplify">The factor of the average.</param>
[Optimizer("slow₀ = g; slow = ema(slow, g, keep); w += base(g + amplify*slow)")]
public partial class GrokFast(
    [Range(0, 1, MaximumIsExclusive = true), Property("GradientSmoothing")] double keep = 0.98,
    [Range(0, double.PositiveInfinity), Property("Amplification")] double amplify = 2);

/// <summary>Takes from each parameter's gradient its part along the weights and restores its norm, to stack upon another optimizer.</summary>
/// <remarks>Prieto et al., "Grokking at the edge of numerical stability", 2025. No state of its own.</remarks>
/// <param name="guard">Added to the denominators, against division by zero.</param>
[Optimizer("o = g - ⟨w,g⟩/(⟨w,w⟩ + guard)*w; w += base(o*(‖g‖/(‖o‖ + guard)))")]
public partial class OrthoGrad([Range(0, double.PositiveInfinity), Property("Guard")] double guard = 1e-30);
