namespace OptGen.Tests.Metrics;

/// <summary>A class that no other test steps.</summary>
[Optimizer("w -= lr*g")]
public partial class MeasuredDescent(double lr = 0.1);

/// <summary>A step of two calls.</summary>
[Optimizer("w -= lr*grad(w + ρ*g)")]
public partial class MeasuredSharpness(double lr = 0.1, double ρ = 0.05);

/// <summary>Writes the weights in the pass that reduces them.</summary>
[Optimizer("w -= lr*g; n₀ = 0; n = norm(w)")]
public partial class KeepsNorm(double lr = 0.1);

/// <summary>Writes the weights in a pass by rows that reduces them.</summary>
[Optimizer("w -= lr*g; n₀ = 0*row.sum(g); n = row.norm(w)")]
public partial class KeepsRowNorms(double lr = 0.1);

/// <summary>Writes the weights in a pass by blocks that reduces them.</summary>
[Optimizer("w -= lr*g; n₀ = 0*block(7).sum(g); n = block(7).norm(w)")]
public partial class KeepsBlockNorms(double lr = 0.1);
