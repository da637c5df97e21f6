using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>Stochastic gradient descent with L2 regularisation, w ← w − lr·(g + λ·w), as PyTorch's SGD without momentum.</summary>
/// <remarks>Robbins and Monro, "A stochastic approximation method", 1951. No state.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("g += λ*w; w -= lr*g")]
public partial class SGD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>Heavy-ball momentum, b ← μ·b + (1−τ)·g and w ← w − lr·b, as PyTorch's SGD with momentum: the first step takes the gradient undampened.</summary>
/// <remarks>Polyak, "Some methods of speeding up the convergence of iteration methods", 1964. One state, <c>b</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The momentum.</param>
/// <param name="τ">The dampening of new gradients.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("g += λ*w; b = t == 1 ? g : μ*b + (1-τ)*g; w -= lr*b")]
public partial class Momentum(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity), Property("MomentumFactor")] double μ = 0.9,
    [Property("Dampening")] double τ = 0,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>Nesterov's accelerated gradient, b ← μ·b + g and w ← w − lr·(g + μ·b), as PyTorch's SGD with nesterov.</summary>
/// <remarks>
/// Nesterov, "A method of solving a convex programming problem with convergence rate O(1/k²)", 1983, in the form of Sutskever et al., 2013.
/// One state, <c>b</c>: 4 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The momentum.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("g += λ*w; b = μ*b + g; w -= lr*(g + μ*b)")]
public partial class Nesterov(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity), Property("MomentumFactor")] double μ = 0.9,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>Averaged stochastic gradient descent; the average is what to evaluate with. As PyTorch's ASGD.</summary>
/// <remarks>
/// Polyak and Juditsky, "Acceleration of stochastic approximation by averaging", 1992. One state, the average <c>a</c>: 4 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="λ">The decay of the weights and of the learning rate.</param>
/// <param name="α">The power with which the learning rate falls.</param>
/// <param name="t0">The step from which on weights are averaged; before it, and so by default for long, the average is the weights themselves.</param>
/// <param name="wd">The weight decay, added to the gradient.</param>
[Optimizer("""
    g += wd*w
    η = lr/(1 + λ*lr*(t-1))^α
    w *= 1 - λ*η
    w -= η*g
    a += (w - a)/max(1, t-1-t0)
    eval = a
    """)]
public partial class ASGD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, double.PositiveInfinity)] double λ = 1e-4,
    [Range(0, double.PositiveInfinity)] double α = 0.75,
    [Range(0, double.PositiveInfinity)] double t0 = 1e6,
    [Range(0, double.PositiveInfinity)] double wd = 0);

/// <summary>Resilient back-propagation: each weight has a step size of its own, which grows while its gradient keeps its sign. As PyTorch's Rprop.</summary>
/// <remarks>
/// Riedmiller and Braun, "A direct adaptive method for faster backpropagation learning", 1993; for full batches.
/// The sign of the gradient times the previous one tells whether it changed: a product of two small gradients would be 0.
/// Two states, the step size <c>s</c> and the previous gradient <c>p</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The first step size.</param>
/// <param name="ηm">What a step size is multiplied by where the sign changed.</param>
/// <param name="ηp">What a step size is multiplied by where the sign stayed.</param>
/// <param name="lo">The least step size.</param>
/// <param name="hi">The greatest step size.</param>
[Optimizer("s₀ = lr; y = sign(g)*p; s = clamp(s*(y > 0 ? ηp : y < 0 ? ηm : 1), lo, hi); p = y < 0 ? 0 : g; w -= s*sign(p)")]
public partial class Rprop(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, 1), Property("Shrink")] double ηm = 0.5,
    [Range(1, double.PositiveInfinity), Property("Grow")] double ηp = 1.2,
    [Range(0, double.PositiveInfinity), Property("SmallestStep")] double lo = 1e-6,
    [Range(0, double.PositiveInfinity), Property("LargestStep")] double hi = 50);
