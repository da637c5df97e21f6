using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>Momentum as the textbook writes it, with the learning rate inside the velocity: v ← α·v − lr·g and w ← w + v.</summary>
/// <remarks>Saito, "Deep Learning from Scratch", chapter 6. One state, <c>v</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="α">The momentum.</param>
[Optimizer("v = α*v - lr*g; w += v")]
public partial class TextbookMomentum(
    [Range(0, double.PositiveInfinity)] double lr = 0.01,
    [Range(0, double.PositiveInfinity), Property("MomentumFactor")] double α = 0.9);

/// <summary>Nesterov's momentum as the textbook writes it: the weights move by the velocity that is two steps ahead.</summary>
/// <remarks>Saito, "Deep Learning from Scratch", chapter 6, after Bengio et al., 2012. One state, <c>v</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="α">The momentum.</param>
[Optimizer("w += α*α*v; w -= (1+α)*lr*g; v = α*v - lr*g")]
public partial class TextbookNesterov(
    [Range(0, double.PositiveInfinity)] double lr = 0.01,
    [Range(0, double.PositiveInfinity), Property("MomentumFactor")] double α = 0.9);

/// <summary>AdaGrad as the textbook writes it, with 10⁻⁷ beside the root.</summary>
/// <remarks>Saito, "Deep Learning from Scratch", chapter 6. One state, <c>h</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("h += g²; w -= lr*g/(√h + ε)")]
public partial class TextbookAdaGrad([Range(0, double.PositiveInfinity)] double lr = 0.01, [Range(0, double.PositiveInfinity)] double ε = 1e-7);

/// <summary>RMSprop as the textbook writes it, with 10⁻⁷ beside the root.</summary>
/// <remarks>Saito, "Deep Learning from Scratch", chapter 6. One state, <c>h</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ρ">The smoothing of the mean square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("h = ρ*h + (1-ρ)*g²; w -= lr*g/(√h + ε)")]
public partial class TextbookRMSprop([Range(0, double.PositiveInfinity)] double lr = 0.01, [Range(0, 1)] double ρ = 0.99, [Range(0, double.PositiveInfinity)] double ε = 1e-7);

/// <summary>Adam as the textbook writes it: both corrections stand in the learning rate, and 10⁻⁷ beside the uncorrected root.</summary>
/// <remarks>
/// Saito, "Deep Learning from Scratch", chapter 6; the second form of Kingma and Ba, section 2. Two states, <c>m</c> and <c>v</c>: 8 bytes a float
/// weight. A mean square that has become infinite stays so.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("m += (1-β1)*(g - m); v = isfinite(v) ? v + (1-β2)*(g² - v) : v; w -= lr*√(1-β2^t)/(1-β1^t)*m/(√v + ε)")]
public partial class TextbookAdam([Range(0, double.PositiveInfinity)] double lr = 1e-3, [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9, [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999, [Range(0, double.PositiveInfinity)] double ε = 1e-7);
