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

/// <summary>Normalises each output unit, whatever the rank.</summary>
[Optimizer("w -= 0.1*g/(1 + unit.norm(g)); w -= 0.01*unit.mean(w)")]
public partial class Units;

/// <summary>Reductions along one axis of what the other axis has: all elements count.</summary>
[Optimizer("r = row.mean(g); c = col.mean(g); w -= 0.1*(row.sum(c) + col.sum(r)) + 0.1*g*(r - c) + 0.01*dot(r, c) + 0.01*dot(r, 2)")]
public partial class CrossesAxes;

/// <summary>Means over rows after those over columns are taken off: three passes.</summary>
[Optimizer("x = g - row.mean(g); y = x - col.mean(x); w -= 0.1*y/(1 + row.norm(y))")]
public partial class CentresBoth;
