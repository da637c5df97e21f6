using OptGen;

[Optimizer("w -= lr*sum(g).x")]
public partial class Example(double lr = 1e-3);
