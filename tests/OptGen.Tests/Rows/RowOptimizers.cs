namespace OptGen.Tests.Rows;

/// <summary>Every reduction of rows and columns, broadcast back to the elements.</summary>
[Optimizer("""
    r = row.sum(g) + row.mean(g) + row.norm(g) + row.norm1(g) + row.rms(g) + row.std(g) + row.max(g) + row.min(g) + row.dot(g, w) + row.cos(g, w)
    c = col.sum(g) + col.mean(g) + col.norm(g) + col.norm1(g) + col.rms(g) + col.std(g) + col.max(g) + col.min(g) + col.dot(g, w) + col.cos(g, w)
    w -= 0.01*r*g + 0.01*c*w
    """)]
public partial class EveryRowAndColumn;

/// <summary>Keeps what the reductions of rows and columns come to; moves nothing.</summary>
[Optimizer("""
    rowSum₀ = 0; rowSum = row.sum(g); rowMean₀ = 0; rowMean = row.mean(g); rowNorm₀ = 0; rowNorm = row.norm(g); rowMax₀ = 0; rowMax = row.max(g)
    rowMin₀ = 0; rowMin = row.min(g); rowDot₀ = 0; rowDot = row.dot(g, w); colSum₀ = 0; colSum = col.sum(g); colMean₀ = 0; colMean = col.mean(g)
    colNorm₀ = 0; colNorm = col.norm(g); colMax₀ = 0; colMax = col.max(g); colMin₀ = 0; colMin = col.min(g); colDot₀ = 0; colDot = col.dot(g, w)
    unitNorm₀ = 0; unitNorm = unit.norm(g)
    w += 0
    """)]
public partial class ShowsRowsAndColumns;

/// <summary>Adafactor in PyTorch's form: factored for matrices, weights' root mean square as the scale of the step.</summary>
[Optimizer("""
    ρ = min(lr, 1/√t); α = max(ε2, rms(w))*ρ; β = 1 - t^τ
    w *= 1 - lr*λ
    r = r + (1-β)*(row.mean(g²) - r); c = c + (1-β)*(col.mean(g²) - c)
    v = r*c/max(mean(r), ε1)
    u = g/√max(v, ε1*ε1)
    w -= α*u/max(1, rms(u)/d)
    """)]
public partial class TorchAdafactor(double lr = 1e-2, double τ = -0.8, double ε1 = 1.1920929e-7, double ε2 = 1e-3, double d = 1, double λ = 0.1);

/// <summary>SM3 for matrices: the least of the greatest of each row and column.</summary>
[Optimizer("v = min(r, c) + g²; r = row.max(v); c = col.max(v); w -= lr*g/√(v + 1e-30)")]
public partial class SM3(double lr = 0.1);

/// <summary>States of rows and columns with initial values.</summary>
[Optimizer("r₀ = row.max(|w|); c₀ = 3; r = ema(r, row.mean(g), 0.5); c = 0.5*c + col.mean(g); w -= 0.1*(r*g + c)")]
public partial class StartsRowsAndColumns;

/// <summary>Numbers made of vectors.</summary>
[Optimizer("r = row.mean(g²); c = col.mean(g²); w -= 0.1*g/(1 + mean(r) + norm(c) + max(r) + min(c) + std(r) + dot(c, c) + sum(r/2))")]
public partial class NumbersOfVectors;

/// <summary>Conditions on vectors.</summary>
[Optimizer("k = row.max(|g|) > 0.9; w -= k ? 0.1*g : 0.01*w; w -= col.min(g) < -0.5 ? 0.1 : g/8; w += 0.01*k*mean(k)")]
public partial class ConditionsOnVectors;

/// <summary>Needs rows and columns only where a parameter has them.</summary>
[Optimizer("if (ndim == 2) { w -= 0.1*g/(1 + row.norm(g)) } else { w -= 0.1*g }")]
public partial class GuardedByRank;

/// <summary>One rule for vectors, one for matrices and one for tensors of more axes, each with states of its own.</summary>
[Optimizer("""
    if (ndim == 1) { v = ema(v, g², 0.9); u = g/(√v + 0.1) }
    else if (ndim == 2) { r = ema(r, row.mean(g²), 0.9); c₀ = 1; c = 0.5*c + col.max(|g|); u = g/(√r + c) }
    else { n = 0.5*n + ‖g‖; u = g/n + 0.1*(w - w₀) }
    w -= 0.1*u
    """)]
