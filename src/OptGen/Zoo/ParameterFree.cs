using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>Prodigy: Adam that estimates its own learning rate, from how far the weights must still go. Leave the rate at 1.</summary>
/// <remarks>
/// Mishchenko and Defazio, "Prodigy: an expeditiously adaptive parameter-free learner", 2023; as the authors' own. Four states, <c>m</c>, <c>v</c>,
/// <c>s</c> and the start: 16 bytes a float weight.
/// </remarks>
/// <param name="lr">The factor of the estimated rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step takes the estimated rate times λ of the weights.</param>
/// <param name="δ">The first estimate.</param>
/// <param name="κ">The factor of the estimate.</param>
/// <param name="growth">How much an estimate may grow in one step.</param>
/// <param name="corrected">Whether Adam's averages are corrected for their start.</param>
/// <param name="safeguard">Whether the estimate leaves out the learning rate, for warm-ups.</param>
[Optimizer("""
    d₀ = δ
    h₀ = δ
    η = d*lr*(corrected ? √(1-β2^t)/(1-β1^t) : 1)
    β3 = √β2
    n = β3*n + d/δ*η*all.dot(g, w₀ - w)
    m = β1*m + d*(1-β1)*g
    v = β2*v + d²*(1-β2)*g²
    s = β3*s + d/δ*(safeguard ? d : η)*g
    x = all.norm1(s)
    e = x > 0 ? κ*n/x : 0
    h = max(h, e)
    d = min(h, (d == δ ? max(d, e) : d)*growth)
    w -= η*λ*w
    w -= η*m/(√v + d*ε)
    """)]
public partial class Prodigy(
    [Range(0, double.PositiveInfinity)] double lr = 1,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("InitialDistance")] double δ = 1e-6,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("DistanceFactor")] double κ = 1,
    [Range(1, double.PositiveInfinity), Property("GrowthRate")] double growth = double.PositiveInfinity,
    [Property("BiasCorrection")] bool corrected = false,
    [Property("SafeguardWarmup")] bool safeguard = false);

/// <summary>D-Adaptation for Adam: the learning rate grows with a lower bound on the distance to the solution. Leave the rate at 1.</summary>
/// <remarks>
/// Defazio and Mishchenko, "Learning-rate-free learning by D-adaptation", 2023. Three states, <c>m</c>, <c>v</c> and <c>s</c>: 12 bytes a float
/// weight.
/// </remarks>
/// <param name="lr">The factor of the estimated rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step takes the estimated rate times λ of the weights.</param>
/// <param name="δ">The first estimate.</param>
/// <param name="growth">How much an estimate may grow in one step.</param>
[Optimizer("""
    d₀ = δ
    η = d*lr
    β3 = √β2
    n = ema(n, η*all.dot(g, s/(√v + ε)), β3)
    m = β1*m + η*(1-β1)*g
    v = ema(v, g², β2)
    s = β3*s + η*(1-β3)*g
    x = all.norm1(s)
    d = x > 0 ? max(d, min(n/((1-β3)*x), d*growth)) : d
    w -= η*λ*w
    w -= m/(√v + ε)
    """)]
public partial class DAdaptAdam(
    [Range(0, double.PositiveInfinity)] double lr = 1,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("InitialDistance")] double δ = 1e-6,
    [Range(1, double.PositiveInfinity), Property("GrowthRate")] double growth = double.PositiveInfinity);

/// <summary>DoG: the rate is the distance from the start over the root of the sum of squared gradients.</summary>
/// <remarks>
/// Ivgi, Hinder and Carmon, "DoG is SGD's best friend: a parameter-free dynamic step size schedule", 2023. One state, the start: 4 bytes a float
/// weight.
/// </remarks>
/// <param name="lr">The factor of the rate.</param>
/// <param name="ρ">The first distance, relative to 1 + ‖w‖.</param>
/// <param name="ε">Added under the root.</param>
[Optimizer("r₀ = ρ*(1 + all.norm(w)); r = max(r, all.norm(w - w₀)); s += all.norm(g)²; w -= lr*r/√(s + ε)*g")]
public partial class DoG(
    [Range(0, double.PositiveInfinity)] double lr = 1,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("InitialMovement")] double ρ = 1e-6,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>LDoG: DoG with distance and sum for each parameter.</summary>
