using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>Adam: momentum over the root of the mean square, both corrected for their start at zero. As PyTorch's Adam.</summary>
/// <remarks>
/// Kingma and Ba, "Adam: a method for stochastic optimization", 2014. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight. It has no decay,
/// so that rules that call it can have their own; <see cref="AdamL2"/> has PyTorch's.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); v̂ = hat(v, β2); w -= lr/(1-β1^t)*m / (√v̂ + ε)")]
public partial class Adam(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>Adam with L2 regularisation, whose decay goes through the moments. As PyTorch's Adam with weight_decay.</summary>
/// <remarks>Kingma and Ba, 2014. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight. <see cref="AdamW"/> decays the weights themselves.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("g += λ*w; m = ema(m, g, β1); v = ema(v, g², β2); v̂ = hat(v, β2); w -= lr/(1-β1^t)*m / (√v̂ + ε)")]
public partial class AdamL2(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 1e-2);

/// <summary>AMSGrad: Adam whose mean square never falls. As PyTorch's Adam with amsgrad.</summary>
/// <remarks>
/// Reddi, Kale and Kumar, "On the convergence of Adam and beyond", 2018. Three states, <c>m</c>, <c>v</c> and <c>x</c>: 12 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("g += λ*w; m = ema(m, g, β1); v = ema(v, g², β2); x = max(x, v); w -= lr/(1-β1^t)*m / (√x/√(1-β2^t) + ε)")]
public partial class AMSGrad(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>AdamW: Adam that decays the weights themselves, not the gradient. As PyTorch's AdamW.</summary>
/// <remarks>Loshchilov and Hutter, "Decoupled weight decay regularization", 2017. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("w *= 1 - lr*λ; m = ema(m, g, β1); v = ema(v, g², β2); w -= lr/(1-β1^t)*m / (√v/√(1-β2^t) + ε)")]
public partial class AdamW(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 1e-2);

/// <summary>Adamax: Adam with the greatest recent gradient in place of the root of the mean square. As PyTorch's Adamax.</summary>
/// <remarks>Kingma and Ba, "Adam: a method for stochastic optimization", section 7.1, 2014. Two states, <c>m</c> and <c>u</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">How slowly the greatest gradient is forgotten.</param>
/// <param name="ε">Added to each |g|, against division by zero.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("g += λ*w; m = ema(m, g, β1); u = max(β2*u, |g| + ε); w -= lr/(1-β1^t)*m/u")]
public partial class Adamax(
    [Range(0, double.PositiveInfinity)] double lr = 2e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);
