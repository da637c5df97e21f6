using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>MADGRAD: weights from their start and the sums of all gradients and squares, weighted by √t, under momentum.</summary>
/// <remarks>
/// Defazio and Jelassi, "Adaptivity without compromise: a momentumized, adaptive, dual averaged gradient method", 2021. Three states, <c>s</c>,
/// <c>ν</c> and the start: 12 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The momentum.</param>
/// <param name="ε">Added to the cube root and to the learning rate.</param>
/// <param name="λ">The weight decay: each step takes (lr+ε)·λ of the weights before it.</param>
[Optimizer("""
    l = (lr+ε)*√t
    ν += l*g²
    s += l*g
    q = (lr+ε)*λ*w
    w = lerp(w, w₀ - s/(∛ν + ε), 1-μ)
    w -= q
    """)]
public partial class MADGRAD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, 1, MaximumIsExclusive = true), Property("MomentumFactor")] double μ = 0.9,
    [Range(0, double.PositiveInfinity)] double ε = 1e-6,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>COCOB: betting on the sign of each weight's gradient with the money won so far; no learning rate.</summary>
/// <remarks>
/// Orabona and Tommasi, "Training deep networks without learning rates through coin betting", 2017. The greatest gradient starts at
/// ε, so that nothing is divided by 0; one quotient after the other, because the product of the divisors may leave the type. Five states, <c>L</c>, <c>G</c>, <c>R</c>,
/// <c>b</c> and the start: 20 bytes a float weight.
/// </remarks>
/// <param name="α">How many greatest gradients must have been seen before bets are full.</param>
/// <param name="ε">What the greatest gradient starts at.</param>
[Optimizer("L₀ = ε; L = max(L, |g|); G += |g|; R = max(R - g*(w - w₀), 0); b -= g; w = w₀ + b/L/max(G + L, α*L)*(L + R)")]
public partial class COCOB(
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("BetCap")] double α = 100,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true)] double ε = 1e-8);
