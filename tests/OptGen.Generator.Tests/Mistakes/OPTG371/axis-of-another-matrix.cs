using OptGen;

[Optimizer("w -= lr*sum(axis(2).mean(g@gᵀ))*g")]
public partial class Example(double lr = 1e-3);
