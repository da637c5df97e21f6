using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>
/// Takes only the elements of a step that go against the gradient and enlarges them to make up, to stack upon another optimizer. As the authors: by
/// the share of them, at least a thousandth. Their decay of the weights is not held back: it belongs outside, <c>[Optimizer&lt;DecoupledWeightDecay,
/// Cautious, Adam&gt;]</c>.
/// </summary>
/// <remarks>
/// Liang et al., "Cautious optimizers: improving training with one line of code", 2024. The sign of the step is compared, not its product with the
/// gradient, which may be rounded to 0; where no element goes against the gradient, none moves. No state of its own.
/// </remarks>
[Optimizer("d = base(g); k = sign(d)*g < 0; w += d*k/max(mean(k), 1e-3)")]
public partial class Cautious;

/// <summary>The magnitude of another optimizer's step with the sign against the gradient, to stack upon it.</summary>
/// <remarks>Cao et al., "Grams: gradient descent with adaptive momentum scaling", 2024. No state of its own.</remarks>
[Optimizer("w -= sign(g)*|base(g)|")]
public partial class GradientSigns;

/// <summary>
/// Makes a step as long as the learning rate times the norm of the weights, for each parameter, to stack upon another optimizer: of its step the
/// direction counts. Steps of weights that are all 0 pass.
/// </summary>
/// <remarks>You et al., 2017 and 2019: LARS and LAMB over any rule, as optax's <c>scale_by_trust_ratio</c>. No state of its own.</remarks>
/// <param name="lr">The learning rate.</param>
[Optimizer("d = base(g); a = ‖w‖; n = ‖d‖; w += (a > 0 and n > 0 ? lr*a/n : 1)*d")]
public partial class TrustRatio([Range(0, double.PositiveInfinity)] double lr = 1e-3);

/// <summary>Decays the weights themselves, to stack upon another optimizer.</summary>
/// <remarks>Loshchilov and Hutter, "Decoupled weight decay regularization", 2017. No state of its own.</remarks>
/// <param name="lr">The learning rate, also the other's.</param>
/// <param name="decay">Each step multiplies the weights by 1 − lr·decay.</param>
[Optimizer("w *= 1 - lr*decay; w += base(g)")]
public partial class DecoupledWeightDecay(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity), Property("DecoupledDecay")] double decay = 1e-2);

/// <summary>Decays only the weights that the step makes smaller, to stack upon another optimizer.</summary>
/// <remarks>
/// Chen et al., "Cautious weight decay", 2025. The sign of the step is compared, not its product with the weight, which may be rounded to 0. No
/// state of its own.
/// </remarks>
/// <param name="lr">The learning rate, also the other's.</param>
/// <param name="decay">The weight decay: such weights also lose lr·decay of themselves.</param>
[Optimizer("d = base(g); w += d - (sign(d)*w <= 0 ? lr*decay*w : 0)")]
public partial class CautiousWeightDecay(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity), Property("DecoupledDecay")] double decay = 1e-2);

/// <summary>Shrinks weights towards 0 after each step and stops them there, to stack upon another optimizer.</summary>
/// <remarks>Duchi and Singer, "Efficient online and batch learning using forward backward splitting", 2009. No state of its own.</remarks>
/// <param name="lr">The learning rate, also the other's.</param>
/// <param name="shrink">Each step takes lr·shrink of the magnitude.</param>
[Optimizer("w += base(g); w = copysign(max(|w| - lr*shrink, 0), w)")]
public partial class ProximalL1(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity), Property("Shrinkage")] double shrink = 1e-5);

/// <summary>Limits the norm of each unit's weights, to stack upon another optimizer.</summary>
/// <remarks>
/// Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014. No state of its own. Units that are no longer than
/// the limit are left alone.
/// </remarks>
/// <param name="limit">The greatest norm.</param>
[Optimizer("w += base(g); n = unit.norm(w); w *= n <= limit ? 1 : min(1, limit/(n + 1e-7))")]
public partial class MaxNorm([Range(0, double.PositiveInfinity), Property("Limit")] double limit = 2);

/// <summary>Enlarges the elements of a step that go most against the gradient, and diminishes the others, to stack upon another optimizer.</summary>
/// <remarks>
/// "MGUP", 2025. No state of its own; 4 bytes a float weight for what is put aside. For the comparison gradients are multiplied by a power of two, so
/// that their products are within the type.
/// </remarks>
/// <param name="selected">The share of the elements that are enlarged by one over it; the others are multiplied by it.</param>
[Optimizer("d = base(g); a = -d*(g*2^-clamp(floor(log(max(|g|))/log(2)), -100, 100)); w += (a >= quantile(a, 1-selected) ? 1/selected : selected)*d")]
public partial class SelectiveStep([Range(0, 1, MinimumIsExclusive = true), Property("SelectedShare")] double selected = 0.5);
