namespace OptGen.Models;

/// <summary>Normalizes along the last axis, to the mean 0 and the variance 1, then scales and shifts.</summary>
/// <remarks>Ba, Kiros and Hinton, "Layer normalization", 2016.</remarks>
/// <param name="ε">Is added to the variance.</param>
[Model("x[.., d]; weight[d] ~ 1; bias[d] ~ 0; weight*(x - mean(x, d))/√(var(x, d) + ε) + bias")]
public partial class LayerNorm(double ε = 1e-5);

/// <summary>Normalizes along the last axis, to the mean square 1, then scales.</summary>
/// <remarks>Zhang and Sennrich, "Root mean square layer normalization", 2019.</remarks>
/// <param name="ε">Is added to the mean square.</param>
[Model("x[.., d]; weight[d] ~ 1; weight*x/√(mean(x², d) + ε)")]
public partial class RMSNorm(double ε = 1e-6);

/// <summary>
/// Normalizes each place of the last axis over all others: in training by the mean and variance of the batch, otherwise by their running averages, which training keeps.
/// </summary>
/// <remarks>
/// Ioffe and Szegedy, "Batch normalization", 2015. In a file, the states are <c>running_mean</c> and <c>running_var</c>. PyTorch's running variance divides by n − 1, this one by n.
/// </remarks>
/// <param name="decay">The weight of the past in the running averages: 1 less PyTorch's momentum.</param>
/// <param name="ε">Is added to the variance.</param>
[Model("""
    x[.., c]; weight[c] ~ 1; bias[c] ~ 0; m[c] ~ 0; v[c] ~ 1
    if (train) { μ = mean(x, ..); s = mean((x - μ)², ..); m = ema(m, stop(μ), decay); v = ema(v, stop(s), decay) }
    else { μ = m; s = v }
    weight*(x - μ)/√(s + ε) + bias
    """)]
public partial class BatchNorm(double decay = .9, double ε = 1e-5);

/// <summary>Normalizes each example in groups of neighbouring places of the last axis, over all axes between, then scales and shifts each place.</summary>
/// <remarks>Wu and He, "Group normalization", 2018.</remarks>
/// <param name="groups">How many groups there are; the length of the last axis is a multiple.</param>
/// <param name="ε">Is added to the variance.</param>
[Model("""
    x[N, .., c]; weight[c] ~ 1; bias[c] ~ 0
    y = split(x, c: groups, g); μ = mean(y, .., g); s = mean((y - μ)², .., g)
    weight*merge((y - μ)/√(s + ε), groups, g: c) + bias
    """)]
public partial class GroupNorm(int groups, double ε = 1e-5);
