using OptGen;

[Optimizer("w -= lr*block(0).mean(g)")]
public partial class Example(double lr = 1e-3);
