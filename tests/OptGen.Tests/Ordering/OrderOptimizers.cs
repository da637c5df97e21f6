namespace OptGen.Tests.Ordering;

[Optimizer("w = sort(g)")]
public partial class Sorted;

[Optimizer("w = rank(g)")]
public partial class Ranked;

/// <summary>Top-k with error feedback: what is not applied is kept and added to the next gradient.</summary>
[Optimizer("e += lr*g; sent = rank(-|e|) < k ? e : 0; e -= sent; w -= sent; lr := 1; k := 2")]
public partial class TopK;

[Optimizer("w = row.norm(g) + 10*rank(-row.norm(g)) + 100*rank(col.norm(g)) + 1000*sort(col.norm(g))")]
public partial class VectorOrder;

/// <summary>The eigenvectors by descending eigenvalue, put in order by a matrix of zeros and ones.</summary>
[Optimizer("L = g@gᵀ; Q = eigvecs(L); λ = col.sum(Q*(L@Q)); P = rank(-λ)ᵀ == rank(λ); w = (Q@(P*1))@((Q@P)ᵀ@g)")]
public partial class Descending;

[Optimizer("L = g@gᵀ; w = row.sum(rank(L)) + row.max(sort(L))")]
public partial class MatrixOrder;

[Optimizer("b = block(3).sum(g); w = 10*rank(b) + sort(b)")]
public partial class BlockOrder;
