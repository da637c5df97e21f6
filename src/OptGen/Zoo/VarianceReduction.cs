using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>
/// MARS-AdamW: AdamW over a gradient corrected by its change since the last step, and clipped to norm 1 for each parameter. As the authors'
/// approximate form: the gradient before the first is 0.
/// </summary>
/// <remarks>
/// Yuan et al., "MARS: unleashing the power of variance reduction for training large models", 2024. Three states, <c>m</c>, <c>v</c> and the
/// previous gradient: 12 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="γ">The weight of the correction.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    c = g + γ*β1/(1-β1)*(g - prev(g))
    c /= max(1, ‖c‖)
    m = ema(m, c, β1)
    v = ema(v, c², β2)
    w *= 1 - lr*λ
    w -= lr/(1-β1^t)*m/(√v/√(1-β2^t) + ε)
    """)]
public partial class MARS(
    [Range(0, double.PositiveInfinity)] double lr = 3e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.95,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.99,
    [Range(0, double.PositiveInfinity), Property("Correction")] double γ = 0.025,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>MARS-Lion: the sign of the average of a gradient corrected by its change since the last step.</summary>
/// <remarks>
/// Yuan et al., "MARS: unleashing the power of variance reduction for training large models", 2024. Two states, <c>m</c> and the previous gradient:
/// 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="γ">The weight of the correction.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("""
    c = g + γ*β1/(1-β1)*(g - prev(g))
    c /= max(1, ‖c‖)
    m = ema(m, c, β1)
    w *= 1 - lr*λ
    w -= lr*sign(m)
    """)]
public partial class MARSLion(
    [Range(0, double.PositiveInfinity)] double lr = 3e-4,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.95,
    [Range(0, double.PositiveInfinity), Property("Correction")] double γ = 0.025,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);
