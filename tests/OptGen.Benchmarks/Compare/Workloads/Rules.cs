namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>AdamW without its decay.</summary>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); w -= lr/(1-β1^t)*m / (√v/√(1-β2^t) + ε)")]
internal sealed partial class AdamWithoutDecay(double lr = 1e-3, double β1 = 0.9, double β2 = 0.999, double ε = 1e-8);

/// <summary>The shipped AdamW, made by calling another rule.</summary>
[Optimizer("w *= 1 - lr*λ; w += AdamWithoutDecay(g); λ := 1e-2")]
internal sealed partial class ComposedAdamW;

/// <summary>AdamW, and an average of the weights.</summary>
[Optimizer("average₀ = w; w += AdamW(g); average = ema(average, w, keep); eval = average; keep := 0.999")]
internal sealed partial class AveragedAdamW;

/// <summary>The eigenvectors of a matrix that the first step makes of the gradient.</summary>
[Optimizer("if (t == 1) { A = g@gᵀ + eye }; w -= row.norm(eigvecs(A))*g")]
internal sealed partial class EigenvectorsRule;

/// <summary>The inverse of such a matrix.</summary>
[Optimizer("if (t == 1) { A = g@gᵀ + eye }; w -= row.norm(inv(A))*g")]
internal sealed partial class InverseRule;

/// <summary>The orthonormal factor of such a matrix.</summary>
[Optimizer("if (t == 1) { A = g@gᵀ + eye }; w -= row.norm(qr(A))*g")]
internal sealed partial class OrthonormalRule;

/// <summary>AdamW with its states in sixteen bits.</summary>
[Optimizer("w *= 1 - lr*λ; w += AdamWithoutDecay(g); λ := 1e-2")]
[State("AdamWithoutDecay.m", Storage.BFloat16)]
[State("AdamWithoutDecay.v", Storage.BFloat16)]
internal sealed partial class BFloat16AdamW;

/// <summary>AdamW with its states in eight bits.</summary>
[Optimizer("w *= 1 - lr*λ; w += AdamWithoutDecay(g); λ := 1e-2")]
[State("AdamWithoutDecay.m", Storage.Block8)]
[State("AdamWithoutDecay.v", Storage.Block8)]
internal sealed partial class Block8AdamW;
