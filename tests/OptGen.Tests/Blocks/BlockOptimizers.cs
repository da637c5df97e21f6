namespace OptGen.Tests.Blocks;

/// <summary>Adam-mini: Adam with one mean square for each block.</summary>
[Optimizer("m = ema(m, g, β1); v = ema(v, block(n).mean(g²), β2); w -= lr*hat(m, β1)/(√hat(v, β2) + ε)")]
public partial class MiniAdam(int n = 8, double lr = 0.01, double β1 = 0.9, double β2 = 0.999, double ε = 1e-8);

/// <summary>The gradient over the norm of its block.</summary>
[Optimizer("w -= lr*g/(block(5).norm(g) + 1e-3)")]
public partial class BlockNormalized(double lr = 0.1);

/// <summary>Two sizes of blocks, rows and the whole parameter in one step.</summary>
[Optimizer("""
    a₀ = 0*block(n).sum(g)
    a = block(n).max(|g|)
    b₀ = 0*block(7).sum(g)
    b = block(7).sum(g) - block(7).std(g)
    r₀ = 0*row.sum(g)
    r = row.dot(g, w)
    s₀ = 0
    s = sum(g*a) + mean(a)
    w -= 0.1*g*a*b + 0.01*r*b + 0.001*s
    """)]
public partial class EveryBlock(double n = 10);

/// <summary>Blocks, columns and rows in one pass, and columns of what differs between blocks; what is reduced is not 0 for a gradient of 0.</summary>
[Optimizer("""
    b₀ = 0*block(n).sum(g)
    b = block(n).sum(1 + g)
    c₀ = 0*col.sum(g)
    c = col.sum(1 + g)
    d₀ = 0*col.sum(g)
    d = col.dot(1 + g, b + w)
    h₀ = 0*col.sum(g)
    h = col.max(1 + g - b)
    l₀ = 0*col.sum(g)
    l = col.min(1 + g - b)
    q₀ = 0*col.sum(g)
    q = col.quantile(g*b, 0.5)
    r₀ = 0*row.sum(g)
    r = row.sum(1 + g)
    s₀ = 0
    s = sum(g*b)
    w -= 0.1*g*b + 0.01*c + 0.01*r
    """)]
public partial class BlocksAndColumns(int n = 10);

/// <summary>The weights to evaluate with differ between blocks.</summary>
[Optimizer("v = 0.5*v + block(3).sum(g); w -= g; eval = w + v")]
public partial class EvaluatesBlocks;