public partial class ByRank;

/// <summary>The same, but compiled as one rule for all ranks, because only the step knows where the bounds are.</summary>
[Optimizer("""
    if (ndim == one) { v = ema(v, g², 0.9); u = g/(√v + 0.1) }
    else if (ndim == two) { r = ema(r, row.mean(g²), 0.9); c₀ = 1; c = 0.5*c + col.max(|g|); u = g/(√r + c) }
    else { n = 0.5*n + ‖g‖; u = g/n + 0.1*(w - w₀) }
    w -= 0.1*u
    """)]
public partial class ByRankAtRunTime(int one = 1, int two = 2);

/// <summary>Totals of what differs between ranks; the second depends on the first for vectors alone, and the third stands in a branch.</summary>
[Optimizer("""
    u = ndim > 1 ? 2*g : g - 0.01*mean(g)
    a = all.norm(u)
    x = ndim > 1 ? g/(1 + ‖g‖) : g/a
    b = all.norm1(x)
    s = 0.5*s + b
    if (ndim > 1) { w -= 0.1*x/s } else { k = 0.5*k + all.max(x); w -= 0.1*x/b + 0.01*k*w }
    """)]
public partial class TotalsByRank;

/// <summary>The same, but compiled as one rule for all ranks.</summary>
[Optimizer("""
    u = ndim > one ? 2*g : g - 0.01*mean(g)
    a = all.norm(u)
    x = ndim > one ? g/(1 + ‖g‖) : g/a
    b = all.norm1(x)
    s = 0.5*s + b
    if (ndim > one) { w -= 0.1*x/s } else { k = 0.5*k + all.max(x); w -= 0.1*x/b + 0.01*k*w }
    """)]
public partial class TotalsByRankAtRunTime(int one = 1);

/// <summary>Both sides of choices of other shapes; a sum over the wider one counts each element.</summary>
[Optimizer("""
    q = ndim > 1 ? row.mean(g²) : g²
    f = ndim != 2 and |g| > 0.5
    p = ndim > 2 ? 0.5 : g
    w -= 0.1*g/(1 + q + sum(q)) + 0.01*(f ? w : p) + 0.001*sum(p)*p/p
    """)]
public partial class WidensByRank;

/// <summary>The same, but compiled as one rule for all ranks.</summary>
[Optimizer("""
    q = ndim > one ? row.mean(g²) : g²
    f = ndim != two and |g| > 0.5
    p = ndim > two ? 0.5 : g
    w -= 0.1*g/(1 + q + sum(q)) + 0.01*(f ? w : p) + 0.001*sum(p)*p/p
    """)]
public partial class WidensByRankAtRunTime(int one = 1, int two = 2);

/// <summary>Moves matrices only, and evaluates averages.</summary>
[Optimizer("if (ndim >= 2) { w -= 0.1*(g + prev(g)); s = lerp(s, w, 0.5) }; eval = ndim >= 2 ? s : w")]
public partial class LeavesVectorsAlone;

/// <summary>Three rules.</summary>
[Optimizer<SGD>(When = "ndim == 1"), Optimizer<SM3>(When = "ndim == 2"), Optimizer<OptGen.Adam>]
public partial class RoutedByThreeRanks(double lr = 1e-3, double λ = 0, double β1 = 0.9, double β2 = 0.999, double ε = 1e-8);

/// <summary>Normalises each output unit, whatever the rank.</summary>
[Optimizer("w -= 0.1*g/(1 + unit.norm(g)); w -= 0.01*unit.mean(w)")]
public partial class Units;

/// <summary>Reductions along one axis of what the other axis has: all elements count.</summary>
[Optimizer("r = row.mean(g); c = col.mean(g); w -= 0.1*(row.sum(c) + col.sum(r)) + 0.1*g*(r - c) + 0.01*dot(r, c) + 0.01*dot(r, 2)")]
public partial class CrossesAxes;

/// <summary>Means over rows after those over columns are taken off: three passes.</summary>
[Optimizer("x = g - row.mean(g); y = x - col.mean(x); w -= 0.1*y/(1 + row.norm(y))")]
public partial class CentresBoth;
