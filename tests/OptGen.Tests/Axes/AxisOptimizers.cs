namespace OptGen.Tests.Axes;

[Optimizer("w = axis(1).sum(g)")]
public partial class SumOfAxis1;

[Optimizer("w = axis(2).mean(g)")]
public partial class MeanOfAxis2;

[Optimizer("w = axis(1).norm(g) - axis(2).rms(g) + 10*axis(3).norm1(g)")]
public partial class NormsOfAxes;

[Optimizer("w = axis(1).max(g) + 10*axis(2).min(g) + 100*axis(0).sum(g)")]
public partial class ExtremesOfAxes;

[Optimizer("w = axis(2).std(g) + axis(1).cos(g, w₀) + axis(1).dot(g, w₀)")]
public partial class SpreadOfAxes;

[Optimizer("w = axis(2).quantile(g, .3) + 100*(axis(1).any(g > 4.5) ? 1 : 0)")]
public partial class QuantileOfAxis2;

[Optimizer("v = axis(1).sum(g); w = mean(v) + 10*rank(v) + 100*all.max(v) + sort(axis(2).sum(g))")]
public partial class VectorOfAxis;

/// <summary>SM3 (Anil et al., 2019) for ranks up to 4: an accumulator for each axis, of which the least counts.</summary>
[Optimizer(
    """
    ν = ρ
    for k in 1..4 { if (ndim > k) { ν = min(ν, μ[k]) } }
    ν += g²
    ρ = axis(0).max(ν)
    for k in 1..4 { if (ndim > k) { μ[k] = axis(k).max(ν) } }
    w -= lr*g/√(ν + 1e-30)
    lr := 0.1
    """)]
public partial class AnyRankSM3;

[Optimizer("m = ema(m, axis(1).mean(g²), .9); w -= .1*g/(√m + 1e-8)")]
public partial class AxisState;

[Optimizer("w = axis(1).mean(g) - col.mean(g) + 10*(axis(1).norm(g) - col.norm(g)) + axis(0).mean(g) - row.mean(g)")]
public partial class AxesOfMatrices;

[Optimizer("L = g@gᵀ; w = row.mean(L) - axis(0).mean(L) + sum(col.mean(L) - axis(1).mean(L))")]
public partial class AxesOfOtherMatrices;
