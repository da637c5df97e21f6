using OptGen.Zoo;

namespace OptGen.Tests.Quantiles;

/// <summary>Keeps a quantile of the gradient, and sets the weights to it.</summary>
[Optimizer("q = quantile(g, p); w = q; s₀ = 0; s = q")]
public partial class ShowsQuantile(double p);

/// <summary>Three quantiles of one value, another one of what the first makes, and a sum.</summary>
[Optimizer("""
    l = quantile(|g|, 0.25)
    h = quantile(|g|, 0.75)
    x = clamp(|g|, l, h)
    m₀ = 0
    m = quantile(x*x, 0.5) + quantile(|g|, p)
    n₀ = 0
    n = norm(x)
    v = ema(v, x, 0.9)
    w -= 0.1*v/(m + n)
    """)]
public partial class QuantilesInPasses(double p = 0.9);

/// <summary>The median of each row, of each output unit, and of the parameter.</summary>
[Optimizer("r₀ = 0*row.sum(g); r = row.quantile(g, 0.5); u₀ = 0*row.sum(g); u = unit.quantile(g, 0.25); a = quantile(g, 0.5); w = g - r - a")]
public partial class RowQuantiles;

/// <summary>A step upon gradient descent, some of it enlarged.</summary>
[Optimizer<SelectiveStep, SGD>]
public partial class SelectiveSGD;

/// <summary>Keeps a quantile of all gradients, and sets the weights to it.</summary>
[Optimizer("q = all.quantile(g, p); w = q; s₀ = 0; s = q")]
public partial class ShowsQuantileOfAll(double p);

/// <summary>Two quantiles of all gradients, another one of what these make, and one of each parameter.</summary>
[Optimizer("""
    l = all.quantile(g, 0.25)
    h = all.quantile(g, p)
    x = clamp(g, l, h)
    a = all.quantile(x*x, 0.5)
    q = quantile(g, p)
    s = ema(s, a, 0.5)
    v = ema(v, x, 0.5)
    w = x - a*q
    """)]
public partial class QuantilesOfAll(double p = 0.9);

/// <summary>Quantiles of all parameters, which take in other values of matrices than of vectors.</summary>
[Optimizer("""
    if (ndim == 2) {
        m = ema(m, g, 0.5)
        r = quantile(m, 0.5)
        x = m
    } else {
        r = 0
        x = g
    }
    a = all.quantile(x, 0.25)
    b = all.quantile(x + a, 0.75)
    w = a + b + r
    """)]
public partial class QuantilesByRank;

/// <summary>Quantiles of the numbers of rows, columns and blocks.</summary>
[Optimizer("""
    r₀ = 0*row.sum(g)
    r = row.max(g)
    c₀ = 0*col.sum(g)
    c = col.max(g)
    w = g - quantile(r, 0.5) - quantile(c, p)
    """)]
public partial class QuantilesOfVectors(double p = 0.25);

/// <summary>A quantile of the numbers of blocks.</summary>
[Optimizer("b₀ = 0*block(n).sum(g); b = block(n).max(g); w = g - quantile(b, p)")]
public partial class QuantileOfBlocks(int n = 3, double p = 0.3);

/// <summary>Quantiles of blocks of two sizes, of rows, and of the parameter.</summary>
[Optimizer("""
    b₀ = 0*block(n).sum(g)
    b = block(n).quantile(g, p)
    d = block(4).quantile(g, 0.5)
    w = g - b - d - row.quantile(g, 0.5) - quantile(g, 0.5)
    """)]
public partial class BlockQuantiles(int n = 7, double p = 0.3);

/// <summary>Quantiles of columns, of rows, and of the parameter.</summary>
[Optimizer("""
    c₀ = 0*col.sum(g)
    c = col.quantile(g, p)
    w = g - c - col.quantile(g, 0.5) - row.quantile(g, 0.5) - quantile(g, 0.5)
    """)]
public partial class ColumnQuantiles(double p = 0.3);
