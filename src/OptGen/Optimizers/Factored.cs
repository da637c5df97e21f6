using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>
/// Adafactor: the mean square of a matrix from the means of its rows and columns, no momentum, steps in proportion to the weights. As PyTorch's
/// Adafactor.
/// </summary>
/// <remarks>
/// Shazeer and Stern, "Adafactor: adaptive learning rates with sublinear memory cost", 2018. One number for each row and column of a matrix; for
/// vectors one state, <c>v</c>: 4 bytes a float weight. Roots of the means are taken before they are multiplied, so that dead rows and columns, and
/// squares that a float cannot hold, do no harm.
/// </remarks>
/// <param name="lr">The greatest learning rate.</param>
/// <param name="τ">The power with which the weight of new squares falls.</param>
/// <param name="ε1">The root of the least mean square.</param>
/// <param name="ε2">The least scale of weights.</param>
/// <param name="d">The root mean square that steps are clipped to.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    k = t^τ
    α = max(ε2, rms(w))*min(lr, 1/√t)
    w *= 1 - lr*λ
    if (ndim > 1) {
        r = lerp(r, row.rms(g)², k)
        c = lerp(c, col.rms(g)², k)
        q = √(r/max(mean(r), ε1))*√c
    } else {
        v = ema(v, g², 1-k)
        q = √v
    }
    u = g/max(q, ε1)
    w -= α/max(1, rms(u)/d)*u
    """)]
public partial class AdaFactor(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(double.NegativeInfinity, 0), Property("Beta2Decay")] double τ = -0.8,
    [Range(0, double.PositiveInfinity), Property("Epsilon1")] double ε1 = 1.1920928955078125e-7,
    [Range(0, double.PositiveInfinity), Property("Epsilon2")] double ε2 = 1e-3,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("ClipThreshold")] double d = 1,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);
