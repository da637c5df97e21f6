namespace OptGen.Tests.Narrow;

/// <summary>Rules whose state is the last gradient: where a narrow state can hold that exactly, all storages give the same weights.</summary>
internal static class ExactRules
{
    public const string Elementwise = "d = g - m; m = g; n = 0.5*n + g; w -= lr*d + lr*n";
    public const string Reducing = "d = g - m; m = g; k = norm(m) + dot(d, m); n = 0.5*n + d; w -= lr*d/(1 + k) + lr*n";
    public const string Rows = "d = g - m; m = g; n = 0.5*n + row.mean(m)*d; w -= lr*d*row.mean(d)/(1 + col.max(|m|)) + lr*n";
    public const string Blocks = "d = g - m; m = g; n = 0.5*n + d; w -= lr*d*block(7).mean(m) + lr*n";
    public const string Matrices = "d = g - m; m = g; n = 0.5*n + d; w -= lr*m@(nᵀ@m) + lr*inv(m@mᵀ + 100*eye)@d";
    public const string Quantiles = "d = g - m; q = quantile(|m|, 0.5); m = g; n = 0.5*n + d; w -= lr*d/(1 + q) + lr*n";
    public const string Evaluated = "d = g - m; m = g; n = 0.5*n + d; w -= lr*d + lr*n; eval = w + m*n";
    public const string Ranked = "d = g - m; if (ndim == 2) { m = g; w -= lr*d*row.mean(d) } else { m = -g; w -= lr*d }; n = 0.5*n + d; w -= lr*n";
}

[Optimizer(ExactRules.Elementwise)] internal partial class ElementwiseFull(double lr = 0.01);

[Optimizer(ExactRules.Elementwise), State("m", Storage.BFloat16)] internal partial class ElementwiseBFloat16(double lr = 0.01);

[Optimizer(ExactRules.Elementwise), State("m", Storage.Block8)] internal partial class ElementwiseBlock8(double lr = 0.01);

[Optimizer(ExactRules.Reducing)] internal partial class ReducingFull(double lr = 0.01);

[Optimizer(ExactRules.Reducing), State("m", Storage.BFloat16)] internal partial class ReducingBFloat16(double lr = 0.01);

[Optimizer(ExactRules.Reducing), State("m", Storage.Block8)] internal partial class ReducingBlock8(double lr = 0.01);

[Optimizer(ExactRules.Rows)] internal partial class RowsFull(double lr = 0.01);

[Optimizer(ExactRules.Rows), State("m", Storage.BFloat16)] internal partial class RowsBFloat16(double lr = 0.01);

[Optimizer(ExactRules.Rows), State("m", Storage.Block8)] internal partial class RowsBlock8(double lr = 0.01);

[Optimizer(ExactRules.Blocks)] internal partial class BlocksFull(double lr = 0.01);

[Optimizer(ExactRules.Blocks), State("m", Storage.BFloat16)] internal partial class BlocksBFloat16(double lr = 0.01);

[Optimizer(ExactRules.Blocks), State("m", Storage.Block8)] internal partial class BlocksBlock8(double lr = 0.01);

[Optimizer(ExactRules.Matrices)] internal partial class MatricesFull(double lr = 0.01);

[Optimizer(ExactRules.Matrices), State("m", Storage.BFloat16)] internal partial class MatricesBFloat16(double lr = 0.01);

[Optimizer(ExactRules.Matrices), State("m", Storage.Block8)] internal partial class MatricesBlock8(double lr = 0.01);

[Optimizer(ExactRules.Quantiles)] internal partial class QuantilesFull(double lr = 0.01);

[Optimizer(ExactRules.Quantiles), State("m", Storage.BFloat16)] internal partial class QuantilesBFloat16(double lr = 0.01);

[Optimizer(ExactRules.Quantiles), State("m", Storage.Block8)] internal partial class QuantilesBlock8(double lr = 0.01);

[Optimizer(ExactRules.Evaluated)] internal partial class EvaluatedFull(double lr = 0.01);

[Optimizer(ExactRules.Evaluated), State("m", Storage.BFloat16)] internal partial class EvaluatedBFloat16(double lr = 0.01);

[Optimizer(ExactRules.Evaluated), State("m", Storage.Block8)] internal partial class EvaluatedBlock8(double lr = 0.01);

[Optimizer(ExactRules.Ranked)] internal partial class RankedFull(double lr = 0.01);

[Optimizer(ExactRules.Ranked), State("m", Storage.BFloat16)] internal partial class RankedBFloat16(double lr = 0.01);

[Optimizer(ExactRules.Ranked), State("m", Storage.Block8)] internal partial class RankedBlock8(double lr = 0.01);

[Optimizer("w += AdamW(g)"), State("AdamW.m", Storage.BFloat16), State("AdamW.v", Storage.BFloat16)] internal partial class BFloat16AdamW;

[Optimizer("w += AdamW(g)"), State("AdamW.m", Storage.Block8), State("AdamW.v", Storage.Block8)] internal partial class Block8AdamW;

/// <summary>Three narrow states and a wide one between them, in a pass that reduces and in one that does not.</summary>
[Optimizer("a = ema(a, g, β); b = ema(b, g², β); c = max(c*β, |g|); z = 0.5*z + g; w -= lr*(a/(√b + ε) + g/(c + ε) + z)/(1 + norm(a))")]
[State("a", Storage.Block8), State("b", Storage.BFloat16), State("c", Storage.Block8)]
internal partial class ManyNarrow(double lr = 0.01, double β = 0.9, double ε = 1e-8);

/// <summary>A narrow state in a pass by rows.</summary>
[Optimizer("m = ema(m, g - row.mean(g), β); w -= lr*m/(1 + row.norm(m))"), State("m", Storage.Block8)]
internal partial class NarrowByRows(double lr = 0.01, double β = 0.9);

/// <summary>A narrow state that a function of matrices reads.</summary>
[Optimizer("m = β*m + g; w -= lr*orth(m)"), State("m", Storage.BFloat16)]
internal partial class NarrowMuon(double lr = 0.01, double β = 0.9);
