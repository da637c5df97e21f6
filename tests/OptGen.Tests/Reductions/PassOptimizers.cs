namespace OptGen.Tests.Reductions;

/// <summary>The direction is needed twice, for the norm and for the step.</summary>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); u = hat(m, β1)/(√hat(v, β2) + ε) + λ*w; w -= lr*‖w‖/(‖u‖ + ε)*u")]
public partial class Lamb(double lr = 1e-2, double β1 = 0.9, double β2 = 0.99, double ε = 1e-6, double λ = 0.1);

[Optimizer("q = ‖w‖/(‖g‖ + λ*‖w‖ + 1e-9); v = μ*v + lr*q*(g + λ*w); w -= v")]
public partial class Lars(double lr = 1e-2, double μ = 0.9, double λ = 0.1);

/// <summary>Clipping by the norm of all gradients, AdamW and an average of the weights.</summary>
[Optimizer("""
    g *= min(1, c/(all.norm(g) + 1e-6))
    m = ema(m, g, β1); v = ema(v, g², β2)
    w *= 1 - lr*λ
    w -= lr*hat(m, β1)/(√hat(v, β2) + ε)
    a₀ = w; a = ema(a, w, 0.9)
    eval = a
    """)]
public partial class ClippedAveraged(double lr = 1e-2, double β1 = 0.9, double β2 = 0.99, double ε = 1e-8, double λ = 0.1, double c = 1);

[Optimizer("w += AdamWForClipping(g*min(1, c/(all.norm(g) + 1e-6))); c := 1")]
public partial class ClippedAdamW;

[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); w *= 1 - lr*λ; w -= lr*hat(m, β1)/(√hat(v, β2) + ε)")]
public partial class AdamWForClipping(double lr = 1e-2, double β1 = 0.9, double β2 = 0.99, double ε = 1e-8, double λ = 0.1);

/// <summary>Adafactor's factored second moment, with its update clipped by root mean square.</summary>
[Optimizer("""
    s = g² + 1e-30
    r = ema(r, row.mean(s), β); c = ema(c, col.mean(s), β)
    u = g/√(r*c/mean(r))
    w -= lr*u/max(1, rms(u)/d)
    """)]
public partial class Factored(double lr = 1e-2, double β = 0.9, double d = 1);

/// <summary>The same with a moment of the update and the confidence in it, as CAME has.</summary>
[Optimizer("""
    s = g² + 1e-30
    r = ema(r, row.mean(s), β); c = ema(c, col.mean(s), β)
    u = g/√(r*c/mean(r)); u /= max(1, rms(u))
    m = ema(m, u, 0.9)
    q = (u - m)² + 1e-16
    a = ema(a, row.mean(q), 0.99); b = ema(b, col.mean(q), 0.99)
    w -= lr*m/√(a*b/mean(a))
    """)]
public partial class Confident(double lr = 1e-2, double β = 0.9);

/// <summary>Prodigy's estimate of the distance to the solution, one for all parameters.</summary>
[Optimizer("""
    d₀ = d0; r₀ = 0
    r = √β2*r + (1-√β2)*lr*d²*all.dot(g, w₀ - w)
    s = √β2*s + (1-√β2)*lr*d²*g
    m = β1*m + (1-β1)*d*g
    v = β2*v + (1-β2)*d²*g²
    d = max(d, r/all.norm1(s))
    w -= lr*d*m/(√v + d*ε)
    """)]
public partial class Prodigious(double lr = 1, double β1 = 0.9, double β2 = 0.999, double ε = 1e-8, double d0 = 1e-3);

/// <summary>Distance over gradients: two scalar states of the optimizer.</summary>
[Optimizer("x = max(x, all.norm(w - w₀)); y += all.dot(g, g); w -= max(x, 1e-2)/√(y + 1e-8)*g")]
public partial class DistanceOverGradients;

/// <summary>A scalar state of each parameter, fed by a reduction.</summary>
[Optimizer("n = ema(n, ‖g‖, 0.9); w -= 0.1*g/(n + 1e-3)")]
public partial class NormOfEach;

/// <summary>The second pass needs the old momentum, which the first computes anew.</summary>
[Optimizer("m = μ*m + g; w -= lr*prev(m)/(1 + norm(m))")]
public partial class UsesOldMomentum(double lr = 0.1, double μ = 0.9);

/// <summary>The second pass needs the old momentum and the new one.</summary>
[Optimizer("o = m + 0; m = μ*m + g; w -= lr*(o + m)/(1 + norm(m))", FusedMultiplyAdd = false)]
public partial class UsesBothMomenta(double lr = 0.1, double μ = 0.9);

/// <summary>Two states change places, and a later pass needs the old values of both.</summary>
[Optimizer("b₀ = w; x = a; a = b + g; b = x; w -= lr*(x + 2*a + b*b)/(1 + norm(a) + norm(b))")]
public partial class ChangesPlaces(double lr = 0.1);

/// <summary>Reductions of the weights before and after they move, and moves after each.</summary>
[Optimizer("n = norm(w); w -= lr*g/(1 + n); k = norm(w); w *= 1 - lr*k/(1 + n); w -= lr*mean(w)")]
public partial class ReducesUpdatedWeights(double lr = 0.1);

/// <summary>One bit for each weight, with what it loses fed back.</summary>
[Optimizer("p = g + e; d = mean(|p|)*sign(p); e = p - d; w -= lr*d")]
public partial class ErrorFeedback(double lr = 0.1);

/// <summary>Stores the gradient of one pass for the next step while a later pass reads the one before.</summary>
[Optimizer("y = g - h; h = g; w -= lr*y/(1 + norm(y)) + lr*h/(1 + max(|y|/(1 + norm(h))))")]
public partial class ComparesGradients(double lr = 0.1);

/// <summary>A reduction within a branch that some steps skip.</summary>
[Optimizer("if (t % 2 == 0) { m = μ*m + g/‖g‖ }; w -= lr*m/(1 + norm(m))")]
public partial class ReducesInBranch(double lr = 0.1, double μ = 0.9);
