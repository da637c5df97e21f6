using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>
/// Lion: the sign of an average that leans on the newest gradient. As the reference and timm: the sign is taken of the old average, mixed by β1,
/// which is then renewed by β2.
/// </summary>
/// <remarks>Chen et al., "Symbolic discovery of optimization algorithms", 2023. One state, <c>m</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The weight of the average within the sign.</param>
/// <param name="β2">The smoothing of the gradient.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("u = sign(ema(m, g, β1)); w *= 1 - lr*λ; w -= lr*u; m = ema(m, g, β2)")]
public partial class Lion(
    [Range(0, double.PositiveInfinity)] double lr = 1e-4,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.99,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);
