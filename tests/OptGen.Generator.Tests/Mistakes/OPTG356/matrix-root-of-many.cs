using OptGen;

[Optimizer("w -= lr*(invroot(g@gᵀ, g)@g)")]
public partial class Example(double lr = 1e-3);
