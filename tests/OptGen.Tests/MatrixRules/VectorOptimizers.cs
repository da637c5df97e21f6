namespace OptGen.Tests.MatrixRules;

/// <summary>Reductions along sides that are not the parameter's, kept from step to step, and a matrix of a size that nothing is kept of.</summary>
[Optimizer("""
    S = gᵀ@g; T = g@gᵀ
    a = ema(a, row.rms(S), 0.9); b = ema(b, col.mean(T), 0.9)
    k = max(a*b)
    C = S*col.max(S)/(a + 1) + col.min(S)
    w -= lr*(g@C + k*(T*b)@g)
    """)]
public partial class OtherSides(double lr = 0.01);

/// <summary>Sums along a side that a hyperparameter sets.</summary>
[Optimizer("""
    P = eigvecs(g@gᵀ, r); R = gᵀ@P
    c = ema(c, col.norm(R), 0.9)
    d = ema(d, row.norm1(R), 0.9)
    w -= lr*P@(R/(c + 0.1)*d)ᵀ
    """)]
public partial class CountedSides(double lr = 0.1, int r = 2);

/// <summary>Rows and columns beside matrices of other sizes that have rows and columns too, by rank.</summary>
[Optimizer("if (ndim == 2) { m = ema(m, col.mean(gᵀ@g), 0.9); x = (gᵀ@g)*m; w -= lr*g@x*row.norm(g) } else { w -= lr*g }")]
public partial class SidesByRank(double lr = 0.01);

/// <summary>Every product with a vector: of the parameter's matrix and of others, from both sides, transposed and not, and of two vectors.</summary>
[Optimizer("""
    x = w/(‖w‖ + 1)
    r = row.mean(g); c = col.sum(x)
    u = g@cᵀ; d = rᵀ@g; e = gᵀ@r; f = c@gᵀ
    k = rᵀ@u + d@e + f@fᵀ
    m = ema(m, u, 0.9)
    w -= lr*(r@c + 0.1*u@d + k*g + m*g + eᵀ*g + (g@gᵀ)@r*g + (x@e)@(rᵀ@(g@gᵀ)@g))
    """)]
public partial class VectorProducts(double lr = 0.01);
