using OptGen;

[Optimizer("L = g@gᵀ; w -= lr*sum(block(4).mean(L))*g")]
public partial class Example(double lr = 1e-3);
