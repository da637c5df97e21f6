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
