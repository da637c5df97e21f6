using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>Gradient descent on a gradient with annealed Gaussian noise: w ← w − lr·(g + √(ν/t^γ)·z).</summary>
/// <remarks>Neelakantan et al., "Adding gradient noise improves learning for very deep networks", 2015. No state.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ν">The variance of the noise at the first step.</param>
/// <param name="γ">How fast the variance falls.</param>
[Optimizer("w -= lr*(g + √(ν/t^γ)*normal())")]
public partial class NoisySGD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-2,
    [Range(0, double.PositiveInfinity), Property("NoiseVariance")] double ν = 1e-2,
    [Range(0, double.PositiveInfinity), Property("NoiseDecay")] double γ = 0.55);

/// <summary>Adds annealed Gaussian noise to the gradient, to stack upon another optimizer.</summary>
/// <remarks>Neelakantan et al., "Adding gradient noise improves learning for very deep networks", 2015. No state of its own.</remarks>
/// <param name="ν">The variance of the noise at the first step.</param>
/// <param name="γ">How fast the variance falls.</param>
[Optimizer("w += base(g + √(ν/t^γ)*normal())")]
public partial class GradientNoise(
    [Range(0, double.PositiveInfinity), Property("NoiseVariance")] double ν = 1e-2,
    [Range(0, double.PositiveInfinity), Property("NoiseDecay")] double γ = 0.55);

/// <summary>
/// The noise of DP-SGD, to stack upon another optimizer: the gradient must be the mean over examples, each clipped to a norm of at most the limit
/// before.
/// </summary>
/// <remarks>
/// Abadi et al., "Deep learning with differential privacy", 2016. No state of its own. The noise follows from <see cref="Optimizer.Seed"/> and is not
/// cryptographic: whoever knows the seed can take it off again.
/// </remarks>
/// <param name="clip">The limit of an example's norm.</param>
/// <param name="σ">The standard deviation of the noise in such limits.</param>
/// <param name="batch">How many examples the gradient is the mean of.</param>
[Optimizer("w += base(g + σ*clip/batch*normal())")]
public partial class PrivacyNoise(
    [Range(0, double.PositiveInfinity), Property("ExampleLimit")] double clip = 1,
    [Range(0, double.PositiveInfinity), Property("NoiseMultiplier")] double σ = 1,
    [Range(1, double.PositiveInfinity), Property("BatchSize")] double batch = 256);

/// <summary>Stochastic gradient Langevin dynamics: samples of a distribution whose negative log density has the gradient given.</summary>
/// <remarks>Welling and Teh, "Bayesian learning via stochastic gradient Langevin dynamics", 2011. No state.</remarks>
/// <param name="lr">The step of the discretised diffusion.</param>
[Optimizer("w -= lr/2*g; w += √lr*normal()")]
public partial class SGLD([Range(0, double.PositiveInfinity)] double lr = 1e-5);

/// <summary>SGLD whose step has been preconditioned as RMSprop's.</summary>
/// <remarks>
/// Li et al., "Preconditioned stochastic gradient Langevin dynamics for deep neural networks", 2016, without the term Γ, as the authors. One state,
/// <c>v</c>: 4 bytes a float weight.
/// </remarks>
/// <param name="lr">The step of the discretised diffusion.</param>
/// <param name="α">The smoothing of the squared gradient.</param>
/// <param name="ε">Added to the root.</param>
/// <param name="n">How many examples there are, where the gradient is the mean over them; 1 where it is the sum.</param>
[Optimizer("v = ema(v, g², α); G = 1/(ε + √v); w -= lr/2*G*g; w += √(lr/n*G)*normal()")]
public partial class PreconditionedSGLD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-5,
    [Range(0, 1, MaximumIsExclusive = true)] double α = 0.99,
    [Range(0, double.PositiveInfinity)] double ε = 1e-5,
    [Range(1, double.PositiveInfinity), Property("ExampleCount")] double n = 1);

/// <summary>SGLD under a learning rate that falls as half a cosine in each cycle; noise is added in the last part of a cycle alone.</summary>
/// <remarks>Zhang et al., "Cyclical stochastic gradient MCMC for Bayesian deep learning", 2020. No state.</remarks>
/// <param name="lr">The learning rate at the beginning of a cycle.</param>
/// <param name="C">The length of a cycle in steps.</param>
/// <param name="β">The share of a cycle that explores without noise.</param>
[Optimizer("r = ((t-1) % C)/C; η = lr/2*(1 + cos(π*r)); w -= η*g; w += r > β ? √(2*η)*normal() : 0")]
public partial class CyclicalSGLD(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(1, double.PositiveInfinity), Property("CycleLength")] double C = 1000,
    [Range(0, 1), Property("ExplorationShare")] double β = 0.8);

