using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>AdaGrad with ε under the root, w ← w − lr·g/√(n + ε), as many courses teach it.</summary>
/// <remarks>Duchi, Hazan and Singer, 2011, in the form of Keras and optax, whose sum of squares starts at 0.1 instead. One state, <c>n</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ε">Added under the root.</param>
/// <param name="a0">What the sum of squares starts at.</param>
[Optimizer("n₀ = a0; n += g²; w -= lr*g/√(n + ε)")]
public partial class AdaGradEpsilonInside(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("InitialAccumulator")] double a0 = 0);

/// <summary>RMSprop with ε under the root, w ← w − lr·g/√(v + ε), as many courses teach it.</summary>
/// <remarks>Tieleman and Hinton, 2012, in the form of TensorFlow. One state, <c>v</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ρ">The smoothing of the mean square.</param>
/// <param name="ε">Added under the root.</param>
[Optimizer("v = ema(v, g², ρ); w -= lr*g/√(v + ε)")]
public partial class RMSpropEpsilonInside(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1)] double ρ = 0.9,
    [Range(0, double.PositiveInfinity)] double ε = 1e-7);

/// <summary>Adam with ε under the root, w ← w − lr·m̂/√(v̂ + ε), as many courses teach it.</summary>
/// <remarks>Kingma and Ba, 2014, in the form of optax's eps_root. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="ε">Added under the root.</param>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); w -= lr*hat(m, β1)/√(hat(v, β2) + ε)")]
public partial class AdamEpsilonInside(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);
