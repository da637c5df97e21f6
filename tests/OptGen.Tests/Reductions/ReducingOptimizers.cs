namespace OptGen.Tests.Reductions;

/// <summary>Keeps what the reductions of a parameter come to where a test can see it; moves nothing.</summary>
[Optimizer("""
    sumR₀ = 0; sumR = sum(g)
    meanR₀ = 0; meanR = mean(g)
    normR₀ = 0; normR = norm(g)
    norm1R₀ = 0; norm1R = norm1(g)
    rmsR₀ = 0; rmsR = rms(g)
    stdR₀ = 0; stdR = std(g)
    maxR₀ = 0; maxR = max(g)
    minR₀ = 0; minR = min(g)
    dotR₀ = 0; dotR = dot(g, w)
    cosR₀ = 0; cosR = cos(g, w)
    w += 0
    """)]
public partial class ReducesParameter;

/// <summary>The same over all parameters.</summary>
[Optimizer("""
    sumR₀ = 0; sumR = all.sum(g)
    meanR₀ = 0; meanR = all.mean(g)
    normR₀ = 0; normR = all.norm(g)
    norm1R₀ = 0; norm1R = all.norm1(g)
    rmsR₀ = 0; rmsR = all.rms(g)
    stdR₀ = 0; stdR = all.std(g)
    maxR₀ = 0; maxR = all.max(g)
    minR₀ = 0; minR = all.min(g)
    dotR₀ = 0; dotR = all.dot(g, w)
    cosR₀ = 0; cosR = all.cos(g, w)
    w += 0
    """)]
public partial class ReducesAll;

/// <summary>States of the whole optimizer that know which step is the first, in every form that asks for it.</summary>
[Optimizer("""
    n₀ = all.norm(g)
    n = ema(n, all.norm(g), β)
    share = 1/t
    if (t % 2 == 0) { even = all.sum(g)*share }
    w -= lr*(n + prev(all.norm(g), 10) + even)
    """)]
public partial class CountsItsSteps(double lr = 1, double β = 0.5);
