using OptGen.Zoo;

namespace OptGen.Tests.Gradients;

[Optimizer<SAM, AdamW>]
public partial class SharpAdamW;

[Optimizer<SAM, Momentum>]
public partial class SharpHeavyBall;

[Optimizer<Lookahead, SAM, AdamW>]
public partial class LookaheadSharpAdamW;

/// <summary>Needs both gradients in the last part, and their product.</summary>
[Optimizer("a = all.norm(g) + ε; p = grad(w + ρ*g/a); b = all.norm(p) + ε; c = all.dot(g, p)/(a*b); w -= lr*(p - α*(g - c*a*p/b))")]
public partial class Surrogate(double lr = 0.1, double ρ = 0.3, double α = 0.4, double ε = 1e-12);

/// <summary>Two gradients, the first of them at the weights themselves.</summary>
[Optimizer("y₀ = w; h = grad(w); G += all.norm(h)²; w = y - h/√(G + 1); k = grad(w); Q += all.norm(k)²; y -= k/√(Q + 1)")]
public partial class TwoGradients;

/// <summary>Ten gradients in an unrolled loop.</summary>
[Optimizer("s = w; p = w; for i in 0..5 { q = grad(p); p += ρ*q/(all.norm(q) + 1e-12); s -= lr*grad(p) }; w = lerp(w, s, α)")]
public partial class Lookbehind(double lr = 0.1, double ρ = 0.05, double α = 0.5);

/// <summary>The gradient of the batch at hand at the previous weights.</summary>
[Optimizer("d = t == 1 ? g : g + 0.9*(d - grad(prev(w, w))); w -= lr*d")]
public partial class Recursive(double lr = 0.1);

/// <summary>Asks again only in every third step.</summary>
[Optimizer("if (t % 3 == 1) { w -= lr*grad(w - lr*g) } else { w -= lr*g }")]
public partial class SometimesTwice(double lr = 0.1);

/// <summary>Asks again only where the gradient is long, which differs between parameters.</summary>
[Optimizer("if (norm(g) > 1) { h = grad(w - lr*g); n += norm(h) } else { h = g }; w -= lr*h")]
public partial class WhereLong(double lr = 0.1);

/// <summary>Both branches ask, each at its own point.</summary>
[Optimizer("if (t % 2 == 1) { w -= lr*grad(w - lr*g) } else { w -= lr*grad(w + lr*g) }")]
public partial class EitherWay(double lr = 0.1);

/// <summary>Reads the loss in the last part.</summary>
[Optimizer("q = grad(w - lr*g); w -= lr*loss*q")]
public partial class ReadsLossLate(double lr = 0.1);

/// <summary>Reads the Hessian that came with the first gradient, and rows of both.</summary>
[Optimizer("r = row.norm(g); q = grad(w - lr*g/(r + 1)); c = ema(c, col.mean(q*g), 0.9); w -= lr*q*r/(hess + c² + 1)")]
public partial class RowsAndHessian(double lr = 0.1);

/// <summary>A state that both parts change, one whose old value the last part reads, and the weights to evaluate with.</summary>
[Optimizer("m = 0.9*m + g; b = m; v = prev(g); q = grad(w - lr*m); m += q; w -= lr*(m + b + v); eval = w - m")]
public partial class ChangesStates(double lr = 0.1);

/// <summary>Only matrices ask again; the others keep a momentum.</summary>
[Optimizer("n = all.norm(g); if (ndim == 2) { r = row.norm(g); w -= lr*grad(w - lr*g/(n + r)) } else { m = 0.9*m + g/n; w -= lr*m }")]
public partial class MatricesTwice(double lr = 0.1);

/// <summary>All ask, at a point that depends on the rank, and go on with the norm of all.</summary>
[Optimizer("if (ndim == 2) { p = w - lr*g/norm(g) } else { p = w + lr*g }; q = grad(p); w -= lr*(ndim == 2 ? q + g : q)/(1 + all.norm(q))")]
public partial class PointsByRank(double lr = 0.1);
