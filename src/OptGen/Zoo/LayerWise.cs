using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>
/// NovoGrad: gradients are divided by the root of one mean square for each parameter, decayed and summed up by momentum. As NVIDIA's: the first
/// square is taken whole.
/// </summary>
/// <remarks>
/// Ginsburg et al., "Stochastic gradient methods with layer-wise adaptive moments for training of deep networks", 2019. One state, <c>m</c>: 4
/// bytes a float weight; <c>v</c> is one number.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The momentum.</param>
/// <param name="β2">The smoothing of the squared norm.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay, added to the scaled gradient.</param>
[Optimizer("v = t == 1 ? ‖g‖² : ema(v, ‖g‖², β2); m = β1*m + (g/(√v + ε) + λ*w); w -= lr*m")]
public partial class NovoGrad(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.95,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.98,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>Fromage: each parameter moves by a fixed share of its own norm, and is shrunk so that norms do not grow.</summary>
/// <remarks>Bernstein et al., "On the distance between two neural networks and the stability of learning", 2020. No state.</remarks>
/// <param name="lr">The learning rate.</param>
[Optimizer("a = ‖w‖; n = ‖g‖; w = (w - lr*(a > 0 and n > 0 ? a/n : 1)*g)/√(1 + lr²)")]
public partial class Fromage([Range(0, double.PositiveInfinity)] double lr = 1e-2);

/// <summary>Nero: each neuron's weights are kept at mean 0 and norm 1, and move by a fixed angle.</summary>
/// <remarks>
/// Liu et al., "Learning by turning: neural architecture aware optimisation", 2021. One number <c>v</c> for each unit, and one for each parameter.
/// Weights of zero have no scale; it is 0.01 then, as in the authors' code.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The smoothing of the squared norms.</param>
/// <param name="ε">Added to norms, against division by zero.</param>
[Optimizer("""
    if (t == 1 and ndim > 1) { w -= unit.mean(w); w /= unit.norm(w) + ε }
    n = mean(unit.norm(w))
    σ₀ = n > 0 ? n : 0.01
    v = ema(v, unit.norm(g)², β)
    w -= lr*σ*g/(√hat(v, β) + ε)
    if (ndim > 1) { w -= unit.mean(w); w /= unit.norm(w) + ε }
    """)]
public partial class Nero(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>AdaSGD: momentum over the root of one mean square for each parameter.</summary>
/// <remarks>
/// Wang and Wiens, "AdaSGD: bridging the gap between SGD and Adam", 2020. One state, <c>m</c>: 4 bytes a float weight; <c>v</c> is one number. Before
/// the first gradient that is not zero the weights stay where they are; the paper divides 0 by 0.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The momentum.</param>
/// <param name="β2">The smoothing of the squared norm.</param>
[Optimizer("m = β1*m + g; v = ema(v, ‖g‖², β2); w -= (v > 0 ? lr*√(1-β2^t)/√(v/numel) : 0)*m")]
public partial class AdaSGD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999);

/// <summary>WNGrad: gradient descent whose rate falls with the gradients seen, b ← b + lr²·‖g‖²/b and w ← w − lr·g/b, as the authors' code for one row.</summary>
/// <remarks>Wu, Ward and Bottou, "WNGrad: learn the learning rate in gradient descent", 2018. One number <c>b</c> for each parameter.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="start">What b starts at.</param>
[Optimizer("b₀ = start; b += lr²*‖g‖²/b; w -= lr/b*g")]
public partial class WNGrad(
    [Range(0, double.PositiveInfinity)] double lr = 1,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("InitialScale")] double start = 1);

/// <summary>AdaGrad-Norm: AdaGrad with one sum of squares for each parameter.</summary>
/// <remarks>
/// Ward, Wu and Bottou, "AdaGrad stepsizes: sharp convergence over nonconvex landscapes", 2019. One number <c>b</c> for each parameter.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="start">What the sum of squares starts at.</param>
[Optimizer("b₀ = start; b += ‖g‖²; w -= lr/√b*g")]
public partial class AdaGradNorm(
    [Range(0, double.PositiveInfinity)] double lr = 1,
    [Range(0, double.PositiveInfinity), Property("InitialScale")] double start = 0.1);
