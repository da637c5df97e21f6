using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>NAdam: Adam with Nesterov's look-ahead and a momentum that grows by a schedule. As PyTorch's NAdam.</summary>
/// <remarks>
/// Dozat, "Incorporating Nesterov momentum into Adam", 2016. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight; the product of the
/// momenta is one number for each parameter.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The momentum that the schedule tends to.</param>
/// <param name="β2">The smoothing of the square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay, added to the gradient.</param>
/// <param name="ψ">How fast the momentum grows.</param>
[Optimizer("""
    g += λ*w
    Π₀ = 1
    μ = β1*(1 - 0.5*0.96^(t*ψ))
    n = β1*(1 - 0.5*0.96^((t+1)*ψ))
    Π *= μ
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    d = √(v/(1-β2^t)) + ε
    w -= lr*(1-μ)/(1-Π)*g/d
    w -= lr*n/(1-Π*n)*m/d
    """)]
public partial class NAdam(
    [Range(0, double.PositiveInfinity)] double lr = 2e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0,
    [Range(0, double.PositiveInfinity), Property("MomentumDecay")] double ψ = 4e-3);

/// <summary>NAdam that decays the weights themselves, not the gradient. As PyTorch's NAdam with decoupled_weight_decay.</summary>
/// <remarks>Dozat, 2016; Loshchilov and Hutter, 2017. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The momentum that the schedule tends to.</param>
/// <param name="β2">The smoothing of the square.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
/// <param name="λ">The weight decay: each step multiplies the weights by 1 − lr·λ.</param>
/// <param name="ψ">How fast the momentum grows.</param>
[Optimizer("""
    w *= 1 - lr*λ
    Π₀ = 1
    μ = β1*(1 - 0.5*0.96^(t*ψ))
    n = β1*(1 - 0.5*0.96^((t+1)*ψ))
    Π *= μ
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    d = √(v/(1-β2^t)) + ε
    w -= lr*(1-μ)/(1-Π)*g/d
    w -= lr*n/(1-Π*n)*m/d
    """)]
public partial class NAdamW(
    [Range(0, double.PositiveInfinity)] double lr = 2e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 1e-2,
    [Range(0, double.PositiveInfinity), Property("MomentumDecay")] double ψ = 4e-3);
