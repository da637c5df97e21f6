namespace OptGen.Tests.Histories;

/// <summary>AutoClip (Seetharaman et al., 2020): gradients are shortened to a quantile of the norms so far.</summary>
[Optimizer("n = norm(g); w -= lr*g*min(1, quantile(last(n, window), p)/max(n, 1e-12)); lr := 0.1; p := 0.25; window := 4")]
public partial class AutoClip;

/// <summary>Every reduction of what there is so far.</summary>
[Optimizer("""
    x = last(sum(g), 3); y = last(all.sum(g), n)
    a = sum(x); b = mean(x); c = norm(x); d = max(x) - min(x); e = std(x + 1); f = mean(y); h = dot(x, x) + norm1(x); q = quantile(y, 0.5)
    a₀ = a; b₀ = b; c₀ = c; d₀ = d; f₀ = f; h₀ = h; q₀ = q; e₀ = 0
    w -= lr*g
    """)]
public partial class HistoryReductions(double lr = 0.1, int n = 2);

/// <summary>A history that only some steps write.</summary>
[Optimizer("if (t % 2 == 1) { q = max(last(sum(g), 2)) }; w -= lr*q*g")]
public partial class HistoryInABranch(double lr = 0.1);

/// <summary>AdaShift's delay, by a hyperparameter.</summary>
[Optimizer("d = delay(g, n); s = delay(norm(g), n); w -= lr*(d + s)")]
public partial class DelayedByHyperparameter(double lr = 0.1, int n = 3);

/// <summary>The same by a constant, which keeps a chain.</summary>
[Optimizer("d = delay(g, 3); s = delay(norm(g), 3); w -= lr*(d + s)")]
public partial class DelayedByConstant(double lr = 0.1);

/// <summary>A delay that only some steps take, of what is computed.</summary>
[Optimizer("m = ema(m, g, 0.5); if (t % 2 == 0) { d = delay(m*2, n) }; w -= lr*d")]
public partial class DelayInABranch(double lr = 0.1, int n = 2);

/// <summary>Longer than a chain.</summary>
[Optimizer("w -= lr*delay(g, 70)")]
public partial class LongDelay(double lr = 0.1);

/// <summary>Delays of vectors and of matrices of other sizes, by a hyperparameter.</summary>
[Optimizer("L = g@gᵀ; a = delay(L, n); r = delay(row.sum(g), n); c = delay(col.max(g), n); v = delay(row.mean(gᵀ@g), n); w -= lr*(a@g + r*c + vᵀ)")]
public partial class DelayedShapes(double lr = 0.1, int n = 3);

/// <summary>The same by a constant, which keeps a chain.</summary>
[Optimizer("L = g@gᵀ; a = delay(L, 3); r = delay(row.sum(g), 3); c = delay(col.max(g), 3); v = delay(row.mean(gᵀ@g), 3); w -= lr*(a@g + r*c + vᵀ)")]
public partial class ChainedShapes(double lr = 0.1);

/// <summary>Delays of an axis's numbers, and in a branch.</summary>
[Optimizer("a = axis(1).sum(g); if (t % 2 == 0) { d = delay(a, n) }; w -= lr*(d + delay(a, n))")]
public partial class DelayedAxis(double lr = 0.1, int n = 2);

/// <summary>The same by a constant.</summary>
[Optimizer("a = axis(1).sum(g); if (t % 2 == 0) { d = delay(a, 2) }; w -= lr*(d + delay(a, 2))")]
public partial class ChainedAxis(double lr = 0.1);

/// <summary>What is kept of all parameters: one history for the optimizer, some steps of which are left out, and what is made of it.</summary>
[Optimizer("""
    n = all.norm(g); h = last(n, k); q = quantile(h, .5) + sum(sort(h)*rank(h)) + t*0; s = ema(s, mean(h + 1), .5)
    if (t % 3 != 0) { b = max(last(all.sum(g)*t, 2)) }
    w -= lr*(g*q + s + b + delay(n, k) + delay(n, 70))
    """)]
public partial class HistoryOfAll(double lr = 0.1, int k = 3);

/// <summary>The same told by a state of each parameter, which makes all of it the parameter's.</summary>
[Optimizer("n = all.norm(g) + 0*sum(g); w -= lr*quantile(last(n, 3), .5)*g")]
public partial class HistoryOfEach(double lr = 0.1);
