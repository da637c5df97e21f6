using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>Momentum that decays the weights themselves, not the gradient: b ← μ·b + g and w ← (1 − lr·λ)·w − lr·b. As timm.</summary>
/// <remarks>Loshchilov and Hutter, "Decoupled weight decay regularization", 2017. One state, <c>b</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The momentum.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("b = μ*b + g; w *= 1 - lr*λ; w -= lr*b")]
public partial class SGDW(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity), Property("MomentumFactor")] double μ = 0.9,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 1e-2);

/// <summary>Quasi-hyperbolic momentum: a weighted mean of the gradient and its average, w ← w − lr·((1−ν)·g + ν·b).</summary>
/// <remarks>Ma and Yarats, "Quasi-hyperbolic momentum and Adam for deep learning", 2018. One state, <c>b</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The smoothing of the gradient.</param>
/// <param name="ν">The share of the average in a step.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("g += λ*w; b = ema(b, g, β); w -= lr*((1-ν)*g + ν*b)")]
public partial class QHM(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.999,
    [Range(0, 1), Property("AverageShare")] double ν = 0.7,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>Aggregated momentum: the mean of three velocities that differ in how slowly they forget.</summary>
/// <remarks>
/// Lucas et al., "Aggregated momentum: stability through passive damping", 2018. Three states, <c>a</c>, <c>b</c> and <c>c</c>: 12 bytes a float
/// weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The first momentum.</param>
/// <param name="β2">The second momentum.</param>
/// <param name="β3">The third momentum.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("""
    g += λ*w
    a = β1*a + g
    b = β2*b + g
    c = β3*c + g
    w -= lr/3*a
    w -= lr/3*b
    w -= lr/3*c
    """)]
public partial class AggMo(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β3 = 0.99,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>The gradient, its running sum and its averaged change as the three terms of a controller.</summary>
/// <remarks>
/// An et al., "A PID controller approach for stochastic optimization of deep networks", 2018. Three states, the sum <c>a</c>, the change <c>d</c>
/// and the previous gradient: 12 bytes a float weight. The difference is 0 at the first step; kozistr's package takes the second one against 0.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The momentum.</param>
/// <param name="τ">The dampening of new gradients in the sum.</param>
/// <param name="ki">The weight of the sum.</param>
/// <param name="kd">The weight of the change.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("g += λ*w; a = μ*a + (1-τ)*g; d = μ*d + (1-μ)*(g - prev(g, g)); w -= lr*(g + ki*a + kd*d)")]
public partial class PID(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true), Property("MomentumFactor")] double μ = 0.9,
    [Range(0, 1), Property("Dampening")] double τ = 0,
    [Range(0, double.PositiveInfinity), Property("Integral")] double ki = 5,
    [Range(0, double.PositiveInfinity), Property("Derivative")] double kd = 10,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>
/// Positive-negative momentum: the averages of the odd and of the even steps, the newer one overweighted and the older one subtracted.
/// </summary>
/// <remarks>
/// Xie et al., "Positive-negative momentum: manipulating stochastic gradient noise to improve generalization", 2021. Two states, <c>a</c> and
/// <c>b</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient over one step; each average takes two.</param>
/// <param name="β0">The weight of the older average.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    w *= 1 - lr*λ
    x = β1²*b + (1 - β1²)*g
    b = a
    a = x
    w -= lr*((1+β0)*a - β0*b)/√((1+β0)² + β0²)
    """)]
public partial class PNM(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, double.PositiveInfinity), Property("NegativeMomentum")] double β0 = 1,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>Torque-aware momentum: gradients are damped where they stand at an angle to the momentum.</summary>
/// <remarks>
/// Malviya et al., "Torque-aware momentum", 2024; gradient and momentum are made unit vectors over the first axis, as the reference does. Two
/// states, <c>b</c> and <c>s</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The momentum.</param>
/// <param name="γ">The smoothing of the alignment.</param>
/// <param name="ε">Added to the damping.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    b₀ = g
    if (ndim > 1) { c = b/max(col.norm(b), 1e-12)*(g/max(col.norm(g), 1e-12)) } else { c = b/max(‖b‖, 1e-12)*(g/max(‖g‖, 1e-12)) }
    s = ema(s, c, γ)
    b = μ*b + ((1+s)/2 + ε)*g
    w *= 1 - lr*λ
    w -= lr*b
    """)]
public partial class TAM(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity), Property("MomentumFactor")] double μ = 0.9,
    [Range(0, 1, MaximumIsExclusive = true), Property("AlignmentSmoothing")] double γ = 0.9,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>Accelerated SGD: a short step from the weights, and a long one on a running average that pulls them along.</summary>
/// <remarks>
/// Kidambi et al., "On the insufficiency of existing momentum schemes for stochastic optimization", 2018. One state, the average <c>b</c>: 4 bytes
/// a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="κ">The ratio of the long step to the short one.</param>
/// <param name="ξ">The statistical advantage.</param>
/// <param name="c">A constant below 1.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("""
    b₀ = w
    g += λ*w
    β = ξ*c²/κ
    b = β*((1/β - 1)*b - lr*κ/c*g + w)
    w -= lr*g
    w = lerp(w, b, 1 - c/(c+β))
    """)]
public partial class AccSGD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("LongStep")] double κ = 1000,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("StatisticalAdvantage")] double ξ = 10,
    [Range(0, 1, MaximumIsExclusive = true), Property("Constant")] double c = 0.7,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>
/// Optimistic gradient descent: the gradient plus its change since the last step, which converges on games where gradient descent turns in circles.
/// </summary>
/// <remarks>Daskalakis et al., "Training GANs with optimism", 2017. One state, the previous gradient: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="α">The weight of the gradient.</param>
/// <param name="κ">The weight of its change.</param>
[Optimizer("w -= lr*((α+κ)*g - κ*prev(g, g))")]
public partial class OptimisticGradientDescent(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(0, double.PositiveInfinity), Property("GradientWeight")] double α = 1,
    [Range(0, double.PositiveInfinity), Property("Optimism")] double κ = 1);

/// <summary>Steps of one length: the gradient of all parameters over its norm.</summary>
/// <remarks>Nesterov, "Introductory lectures on convex optimization"; Hazan, Levy and Shalev-Shwartz, 2015. No state.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ε">Added to the norm, against division by zero.</param>
[Optimizer("w -= lr*g/(all.norm(g) + ε)")]
public partial class NormalizedGradientDescent(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>Momentum over the gradient raised to a power below 1, b ← β·b + sign(g)·|g|^γ: large gradients count for less.</summary>
/// <remarks>
/// Zhou et al., "pbSGD: powered stochastic gradient descent methods for accelerated non-convex optimization", 2020. One state, <c>b</c>: 4 bytes a
/// float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The momentum.</param>
/// <param name="γ">The power of the gradient.</param>
[Optimizer("b = β*b + copysign(|g|^γ, g); w -= lr*b")]
public partial class PoweredSGD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.9,
    [Range(0, double.PositiveInfinity), Property("Power")] double γ = 0.8);
