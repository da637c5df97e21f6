using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>SAM: sharpness-aware minimization, to stack upon another optimizer. The gradient is taken again where the loss is greatest nearby.</summary>
/// <remarks>
/// Foret et al., "Sharpness-aware minimization for efficiently improving generalization", 2020. A step takes two calls. One state beside the other's,
/// the weights while the step waits: 4 bytes a float weight.
/// </remarks>
/// <param name="radius">How far away the gradient is taken, over all parameters.</param>
/// <param name="tiny">Keeps the direction finite where the gradient is 0.</param>
[Optimizer("w += base(grad(w + radius*g/(all.norm(g) + tiny)))")]
public partial class SAM(
    [Range(0, double.PositiveInfinity), Property("Radius")] double radius = 0.05,
    [Range(0, double.PositiveInfinity), Property("RadiusEpsilon")] double tiny = 1e-12);

/// <summary>ASAM: SAM whose neighbourhood is as wide as each weight is large, to stack upon another optimizer. As pytorch_optimizer's adaptive SAM.</summary>
/// <remarks>
/// Kwon et al., "ASAM: adaptive sharpness-aware minimization for scale-invariant learning of deep neural networks", 2021. A step takes two calls. One
/// state beside the other's, the weights while the step waits: 4 bytes a float weight.
/// </remarks>
/// <param name="radius">How far away the gradient is taken, in parts of the weights.</param>
/// <param name="tiny">Keeps the direction finite where the gradient is 0.</param>
[Optimizer("w += base(grad(w + radius*w²*g/(all.norm(|w|*g) + tiny)))")]
public partial class ASAM(
    [Range(0, double.PositiveInfinity), Property("Radius")] double radius = 0.5,
    [Range(0, double.PositiveInfinity), Property("RadiusEpsilon")] double tiny = 1e-12);

/// <summary>
/// GSAM: SAM that also narrows the gap between the loss and the greatest loss nearby, by the part of the first gradient that the second one does not
/// share, to stack upon another optimizer.
/// </summary>
/// <remarks>
/// Zhuang et al., "Surrogate gap minimization improves sharpness-aware training", 2022. Gradients of 0 have the cosine 0, because <c>tiny</c> is added to both norms. A step takes two calls. Two
/// states beside the other's, weights and gradient while the step waits: 8 bytes a float weight.
/// </remarks>
/// <param name="radius">How far away the gradient is taken, over all parameters.</param>
/// <param name="gap">The weight of the gap.</param>
/// <param name="tiny">Keeps the directions finite where a gradient is 0.</param>
[Optimizer("""
    a = all.norm(g) + tiny
    p = grad(w + radius*g/a)
    b = all.norm(p) + tiny
    cosine = all.dot(g, p)/(a*b)
    w += base(p - gap*(g - cosine*a/b*p))
    """)]
public partial class GSAM(
    [Range(0, double.PositiveInfinity), Property("Radius")] double radius = 0.05,
    [Range(0, double.PositiveInfinity), Property("GapWeight")] double gap = 0.4,
    [Range(0, double.PositiveInfinity), Property("RadiusEpsilon")] double tiny = 1e-12);

/// <summary>
/// AE-SAM: SAM in the steps whose gradient is long against those before, the other optimizer alone in the rest, to stack upon it.
/// </summary>
/// <remarks>
/// Jiang et al., "An adaptive policy to employ sharpness-aware minimization", 2023. A step takes two calls, or one where the gradient is short. Two
/// states beside the other's, weights and gradient while the step waits: 8 bytes a float weight.
/// </remarks>
/// <param name="radius">How far away the gradient is taken, over all parameters.</param>
/// <param name="keep">The smoothing of the mean and the variance of the squared norm.</param>
/// <param name="deviations">How many deviations above the mean the squared norm is where the gradient is long.</param>
/// <param name="tiny">Keeps the direction finite where the gradient is 0.</param>
[Optimizer("""
    n = all.norm(g)²
    level = ema(level, n, keep)
    spread = ema(spread, (n - level)², keep)
    if (n >= level + deviations*√spread) { g = grad(w + radius*g/(√n + tiny)) }
    w += base(g)
    """)]
public partial class AESAM(
    [Range(0, double.PositiveInfinity), Property("Radius")] double radius = 0.05,
    [Range(0, 1, MaximumIsExclusive = true), Property("NormSmoothing")] double keep = 0.9,
    [Property("Deviations")] double deviations = 0,
    [Range(0, double.PositiveInfinity), Property("RadiusEpsilon")] double tiny = 1e-12);

/// <summary>LightSAM: SAM whose radius and rate follow from the gradients seen so far, as AdaGrad's over the norm.</summary>
/// <remarks>
/// "LightSAM: parameter-agnostic sharpness-aware minimization", 2025. A step takes two calls. One state, the weights while the step waits: 4 bytes a
/// float weight. Before the first gradient that is not zero the weights stay where they are; the paper divides 0 by 0.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ρ">How far away the gradient is taken, in the first step.</param>
[Optimizer("u += all.norm(g)²; q = grad(w + ρ*g*(u > 0 ? 1/√u : 0)); v += all.norm(q)²; w -= lr*q*(v > 0 ? 1/√v : 0)")]
public partial class LightSAM(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(0, double.PositiveInfinity), Property("Radius")] double ρ = 0.05);

/// <summary>
/// SAMPa: SAM that goes up along the gradient of a second sequence of points, so that its two gradients do not wait for each other.
/// </summary>
/// <remarks>
/// Xie, Pethick and Cevher, "SAMPa: sharpness-aware minimization parallelized", 2024. A step takes three calls; the gradient of the first counts in the
/// first step only. Two states, <c>h</c> and the weights while the step waits: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ρ">How far away the gradient is taken.</param>
/// <param name="blend">The weight of the second sequence's gradient.</param>
/// <param name="ε">Keeps the direction finite where the gradient is 0.</param>
[Optimizer("h₀ = g; p = grad(w + ρ*h/(all.norm(h) + ε)); y = w - lr*h; h = grad(y); w -= lr*((1 - blend)*p + blend*h)")]
public partial class SAMPa(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(0, double.PositiveInfinity), Property("Radius")] double ρ = 0.05,
    [Range(0, 1), Property("Blend")] double blend = 0.2,
    [Range(0, double.PositiveInfinity)] double ε = 1e-12);

/// <summary>Lookbehind-SAM: several steps up, a step down from each, and then part of the way to where the latter lead.</summary>
/// <remarks>
/// Mordido et al., "Lookbehind-SAM: k steps back, 1 step forward", 2023, with five steps. The gradient at a point serves to go down and to go on up: a
/// step takes six calls. Two states while the step waits: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ρ">How far each step goes up, over all parameters.</param>
/// <param name="α">How much of the way the weights go.</param>
/// <param name="ε">Keeps the direction finite where the gradient is 0.</param>
[Optimizer("s = w; p = w; q = g; for i in 0..5 { p += ρ*q/(all.norm(q) + ε); q = grad(p); s -= lr*q }; w = lerp(w, s, α)")]
public partial class LookbehindSAM(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(0, double.PositiveInfinity), Property("Radius")] double ρ = 0.05,
    [Range(0, 1), Property("SlowStep")] double α = 0.5,
    [Range(0, double.PositiveInfinity)] double ε = 1e-12);
