using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>Adafactor as in its paper, with momentum: ε1 is added to the squares, and the step is averaged.</summary>
/// <remarks>
/// Shazeer and Stern, "Adafactor: adaptive learning rates with sublinear memory cost", 2018; in the form of Hugging Face and timm. One state,
/// <c>m</c>: 4 bytes a float weight, and one number for each row and column; for vectors, in place of these, <c>v</c>, which is as large as <c>m</c>.
/// Roots of the means are taken before they are multiplied, and their product counts for 1e-37 at least: dead rows beside dead columns stay where
/// they are.
/// </remarks>
/// <param name="τ">The power with which the weight of new squares falls.</param>
/// <param name="ε1">Added to the squares.</param>
/// <param name="ε2">The least scale of weights.</param>
/// <param name="d">The root mean square that steps are clipped to.</param>
/// <param name="β1">The smoothing of the steps.</param>
[Optimizer("""
    k = t^τ
    if (ndim > 1) {
        r = lerp(r, row.rms(g)² + ε1, k)
        c = lerp(c, col.rms(g)² + ε1, k)
        q = √(r/mean(r))*√c
    } else {
        v = ema(v, g² + ε1, 1-k)
        q = √v
    }
    u = g/max(q, 1e-37)
    m = ema(m, max(ε2, rms(w))*min(0.01, 1/√t)/max(1, rms(u)/d)*u, β1)
    w -= m
    """)]
public partial class AdaFactorMomentum(
    [Range(double.NegativeInfinity, 0), Property("Beta2Decay")] double τ = -0.8,
    [Range(0, double.PositiveInfinity), Property("Epsilon1")] double ε1 = 1e-30,
    [Range(0, double.PositiveInfinity), Property("Epsilon2")] double ε2 = 1e-3,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("ClipThreshold")] double d = 1,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9);

/// <summary>CAME: Adafactor with momentum, which trusts steps the less the more they differ from their average.</summary>
/// <remarks>
/// Luo et al., "CAME: confidence-guided adaptive memory efficient optimization", 2023. One state, <c>m</c>: 4 bytes a float weight, and two numbers
/// for each row and column; for vectors, in place of these, <c>v</c>, which is as large as <c>m</c>. Roots of the means are taken before they are
/// multiplied, and their product counts for 1e-37 at least: dead rows beside dead columns stay where they are.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the steps.</param>
/// <param name="β2">The smoothing of the squares.</param>
/// <param name="β3">The smoothing of the squared deviations.</param>
/// <param name="ε1">Added to the squares.</param>
/// <param name="ε2">Added to the squared deviations.</param>
/// <param name="d">The root mean square that steps are clipped to.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    if (ndim > 1) {
        r = ema(r, row.rms(g)² + ε1, β2)
        c = ema(c, col.rms(g)² + ε1, β2)
        q = √(r/mean(r))*√c
    } else {
        v = ema(v, g² + ε1, β2)
        q = √v
    }
    u = g/max(q, 1e-37)
    u /= max(1, rms(u)/d)
    m = ema(m, u, β1)
    w *= 1 - lr*λ
    if (ndim > 1) {
        x = ema(x, row.rms(u-m)² + ε2, β3)
        y = ema(y, col.rms(u-m)² + ε2, β3)
        w -= lr*m/max(√(x/mean(x))*√y, 1e-37)
    } else {
        w -= lr*m
    }
    """)]
public partial class CAME(
    [Range(0, double.PositiveInfinity)] double lr = 2e-4,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, 1, MaximumIsExclusive = true)] double β3 = 0.9999,
    [Range(0, double.PositiveInfinity), Property("Epsilon1")] double ε1 = 1e-30,
    [Range(0, double.PositiveInfinity), Property("Epsilon2")] double ε2 = 1e-16,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("ClipThreshold")] double d = 1,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>SM3: AdaGrad whose sums of squares are bounded by one number for each row and column of a matrix.</summary>
/// <remarks>
/// Anil et al., "Memory-efficient adaptive optimization", 2019, in its second form. One number for each row and column of a matrix; for vectors one
/// state, <c>a</c>: 4 bytes a float weight. A square that the type cannot hold makes the accumulators of its row and column infinite, which stops
/// them.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The smoothing of the squares; 0 sums them up.</param>
/// <param name="ε">Added under the root.</param>
[Optimizer("""
    q = β > 0 ? β : 1
    if (ndim > 1) {
        v = q*min(r, c) + (1-β)*g²
        r = β > 0 ? max(r, row.max(v)) : row.max(v)
        c = β > 0 ? max(c, col.max(v)) : col.max(v)
    } else {
        v = q*a + (1-β)*g²
        a = β > 0 ? max(a, v) : v
    }
    u = g/√(v + ε)
    w -= lr*u
    """)]
public partial class SM3(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(0, 1, MaximumIsExclusive = true), Property("SquareSmoothing")] double β = 0,
    [Range(0, double.PositiveInfinity)] double ε = 1e-30);

/// <summary>Each row of the gradient over its root mean square.</summary>
/// <remarks>Pethick et al., "Training deep learning models with norm-constrained LMOs", 2025, and others. No state; for matrices.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("w -= lr*g/(row.rms(g) + ε)")]
public partial class RowNormalizedSGD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>SCALE: the averaged gradient with each column over its norm.</summary>
/// <remarks>
/// Glentis et al., "A minimalist optimizer design for LLM pretraining", 2025. One state, <c>m</c>: 4 bytes a float weight; for matrices.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The smoothing of the gradient.</param>
/// <param name="ε">Added to the norm, against division by zero.</param>
[Optimizer("m = ema(m, g, β); w -= lr*m/(col.norm(m) + ε)")]
public partial class SCALE(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.9,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>SinkGD: rows and columns of the gradient are normalised in turn, five times.</summary>
/// <remarks>Scetbon et al., "Gradient multi-normalization for stateless and scalable LLM training", 2025. No state; for matrices.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ε">The least root mean square that is divided by.</param>
[Optimizer("x = g; for i in 0..5 { x /= max(row.rms(x), ε); x /= max(col.rms(x), ε) }; w -= lr*x")]
public partial class SinkGD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true)] double ε = 1e-8);
