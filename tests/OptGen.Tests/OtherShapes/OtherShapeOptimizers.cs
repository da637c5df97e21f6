namespace OptGen.Tests.OtherShapes;

// Each assigns a reduction to the weights, so that the first weight shows it.
[Optimizer("w = all.max(row.norm(g))")]
public partial class AllMaxOfRows;

[Optimizer("w = all.min(col.sum(g))")]
public partial class AllMinOfColumns;

[Optimizer("w = all.sum(row.mean(g))")]
public partial class AllSumOfRows;

[Optimizer("w = all.mean(row.norm(g))")]
public partial class AllMeanOfRows;

[Optimizer("w = all.rms(col.max(g))")]
public partial class AllRmsOfColumns;

[Optimizer("w = all.std(row.sum(g))")]
public partial class AllStdOfRows;

[Optimizer("w = all.norm(block(2).max(g))")]
public partial class AllNormOfBlocks;

[Optimizer("w = all.dot(row.sum(g), row.max(g))")]
public partial class AllDotOfRows;

[Optimizer("w = all.cos(row.sum(g), row.max(g))")]
public partial class AllCosOfRows;

[Optimizer("w = all.quantile(row.sum(g), .3)")]
public partial class AllQuantileOfRows;

[Optimizer("w = all.quantile(col.sum(g), .7)")]
public partial class AllQuantileOfColumns;

[Optimizer("w = all.mean(g@gᵀ)")]
public partial class AllMeanOfMatrix;

[Optimizer("w = all.rms(gᵀ@g)")]
public partial class AllRmsOfMatrix;

[Optimizer("w = all.std(g@gᵀ)")]
public partial class AllStdOfMatrix;

[Optimizer("w = all.quantile(g@gᵀ, .4) + 0*all.quantile(|g|, .5)")]
public partial class AllQuantileOfMatrix;

[Optimizer("w = all.sum(row.sum(gᵀ@g)) + all.any(row.max(g) > 4)*100")]
public partial class AllSumOfOtherRows;

[Optimizer("w = quantile(g@gᵀ, .4)")]
public partial class QuantileOfMatrix;

[Optimizer("w = row.quantile(g@gᵀ, .4)")]
public partial class RowQuantileOfMatrix;

[Optimizer("w = col.quantile(gᵀ@g, .4)")]
public partial class ColumnQuantileOfMatrix;

/// <summary>Each row has a share of its own.</summary>
[Optimizer("w = row.quantile(g, row.max(g) > 4 ? .25 : .75)")]
public partial class QuantileWithSharesOfRows;

/// <summary>A vector of another matrix is one of a single column: a row of it has one number, and its column is the vector.</summary>
[Optimizer("v = row.mean(gᵀ@g); w = sum(row.sum(v) - v) + col.max(v) + 10*sum(row.norm(v) - |v|)")]
public partial class VectorOfOtherMatrix;

/// <summary>Every output unit counts, whatever its parameter's rank.</summary>
[Optimizer("w -= g*min(1, c/all.max(unit.norm(g))); c := 1")]
public partial class ClippedByUnits;

[Optimizer("if (ndim > 1) { w -= g/all.mean(row.norm(g)) } else { w -= 2*g }")]
public partial class MeanNormForMatrices;
