using OptGen;

[Optimizer("w -= lr*sum(block(4).mean(g)@g)*g")]
public partial class Example(double lr = 1e-3);
