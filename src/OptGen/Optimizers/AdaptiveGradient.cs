using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>AdaGrad: each weight's rate falls with the sum of its squared gradients. As PyTorch's Adagrad.</summary>
/// <remarks>
/// Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic optimization", 2011.
/// One state, the sum <c>n</c>: 4 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="d">The decay of the learning rate: at step t it is lr/(1 + (t−1)·d).</param>
/// <param name="a0">What the sum of squares starts at.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("n₀ = a0; g += λ*w; n += g²; w -= lr/(1+(t-1)*d)*g/(√n + ε)")]
public partial class AdaGrad(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, double.PositiveInfinity), Property("LearningRateDecay")] double d = 0,
    [Range(0, double.PositiveInfinity), Property("InitialAccumulator")] double a0 = 0,
    [Range(0, double.PositiveInfinity)] double ε = 1e-10,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>RMSprop: the gradient over the root of its mean square, v ← α·v + (1−α)·g² and w ← w − lr·g/(√v + ε). As PyTorch's RMSprop.</summary>
/// <remarks>Tieleman and Hinton, lecture 6.5 of "Neural networks for machine learning", 2012. One state, <c>v</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="α">The smoothing of the mean square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("g += λ*w; v = ema(v, g², α); w -= lr*g/(√v + ε)")]
public partial class RMSprop(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, double.PositiveInfinity)] double α = 0.99,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>RMSprop whose scaled gradients are averaged by heavy-ball momentum. As PyTorch's RMSprop with momentum.</summary>
/// <remarks>Tieleman and Hinton, 2012. Two states, <c>v</c> and <c>b</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="α">The smoothing of the mean square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
/// <param name="μ">The momentum.</param>
[Optimizer("g += λ*w; v = ema(v, g², α); b = μ*b + g/(√v + ε); w -= lr*b")]
public partial class RMSpropMomentum(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, double.PositiveInfinity)] double α = 0.99,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0,
    [Range(0, double.PositiveInfinity), Property("MomentumFactor")] double μ = 0.9);

/// <summary>RMSprop over the variance of the gradient instead of its mean square. As PyTorch's RMSprop with centered.</summary>
/// <remarks>Graves, "Generating sequences with recurrent neural networks", 2013. Two states, <c>v</c> and the mean <c>a</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="α">The smoothing of mean and mean square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("g += λ*w; v = ema(v, g², α); a = ema(a, g, α); w -= lr*g/(√(v - a²) + ε)")]
public partial class RMSpropCentered(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, double.PositiveInfinity)] double α = 0.99,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);

/// <summary>AdaDelta: steps in the units of the weights, from the ratio of the mean squares of past steps and gradients. As PyTorch's Adadelta.</summary>
/// <remarks>Zeiler, "ADADELTA: an adaptive learning rate method", 2012. Two states, <c>v</c> and <c>x</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ρ">The smoothing of both mean squares.</param>
/// <param name="ε">Added inside both roots.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
[Optimizer("g += λ*w; v = ema(v, g², ρ); d = √(x + ε)/√(v + ε)*g; x = ema(x, d², ρ); w -= lr*d")]
public partial class AdaDelta(
    [Range(0, double.PositiveInfinity)] double lr = 1,
    [Range(0, 1)] double ρ = 0.9,
    [Range(0, double.PositiveInfinity)] double ε = 1e-6,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0);
