using OptGen;

[Optimizer("P = eigvecs(g@gᵀ, 99999999999999999999); w -= lr*P@(Pᵀ@g)")]
public partial class Example(double lr = 1e-3);