/// <remarks>
/// Ivgi, Hinder and Carmon, "DoG is SGD's best friend: a parameter-free dynamic step size schedule", 2023. One state, the start: 4 bytes a float
/// weight.
/// </remarks>
/// <param name="lr">The factor of the rate.</param>
/// <param name="ρ">The first distance, relative to 1 + ‖w‖.</param>
/// <param name="ε">Added under the root.</param>
[Optimizer("r₀ = ρ*(1 + ‖w‖); r = max(r, ‖w - w₀‖); s += ‖g‖²; w -= lr*r/√(s + ε)*g")]
public partial class LDoG(
    [Range(0, double.PositiveInfinity)] double lr = 1,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("InitialMovement")] double ρ = 1e-6,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>DoWG: DoG whose sum of squared gradients is weighted by the distance when they came.</summary>
/// <remarks>
/// Khaled, Mishchenko and Jin, "DoWG unleashed: an efficient universal parameter-free gradient descent method", 2023. One state, the start: 4 bytes
/// a float weight.
/// </remarks>
/// <param name="lr">The factor of the rate.</param>
/// <param name="ε">The first squared distance, and added to the root.</param>
[Optimizer("r₀ = ε; r = max(r, all.norm(w - w₀)²); v += r*all.norm(g)²; w -= lr*r/(√v + ε)*g")]
public partial class DoWG(
    [Range(0, double.PositiveInfinity)] double lr = 1,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true)] double ε = 1e-4);

/// <summary>Polyak's step with a greatest rate: the loss above its least value over the squared norm of the gradient.</summary>
/// <remarks>
/// Loizou et al., "Stochastic Polyak step-size for SGD: an adaptive learning rate for fast convergence", 2020. No state; steps need the loss.
/// </remarks>
/// <param name="lr">The greatest rate.</param>
/// <param name="c">The divisor of the step.</param>
/// <param name="least">The least value that the loss can have.</param>
[Optimizer("n = all.norm(g)²; w -= (n > 0 ? min(max(loss - least, 0)/(c*n), lr) : 0)*g")]
public partial class PolyakStep(
    [Range(0, double.PositiveInfinity)] double lr = 1,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("Scale")] double c = 0.5,
    [Property("LeastLoss")] double least = 0);

/// <summary>ALI-G: Polyak's step for losses that reach 0, with a greatest rate, under Nesterov's momentum.</summary>
/// <remarks>
/// Berrada, Zisserman and Kumar, "Training neural networks for and by interpolation", 2020. One state, <c>b</c>: 4 bytes a float weight; steps need
/// the loss.
/// </remarks>
/// <param name="lr">The greatest rate.</param>
/// <param name="μ">The momentum.</param>
/// <param name="ε">Added to the squared norm.</param>
[Optimizer("η = min(loss/(all.norm(g)² + ε), lr); w -= η*g; b = μ*b - η*g; w += μ*b")]
public partial class ALIG(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(0, double.PositiveInfinity), Property("MomentumFactor")] double μ = 0.9,
    [Range(0, double.PositiveInfinity)] double ε = 1e-6);

/// <summary>SGD whose learning rate descends too: it grows while gradients agree with those of the step before.</summary>
/// <remarks>
/// Baydin et al., "Online learning rate adaptation with hypergradient descent", 2018. One state, the previous gradient: 4 bytes a float weight. A
/// step that the type cannot hold is not made.
/// </remarks>
/// <param name="lr">The first learning rate.</param>
/// <param name="κ">The rate of the learning rate.</param>
[Optimizer("a₀ = lr; a += κ*all.dot(g, prev(g)); d = a*g; w -= isfinite(d) ? d : 0")]
public partial class HypergradientSGD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, double.PositiveInfinity), Property("HypergradientRate")] double κ = 1e-3);

/// <summary>Adam whose learning rate descends too: it grows while gradients agree with the step before.</summary>
/// <remarks>
/// Baydin et al., "Online learning rate adaptation with hypergradient descent", 2018, as the authors' code: ε beside the uncorrected root, and in the
/// correction of the rate's gradient. Three states, <c>m</c>, <c>v</c> and <c>u</c>: 12 bytes a
/// float weight.
/// </remarks>
/// <param name="lr">The first learning rate.</param>
/// <param name="κ">The rate of the learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("""
    a₀ = lr
    a += κ*(t > 1 ? √(1-β2^(t-1))/(1-β1^(t-1) + ε) : 0)*all.dot(g, u)
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    u = m/(√v + ε)
    w -= a*√(1-β2^t)/(1-β1^t)*u
    """)]
public partial class HypergradientAdam(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity), Property("HypergradientRate")] double κ = 1e-7,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);
