using OptGen;

[Optimizer("w -= lr*(eigvecs(g@gᵀ, t)@g)")]
public partial class Example(double lr = 1e-3);