/// <summary>Stochastic gradient Hamiltonian Monte Carlo: SGLD with friction and momentum.</summary>
/// <remarks>Chen, Fox and Guestrin, "Stochastic gradient Hamiltonian Monte Carlo", 2014. One state, <c>v</c>: 4 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="α">The friction.</param>
[Optimizer("v = (1-α)*v - lr*g + √(2*α*lr)*normal(); w += v")]
public partial class SGHMC(
    [Range(0, double.PositiveInfinity)] double lr = 1e-5,
    [Range(0, 1), Property("Friction")] double α = 0.05);

/// <summary>SGHMC with a thermostat: the friction of each parameter follows the kinetic energy of its momenta.</summary>
/// <remarks>
/// Ding et al., "Bayesian sampling using stochastic gradient thermostats", 2014. Two states, the momenta <c>p</c> and the friction <c>ξ</c>, one
/// number for each parameter: 4 bytes a float weight. Friction takes no more than the whole momentum in a step (ξ·lr counts for 1 at most), without
/// which a great gradient makes it swing ever wider.
/// </remarks>
/// <param name="lr">The step of the discretised diffusion.</param>
/// <param name="A">The diffusion, with which the friction begins.</param>
[Optimizer("ξ₀ = A; p = p - min(ξ*lr, 1)*p - lr*g + √(2*A*lr)*normal(); w += lr*p; ξ += lr*(rms(p)² - 1)")]
public partial class SGNHT(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity), Property("Diffusion")] double A = 0.1);

/// <summary>Moves by an average of squashed gradients that begins at random.</summary>
/// <remarks>
/// Bahrami and Zadeh, "Gravity optimizer: a kinematic approach on optimization in deep learning", 2021. One state, <c>v</c>: 4 bytes a float weight.
/// Where the learning rate is 0 at the first step, the average begins at 0.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="α">The standard deviation of the first step.</param>
/// <param name="β">What the smoothing of the average tends to.</param>
[Optimizer("v₀ = lr > 0 ? normal()*α/lr : 0; z = g/(1 + (g*max(|g|))²); v = ema(v, z, (β*t+1)/(t+2)); w -= lr*v")]
public partial class Gravity(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(0, double.PositiveInfinity), Property("InitialDeviation")] double α = 0.01,
    [Range(0, 1)] double β = 0.9);

/// <summary>Signs of the averaged gradient under noise as wide as its greatest magnitude so far, which makes their mean proportional to it.</summary>
/// <remarks>"StoSignSGD", 2026. Two states, <c>m</c> and <c>G</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="λ">The weight decay, of the weights themselves.</param>
[Optimizer("m = ema(m, g, β1); G = max(G, |m|); w -= lr*(sign(m + G*uniform(-1, 1)) + λ*w)")]
public partial class StoSignSGD(
    [Range(0, double.PositiveInfinity)] double lr = 1e-4,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.95,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.1);

/// <summary>A sum of five displacements: by the gradient, its average, noise, Adam's direction and the hyperbolic tangent of the average.</summary>
/// <remarks>"NIRMAL", 2025. Two states, <c>m</c> and <c>v</c>: 8 bytes a float weight.</remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The smoothing of the gradient.</param>
/// <param name="β">The smoothing of the squared gradient.</param>
/// <param name="α">The weight decay, added to the gradient.</param>
/// <param name="κ">The share of the noise.</param>
/// <param name="γ">The share of Adam's direction.</param>
/// <param name="λ">The share of the hyperbolic tangent.</param>
/// <param name="a">What all are multiplied by.</param>
/// <param name="ε">Added to the root.</param>
[Optimizer("""
    g += α*w
    m = ema(m, g, μ)
    v = ema(v, g², β)
    w += a*(-lr*g - lr*m + lr*κ*normal() - lr*γ*m/(√v + ε) - lr*λ*tanh(m))
    """)]
public partial class NIRMAL(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true), Property("MomentumFactor")] double μ = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.999,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double α = 0,
    [Range(0, double.PositiveInfinity), Property("NoiseShare")] double κ = 0.01,
    [Range(0, double.PositiveInfinity), Property("AdaptiveShare")] double γ = 1,
    [Range(0, double.PositiveInfinity), Property("TanhShare")] double λ = 0.1,
    [Range(0, double.PositiveInfinity), Property("Scale")] double a = 0.2,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>
