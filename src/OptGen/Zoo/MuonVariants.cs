using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>Muon²: the average gradient is divided by the root of its mean square before it is made orthogonal.</summary>
/// <remarks>Published as Muon², 2026; as github.com/microsoft/dion's. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("""
    m = β1*m + g
    v = ema(v, g², β2)
    w -= lr*√(rows/cols)*orth(m/(√v + ε))
    """)]
public partial class ScaledMuon(
    [Range(0, double.PositiveInfinity)] double lr = 0.02,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.95,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.95,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>Muon-NSR: the look ahead of the average gradient is divided by its size and its variance before it is made orthogonal.</summary>
/// <remarks>Published as variance-adaptive Muon, 2026. Two states, <c>v</c> and <c>m</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The smoothing of the gradient and of its variance.</param>
/// <param name="γ">How much the variance counts.</param>
/// <param name="λ">The weight decay.</param>
/// <param name="ε">Added under the root, against division by zero.</param>
[Optimizer("""
    v = β*v + β*(1-β)*(m-g)²
    m = ema(m, g, β)
    x = g + β/(1-β)*hat(m, β)
    w *= 1 - lr*λ
    w -= lr*orth(x/√(x² + γ*hat(v, β) + ε))
    """)]
public partial class MuonNSR(
    [Range(0, double.PositiveInfinity)] double lr = 0.02,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.95,
    [Range(0, double.PositiveInfinity)] double γ = 1,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.1,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>Muon+: the rows of Muon's step are made equally long.</summary>
/// <remarks>
/// Published as Muon+, 2026. One state, <c>m</c>: 4 bytes a float weight. A row whose norm is below 1e-12 is divided by that: a dead row stays where
/// it is.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The smoothing of the gradient.</param>
[Optimizer("""
    m = ema(m, g, μ)
    o = orth(m)
    w -= lr*√(rows/cols)*o/max(row.norm(o), 1e-12)
    """)]
public partial class RowNormalizedMuon(
    [Range(0, double.PositiveInfinity)] double lr = 0.02,
    [Range(0, 1, MaximumIsExclusive = true), Property("MomentumFactor")] double μ = 0.95);

/// <summary>MuonEq: rows and columns of the average gradient are balanced before it is made orthogonal.</summary>
/// <remarks>Published as MuonEq, 2026. One state, <c>m</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The smoothing of the gradient.</param>
/// <param name="λ">The weight decay.</param>
/// <param name="ε">Added to the sums of squares, against division by zero.</param>
[Optimizer("""
    m = ema(m, g, β)
    w *= 1 - lr*λ
    w -= lr*orth(m/√((row.sum(m²) + ε)*(col.sum(m²) + ε)))
    """)]
public partial class BalancedMuon(
    [Range(0, double.PositiveInfinity)] double lr = 0.02,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.95,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.1,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>NAMO: Muon's step, scaled by the ratio of the average gradient to the root of its mean square norm.</summary>
/// <remarks>Published as NAMO, 2026. One state, <c>m</c>: 4 bytes a float weight, and one number for each parameter.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ1">The smoothing of the gradient.</param>
/// <param name="μ2">The smoothing of its squared norm.</param>
/// <param name="λ">The weight decay.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("""
    m = ema(m, g, μ1)
    v = ema(v, ‖g‖², μ2)
    w -= lr*√(1-μ2^t)/(1-μ1^t)*‖m‖/(√v + ε)*(orth(m) + λ*w)
    """)]
public partial class NAMO(
    [Range(0, double.PositiveInfinity)] double lr = 0.02,
    [Range(0, 1, MaximumIsExclusive = true)] double μ1 = 0.95,
    [Range(0, 1, MaximumIsExclusive = true)] double μ2 = 0.99,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.1,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>MARS-M: Muon over gradients whose variance is reduced by those of the step before.</summary>
/// <remarks>
/// Liu et al., "MARS-M: when variance reduction meets matrices", 2025, in its approximate form, as github.com/AGI-Arena/MARS's: the gradient before the
/// first is 0. Two states, <c>m</c> and the last gradient: 8 bytes a
/// float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The smoothing of the gradient.</param>
/// <param name="γ">How much of the variance is taken off.</param>
/// <param name="λ">The weight decay.</param>
[Optimizer("""
    c = g + γ*β/(1-β)*(g - prev(g))
    c /= max(1, ‖c‖)
    m = ema(m, c, β)
    w -= lr*(0.2*√max(rows, cols)*orth(m) + λ*w)
    """)]
public partial class MARSMuon(
    [Range(0, double.PositiveInfinity)] double lr = 0.02,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.95,
    [Range(0, double.PositiveInfinity)] double γ = 0.025,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.1);

/// <summary>OLion: the signs of Muon's step, brought to AdamW's length. The look ahead is from the new average, as in the authors' code.</summary>
/// <remarks>
/// Published as OLion, 2026. One state, <c>m</c>: 4 bytes a float weight. Where the average is zero there are no signs, and the weights only decay;
/// the formula divides 0 by 0.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the step.</param>
/// <param name="β2">The smoothing of the state.</param>
/// <param name="λ">The weight decay.</param>
[Optimizer("""
    m = ema(m, g, β2)
    s = sign(orth(ema(m, g, β1)))
    n = ‖s‖
    w -= lr*((n > 0 ? 0.2*√numel/n : 0)*s + λ*w)
    """)]
public partial class OLion(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.99,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.1);

/// <summary>SignMuon: the signs of Muon's step.</summary>
/// <remarks>Published as SignMuon, 2026. One state, <c>m</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The smoothing of the gradient.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("""
    m = ema(m, g + λ*w, β)
    w -= lr*sign(orth(m))
    """)]
public partial class SignMuon(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.95,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>FOGO: between the orthogonal forms of a slow and a fast momentum, along the arc.</summary>
/// <remarks>
/// Published as FOGO, 2026. Two states, <c>s</c> and <c>f</c>: 8 bytes a float weight. The angle is found from the difference and the sum of the two
/// directions, which is exact where they are one; a momentum of zero has the angle 0.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="βs">The slow momentum.</param>
/// <param name="βf">The fast one.</param>
/// <param name="ξ">Where between the two the step lies; 0 is slow.</param>
/// <param name="σ">The root mean square of the step.</param>
/// <param name="λ">The weight decay.</param>
/// <param name="ε">Against division by zero.</param>
[Optimizer("""
    s = βs*s + g
    f = βf*f + g
    a = orth(s)
    b = orth(f)
    x = a/max(‖a‖, 1e-12)
    y = b/max(‖b‖, 1e-12)
    o = 2*atan2(‖x-y‖, ‖x+y‖)
    u = (sin((1-ξ)*o)*a + sin(ξ*o)*b)/(sin(o) + ε)
    w *= 1 - lr*λ
    w -= lr*σ*√numel/(‖u‖ + ε)*u
    """)]
public partial class FOGO(
    [Range(0, double.PositiveInfinity)] double lr = 0.02,
    [Range(0, 1, MaximumIsExclusive = true), Property("SlowMomentum")] double βs = 0.99,
    [Range(0, 1, MaximumIsExclusive = true), Property("FastMomentum")] double βf = 0.9,
    [Range(0, 1)] double ξ = 0.5,
    [Range(0, double.PositiveInfinity)] double σ = 0.2,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.1,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>
/// AMUSE: matched Muon at a point between the weights and their average, which is what to evaluate with; the point comes nearer to the average as that
/// grows slower. As the authors' code.
/// </summary>
/// <remarks>
/// Published as AMUSE, 2026: anytime Muon with stable gradient evaluation. Two states, <c>z</c> and <c>m</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate after the warm-up.</param>
/// <param name="μ">The smoothing of the gradient.</param>
/// <param name="β">How near to the average gradients are taken in the warm-up.</param>
/// <param name="ρ">How fast they come nearer after it; 0 is never.</param>
/// <param name="T">The number of steps in which the rate rises to the first.</param>
/// <param name="λ">The weight decay, of <c>z</c>.</param>
[Optimizer("""
    z₀ = w
    η = lr*min(1, t/T)
    S += η²
    k = S > 0 ? η²/S : 1
    if (t == T) { c = k }
    b = t <= T or k == 1 ? β : 1 - (k*(1-c)/(c*(1-k)))^ρ*(1-β)
    x = lerp(w, z, 1 - 1/b)
    m = ema(m, g, μ)
    z *= 1 - η*λ
    z -= η*0.2*√max(rows, cols)*orth(ema(m, g, μ))
    x = lerp(x, z, k)
    w = lerp(x, z, 1-b)
    eval = x
    """)]
public partial class AMUSE(
    [Range(0, double.PositiveInfinity)] double lr = 0.02,
    [Range(0, 1, MaximumIsExclusive = true), Property("MomentumFactor")] double μ = 0.95,
    [Range(0, 1, MinimumIsExclusive = true)] double β = 0.9,
    [Range(0, double.PositiveInfinity), Property("Approach")] double ρ = 1,
    [Range(1, int.MaxValue), Property("WarmupSteps")] int T = 100,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);
