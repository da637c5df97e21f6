using OptGen;

[Optimizer("L = g@gᵀ; w -= lr*(L + g)")]
public partial class Example(double lr = 1e-3);
