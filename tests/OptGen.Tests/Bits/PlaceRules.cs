namespace OptGen.Tests.Bits;

/// <summary>Elements, vectors and other matrices put in order.</summary>
[Optimizer("""
    e += lr*g; s = rank(-|e|) < 3 ? e : 0; e -= s
    L = ema(L, g@gᵀ, .9); r = row.norm(g)
    w -= s + .01*sort(g) + .1*sort(r) + .01*rank(col.sum(g)) + .001*row.sum(rank(L)) + .01*row.max(sort(L))
    b = block(5).sum(g); w -= .001*(rank(b) + sort(b))
    """)]
public partial class PutsInOrder(double lr = 0.1);

/// <summary>Vectors and matrices of other sizes, reduced along and over all.</summary>
[Optimizer("""
    L = g@gᵀ; R = gᵀ@g; v = row.mean(R)
    q = quantile(L, .3) + all.quantile(col.sum(g), .7) + all.quantile(R, .4)
    a = all.max(row.norm(g)) + all.std(row.sum(g)) + all.norm(block(2).max(g)) + all.mean(L) + all.rms(R) + all.std(L)
    w -= lr*(g*row.quantile(L, .4) + col.quantile(R, .6) + col.max(v) + sum(row.sum(v)) + dot(v, v) + q + a)
    """)]
public partial class ReducesOtherSizes(double lr = 0.1);

/// <summary>Every reduction along axes, beside elements and as states.</summary>
[Optimizer("""
    if (ndim > 2) {
        m = ema(m, axis(1).mean(g²), .9); u = max(u, axis(2).max(|g|))
        w -= lr*g/√(m + u + 1e-8) + lr*(axis(1).std(g) + axis(2).cos(g, w) + axis(1).dot(g, w) + axis(2).min(g) + axis(1).norm1(g))
        w -= .01*axis(2).quantile(g, .3) + .01*rank(axis(1).sum(g)) + .01*all.max(axis(2).norm(g))
    } else { w -= lr*g }
    """)]
public partial class ReducesAxes(double lr = 0.1);

/// <summary>Places of elements, rows and columns, with what is given.</summary>
[Optimizer("""
    given x; given c: 1; given r: rows; given k: cols; given A: cols×cols; given q: 3
    z = index; m = ema(m, g*x + z, .9)
    w -= lr*(c*m + r*k*row.index - col.index/(1 + row.index)) + lr*(g@A) + lr*sum(index*x)*sum(q)
    """)]
public partial class CountsPlaces(double lr = 0.1);

/// <summary>What is remembered, of every shape.</summary>
[Optimizer("""
    L = g@gᵀ; c = col.sum(g)
    f = quantile(last(norm(g), 3), .5) + mean(last(all.norm(g), n)) + (t > 1 ? std(last(sum(w), 4) + 1) : 0)
    w -= lr*(delay(g, n) + row.sum(delay(L, n)) + delay(row.norm(g), n)*delay(c, n) + delay(c, 1) + delay(norm(g), n) + min(f, 1))
    """)]
public partial class RemembersShapes(double lr = 0.1, int n = 2);
