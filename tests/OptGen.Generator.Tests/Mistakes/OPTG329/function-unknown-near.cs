using OptGen;

[Optimizer("w -= lr*sqr(g)")]
public partial class Example(double lr = 1e-3);