/// Adam that is also a Gaussian approximation of the posterior: gradients are taken at weights drawn from it, and its mean <c>x</c> is what to
/// evaluate with.
/// </summary>
/// <remarks>
/// Khan et al., "Fast and scalable Bayesian deep learning by weight-perturbation in Adam", 2018. Three states, <c>x</c>, <c>m</c> and <c>v</c>: 12
/// bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the squared gradient.</param>
/// <param name="n">How many examples there are; the gradient is the mean over them.</param>
/// <param name="λ">The precision of the prior.</param>
[Optimizer("""
    x₀ = w
    m = ema(m, g + λ/n*x, β1)
    v = ema(v, g², β2)
    x -= lr*hat(m, β1)/(√hat(v, β2) + λ/n)
    w = x + normal()/√(n*v + λ)
    eval = x
    """)]
public partial class Vadam(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(1, double.PositiveInfinity), Property("ExampleCount")] double n = 5e4,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("PriorPrecision")] double λ = 1);

/// <summary>
/// Improved variational online Newton: a Gaussian approximation of the posterior whose variance comes of the same gradients. They are taken at weights
/// drawn from it, and its mean <c>x</c> is what to evaluate with.
/// </summary>
/// <remarks>
/// Shen et al., "Variational learning is effective for large deep networks", 2024. Four states, <c>x</c>, <c>m</c>, <c>h</c> and the draw <c>z</c>,
/// which is kept because a large weight has no room for it: 16 bytes a float weight. As the authors' code, <c>rescale_lr</c> included, which also takes the
/// first gradient at a sample: so the first step only draws it, and its gradient counts for nothing. Where the diagonal would leave the type, it stays as it was.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of the Hessian's diagonal.</param>
/// <param name="h0">The diagonal to begin with.</param>
/// <param name="δ">The weight decay.</param>
/// <param name="n">The effective number of examples; the gradient is the mean over them.</param>
[Optimizer("""
    h₀ = h0
    x₀ = w
    if (t > 1) {
        k = g*z*n*(h + δ)
        m = ema(m, g, β1)
        q = ema(h, k, β2) + 0.5*(1-β2)²*(h - k)*((h - k)/(h + δ))
        h = isfinite(q) ? q : h
        x -= lr*(h0 + δ)*(m/(1-β1^(t-1)) + δ*x)/(h + δ)
    }
    z = normal()/√(n*(h + δ))
    w = x + z
    eval = x
    """)]
public partial class IVON(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.99999,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true), Property("InitialHessian")] double h0 = 1,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double δ = 1e-4,
    [Range(1, double.PositiveInfinity), Property("ExampleCount")] double n = 5e4);

/// <summary>
/// Entropy-SGD: Langevin steps around a centre <c>x</c>, which after some of them moves towards their average <c>y</c>.
/// </summary>
/// <remarks>
/// Chaudhari et al., "Entropy-SGD: biasing gradient descent into wide valleys", 2017. As the authors' code, whose step of the centre has no factor γ, and
/// whose noise has the paper's variance twice.
/// Two states, <c>x</c> and <c>y</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">How far the centre moves towards the average; 1 is all the way.</param>
/// <param name="l">The step of the Langevin dynamics.</param>
/// <param name="γ">How strongly these are drawn to the centre.</param>
/// <param name="α">The smoothing of the average.</param>
/// <param name="L">How many Langevin steps there are to one of the centre.</param>
/// <param name="s">The scale of the noise.</param>
[Optimizer("""
    x₀ = w
    y₀ = w
    w -= l*(g - γ*(x - w)) + √(2*l)*s*normal()
    y = ema(y, w, α)
    if (t % L == 0) { x -= lr*(x - y); w = x; y = x }
    """)]
public partial class EntropySGD(
    [Range(0, double.PositiveInfinity)] double lr = 1,
    [Range(0, double.PositiveInfinity), Property("InnerRate")] double l = 0.1,
    [Range(0, double.PositiveInfinity), Property("Scope")] double γ = 1e-4,
    [Range(0, 1, MaximumIsExclusive = true)] double α = 0.75,
    [Range(1, int.MaxValue), Property("InnerSteps")] int L = 20,
    [Range(0, double.PositiveInfinity), Property("NoiseScale")] double s = 1e-4);
