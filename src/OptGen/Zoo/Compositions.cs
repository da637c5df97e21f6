using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>AdamW under a limit to the norm of the gradient of all parameters, 1 unless <c>Limit</c> is set.</summary>
/// <remarks>Pascanu, Mikolov and Bengio, 2012; Loshchilov and Hutter, 2017. Two states, <c>m</c> and <c>v</c> of AdamW: 8 bytes a float weight.</remarks>
[Optimizer<ClipByGlobalNorm, AdamW>]
public partial class ClippedAdamW;

/// <summary>
/// C-AdamW: AdamW that takes only the elements of Adam's step that go against the gradient, and decays all weights. As timm: ε stands beside the
/// corrected root, where the authors' own has it beside the uncorrected one.
/// </summary>
/// <remarks>Liang et al., "Cautious optimizers: improving training with one line of code", 2024. Two states, <c>m</c> and <c>v</c> of Adam: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
[Optimizer("w *= 1 - lr*λ; d = Adam(g); k = d*g < 0; w += d*k/max(mean(k), 1e-3)")]
public partial class CautiousAdamW(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 1e-2);

/// <summary>C-Lion: Lion that takes only the signs of its step that go against the gradient, and decays all weights. As the authors and timm.</summary>
/// <remarks>Liang et al., "Cautious optimizers: improving training with one line of code", 2024. One state, <c>m</c> of Lion: 4 bytes a float weight.</remarks>
[Optimizer("w += Lion(g) with { c = sign(ema(m, g, β1)); k = c*g > 0; u = c*k/max(mean(k), 1e-3) }")]
public partial class CautiousLion;

/// <summary>Ranger: RAdam over centralised gradients, under Lookahead.</summary>
/// <remarks>Wright, "Ranger", 2019. Three states: 12 bytes a float weight.</remarks>
[Optimizer<Lookahead, GradientCentralization, RAdam>]
public partial class Ranger;

/// <summary>AMSGrad that decays the weights themselves, not the gradient. As PyTorch's AdamW with amsgrad.</summary>
/// <remarks>Reddi, Kale and Kumar, 2018; Loshchilov and Hutter, 2017. Three states: 12 bytes a float weight.</remarks>
[Optimizer("w *= 1 - lr*decay; w += AMSGrad(g); decay := 1e-2")]
public partial class AMSGradW;

/// <summary>RAdaBelief: RAdam over the variance of the gradient about its average.</summary>
/// <remarks>Zhuang et al., 2020; Liu et al., 2019. Two states: 8 bytes a float weight.</remarks>
[Optimizer("w += RAdam(g) with { v = ema(v, (g-m)², β2) + ε }; ε := 1e-16")]
public partial class RAdaBelief;

/// <summary>AdamW that keeps one mean square for each row of a matrix, in place of one for each weight.</summary>
/// <remarks>Kalra et al., "When can you get away with low memory Adam?", 2025, with all matrices alike. A row whose mean square is 0 has a step of 0, as ε is added to the root. One state, <c>m</c>: 4 bytes a float weight, and a number for each row; for matrices.</remarks>
[Optimizer("w += AdamW(g) with { v = ema(v, row.rms(g)², β2) }")]
public partial class SlimAdamW;
